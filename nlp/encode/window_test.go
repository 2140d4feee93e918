package encode

import (
	"slices"
	"testing"
)

// ofWords gives pieces of words of these lengths.
func ofWords(lengths ...int) []Piece {
	var out []Piece
	for w, n := range lengths {
		for range n {
			out = append(out, Piece{Word: int32(w)})
		}
	}
	return out
}

func TestWindows(t *testing.T) {
	ones := func(n int) []Piece { return ofWords(slices.Repeat([]int{1}, n)...) }
	tests := []struct {
		name   string
		pieces []Piece
		want   []window
	}{
		{"nothing", nil, nil},
		{"one piece", ones(1), []window{{0, 1, 0, 1}}},
		{"one window", ones(254), []window{{0, 254, 0, 254}}},
		{"one piece more", ones(255), []window{{0, 144, 0, 128}, {112, 255, 128, 255}}},
		{"two full windows", ones(476), []window{{0, 254, 0, 238}, {222, 476, 238, 476}}},
		{"three", ones(600), []window{{0, 222, 0, 206}, {190, 411, 206, 395}, {379, 600, 395, 600}}},
		{"words of ten", ofWords(slices.Repeat([]int{10}, 40)...), []window{{0, 210, 0, 190}, {170, 400, 190, 400}}},
		{"one endless word", ofWords(476), []window{{0, 254, 0, 238}, {222, 476, 238, 476}}},
	}
	for _, tt := range tests {
		if got := windows(nil, tt.pieces, maxWindow-2); !slices.Equal(got, tt.want) {
			t.Errorf("%s: windows = %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestWindowsOfAnyText checks what windows promise for many lengths of words
// and texts.
func TestWindowsOfAnyText(t *testing.T) {
	for _, size := range []int{minPositions - 2, maxWindow - 2} {
		for longest := 1; longest < 60; longest++ {
			for words := 1; words < 1200/longest; words += 5 {
				var lengths []int
				for i := range words {
					lengths = append(lengths, 1+(i*i*7+i/3)%longest)
				}
				pieces := ofWords(lengths...)
				checkWindows(t, pieces, windows(nil, pieces, size), size, longest < maxSnap)
			}
		}
	}
}

func checkWindows(t *testing.T, pieces []Piece, ws []window, size int, whole bool) {
	t.Helper()
	kept := 0
	for i, w := range ws {
		if w.to-w.from > size || w.from > w.keep || w.keep >= w.keepTo || w.keepTo > w.to || w.keep != kept {
			t.Fatalf("%d pieces: window %d of %v is wrong", len(pieces), i, ws)
		}
		kept = w.keepTo
		if i == 0 {
			continue
		}
		last := ws[i-1]
		if over := last.to - w.from; over < overlap || over >= overlap+maxSnap {
			t.Fatalf("%d pieces: windows %v share %d pieces", len(pieces), ws, over)
		}
		if w.to-w.from < size/3 {
			t.Fatalf("%d pieces: window %v is tiny", len(pieces), w)
		}
		if whole && (pieces[w.from].Word == pieces[w.from-1].Word || pieces[last.to].Word == pieces[last.to-1].Word) {
			t.Fatalf("%d pieces: windows %v cut a word", len(pieces), ws)
		}
	}
	if kept != len(pieces) {
		t.Fatalf("%d pieces: %v keep %d", len(pieces), ws, kept)
	}
}
