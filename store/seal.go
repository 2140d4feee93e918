package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"sitrep"
)

// seal is a digest of some fields: 16 bytes of their SHA-256, each field with
// its length so that none can flow into the next.
func seal(fields ...string) []byte {
	h := sha256.New()
	var n [8]byte
	for _, f := range fields {
		binary.BigEndian.PutUint64(n[:], uint64(len(f)))
		h.Write(n[:])
		h.Write([]byte(f))
	}
	return h.Sum(nil)[:16]
}

// sealEnded is the seal of a row that was replaced or undone at some time: the
// seal that it had, and the time.
func sealEnded(sealed []byte, at int64) []byte { return seal(string(sealed), itoa(at)) }

func itoa[N ~int | ~int64](n N) string { return strconv.FormatInt(int64(n), 10) }

// pack and unpack compress and restore a report's raw bytes.
func pack(b []byte) []byte { return packer().EncodeAll(b, nil) }

func unpack(b []byte) ([]byte, error) { return unpacker().DecodeAll(b, nil) }

// mostRaw bounds what a damaged frame can make unpack ask for.
const mostRaw = 256 << 20

var packer = sync.OnceValue(func() *zstd.Encoder {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	if err != nil {
		panic(err) // only for options that contradict each other
	}
	return w
})

var unpacker = sync.OnceValue(func() *zstd.Decoder {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(mostRaw))
	if err != nil {
		panic(err) // only for options that contradict each other
	}
	return r
})

// toJSON encodes nouns, all of which can be.
func toJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// decodeJSON reads what toJSON wrote.
func decodeJSON(s string, v any) error {
	if err := json.Unmarshal([]byte(s), v); err != nil {
		return fmt.Errorf("%w: what is kept cannot be read: %w", sitrep.ErrInvalid, err)
	}
	return nil
}

// Times are kept as microseconds since 1970.
func toMicro(t time.Time) int64 { return t.UnixMicro() }

func fromMicro(n int64) time.Time { return time.UnixMicro(n).UTC() }
