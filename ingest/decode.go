package ingest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// decode gives bytes as UTF-8. Where their encoding is not told by a mark or
// (in pages) a declaration it is worked out; notes tell what was lost or guessed.
func decode(raw []byte, isPage bool) (text string, notes []string) {
	if order, _ := utf16Order(raw); order != nil {
		endian := unicode.LittleEndian
		if order == binary.BigEndian {
			endian = unicode.BigEndian
		}
		return transcode(raw, unicode.UTF16(endian, unicode.UseBOM), "utf-16")
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if wide, broken := utf8Share(raw); wide > broken {
		return mend(raw, broken)
	}
	if isPage {
		if e, name := declared(raw); e != nil {
			return transcode(raw, e, name)
		}
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	e, name := guessEncoding(raw)
	text, notes = transcode(raw, e, name)
	return text, append(notes, "read as "+name)
}

// utf16Order gives the byte order of UTF-16, nil where the bytes are something
// else, and the length of the mark. Without a mark, Latin letters betray it: every
// second byte is zero.
func utf16Order(b []byte) (order binary.ByteOrder, mark int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return binary.LittleEndian, 2
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return binary.BigEndian, 2
	}
	b = b[:min(len(b), 1024)]
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch enough := len(b) / 4; {
	case len(b) < 8:
	case zeros[1] > enough && zeros[0] < enough/8:
		return binary.LittleEndian, 0
	case zeros[0] > enough && zeros[1] < enough/8:
		return binary.BigEndian, 0
	}
	return nil, 0
}

// utf8Share counts characters of several bytes, and bytes that are no UTF-8.
func utf8Share(raw []byte) (wide, broken int) {
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			wide++
		}
		raw = raw[n:]
	}
	return wide, broken
}

func mend(raw []byte, broken int) (string, []string) {
	if broken == 0 {
		return string(raw), nil
	}
	return strings.ToValidUTF8(string(raw), "\ufffd"),
		[]string{fmt.Sprintf("%d bytes that are not UTF-8 were replaced", broken)}
}

func transcode(raw []byte, e encoding.Encoding, name string) (string, []string) {
	decoded, err := e.NewDecoder().Bytes(raw)
	if err != nil { // decoders replace what they cannot read; none is known to fail
		return strings.ToValidUTF8(string(raw), "\ufffd"), []string{"is not " + name + " as it says"}
	}
	text := string(decoded)
	if n := strings.Count(text, "\ufffd"); n > 0 {
		return text, []string{fmt.Sprintf("%d characters that are not %s were replaced", n, name)}
	}
	return text, nil
}

// declared gives the encoding that a page names, nil where it names none or the
// one that pages name without thinking.
func declared(raw []byte) (encoding.Encoding, string) {
	e, name, certain := charset.DetermineEncoding(raw, "")
	if !certain && (name == "windows-1252" || name == "utf-8") {
		return nil, "" // what it answers, too, where it finds no declaration
	}
	return e, name
}

// scripts are the encodings that a guess is believed for, and from what confidence
// on: those of scripts whose bytes look like nothing else. Between Latin ones no
// guess from a news report is better than the commonest.
var scripts = map[string]float64{
	"windows-1251": 0.5, "koi8-r": 0.5, "iso-8859-5": 0.5, "windows-1253": 0.5, "iso-8859-7": 0.5, "windows-1255": 0.5,
	"gbk": 0.25, "gb18030": 0.25, "big5": 0.25, "shift_jis": 0.25, "euc-jp": 0.25, "iso-2022-jp": 0.25, "euc-kr": 0.25,
}

func guessEncoding(raw []byte) (encoding.Encoding, string) {
	guess := chardet.Detect(raw[:min(len(raw), window)])
	if e, name := charset.Lookup(guess.Encoding); e != nil {
		if enough, ok := scripts[name]; ok && guess.Confidence >= enough {
			return e, name
		}
	}
	return charset.Lookup("windows-1252")
}
