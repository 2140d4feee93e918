package encode

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// testFile is a model file in the making, its weights drawn from a fixed seed.
type testFile struct {
	header header
	area   []byte
	random *rand.Rand
}

// tinyConfig is as small as a model may be, and small enough for a naive reader.
var tinyConfig = config{Layers: 2, Hidden: 32, Heads: 4, Inner: 72, Positions: minPositions, Cases: int(cases)}

// miniConfig is the shape of the model that ships.
var miniConfig = config{Layers: 6, Hidden: 384, Heads: 12, Inner: 1536, Positions: 512, Cases: int(cases)}

func newTestFile(c config, vocabulary []string) *testFile {
	c.Pieces = len(vocabulary)
	f := &testFile{random: rand.New(rand.NewPCG(1, 2))}
	f.header = header{Version: "test", Config: c, Vocab: "vocab", Tensors: map[string]entry{}, Heads: map[string]headInfo{}}
	lines := strings.Join(vocabulary, "\n")
	f.put("vocab", "bytes", []byte(lines), len(lines))
	f.signed("embed.word", c.Pieces, c.Hidden)
	f.floats("embed.word.scale", 0.01, 0.001, c.Pieces)
	f.floats("embed.position", 0, 0.3, c.Positions, c.Hidden)
	f.floats("embed.type", 0, 0.3, 1, c.Hidden)
	f.floats("embed.case", 0, 0.3, c.Cases, c.Hidden)
	f.norm("embed.norm", c.Hidden)
	for i := range c.Layers {
		prefix := "layer." + string(rune('0'+i)) + "."
		f.dense(prefix+"qkv", c.Hidden, 3*c.Hidden)
		f.dense(prefix+"attention", c.Hidden, c.Hidden)
		f.norm(prefix+"norm1", c.Hidden)
		f.dense(prefix+"inner", c.Hidden, c.Inner)
		f.dense(prefix+"outer", c.Inner, c.Hidden)
		f.norm(prefix+"norm2", c.Hidden)
	}
	f.dense("head.kind", c.Hidden, 3)
	f.header.Heads["kind"] = headInfo{Labels: []string{"B", "I", "O"}}
	f.floats("pairs", 0, 1, 2, 3, 4)
	return f
}

func (f *testFile) put(name, kind string, raw []byte, shape ...int) {
	f.header.Tensors[name] = entry{Type: kind, Shape: shape, Offset: len(f.area)}
	f.area = append(f.area, raw...)
	f.area = append(f.area, make([]byte, -len(f.area)&(alignment-1))...)
}

func (f *testFile) signed(name string, k, n int) {
	raw := make([]byte, k*n)
	for i := range raw {
		raw[i] = byte(int8(f.random.IntN(255) - 127))
	}
	f.put(name, "i8", raw, k, n)
}

func (f *testFile) floats(name string, mean, spread float64, shape ...int) {
	n := 1
	for _, side := range shape {
		n *= side
	}
	var raw []byte
	for range n {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(float32(mean+spread*f.random.NormFloat64())))
	}
	f.put(name, "f32", raw, shape...)
}

func (f *testFile) norm(name string, n int) {
	f.floats(name+".gamma", 1, 0.1, n)
	f.floats(name+".beta", 0, 0.1, n)
}

func (f *testFile) dense(name string, k, n int) {
	f.signed(name, k, n)
	f.floats(name+".scale", 0.015/math.Sqrt(float64(k)), 0.001/math.Sqrt(float64(k)), n)
	f.floats(name+".bias", 0, 0.2, n)
}

// write gives the file.
func (f *testFile) write() []byte {
	head, err := json.Marshal(f.header)
	if err != nil {
		panic(err)
	}
	return f.writeWith(head)
}

// writeWith gives the file with a header of the caller's.
func (f *testFile) writeWith(head []byte) []byte {
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(head)))
	out = append(out, head...)
	out = append(out, make([]byte, -len(out)&(alignment-1))...)
	return append(out, f.area...)
}

func loadTest(tb testing.TB, c config) *Model {
	tb.Helper()
	m, err := Load(newTestFile(c, testVocabulary()).write())
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func TestLoad(t *testing.T) {
	m := loadTest(t, tinyConfig)
	if m.Version() != "test" || m.Hidden() != 32 || m.Vocabulary().Len() != len(testVocabulary()) {
		t.Errorf("Load gave version %q, %d numbers, %d pieces", m.Version(), m.Hidden(), m.Vocabulary().Len())
	}
	for i, piece := range testVocabulary() {
		if id := m.Vocabulary().ID(piece); id != int32(i) || m.Vocabulary().Text(id) != piece {
			t.Errorf("ID(%q) = %d, want %d", piece, id, i)
		}
	}
	x, ok := m.Tensor("pairs")
	if !ok || !slices.Equal(x.Shape, []int{2, 3, 4}) || len(x.Data) != 24 {
		t.Errorf("Tensor(pairs) = %v, %v", x, ok)
	}
	if _, ok := m.Tensor("none"); ok {
		t.Error("Tensor(none) is there")
	}
	h, ok := m.Head("kind")
	if !ok || h.Name() != "kind" || h.In() != 32 || h.Out() != 3 || !slices.Equal(h.Labels(), []string{"B", "I", "O"}) {
		t.Errorf("Head(kind) = %+v, %v", h, ok)
	}
	if _, ok := m.Head("none"); ok || m.Labels("none") != nil {
		t.Error("Head(none) is there")
	}
}

func TestLoadRefuses(t *testing.T) {
	set := func(name string, e entry) func(*testFile) { return func(f *testFile) { f.header.Tensors[name] = e } }
	tests := []struct {
		name   string
		damage func(*testFile)
		want   string
	}{
		{"no vocabulary", func(f *testFile) { f.header.Vocab = "" }, "vocabulary"},
		{"one piece too many", func(f *testFile) { f.header.Config.Pieces++ }, "pieces"},
		{"one piece too few", func(f *testFile) { f.header.Config.Pieces-- }, "vocabulary has more than"},
		{"pieces below zero", func(f *testFile) { f.header.Config.Pieces = -1 }, "pieces is -1"},
		{"no layers", func(f *testFile) { f.header.Config.Layers = 0 }, "layers is 0"},
		{"a layer more than there is", func(f *testFile) { f.header.Config.Layers++ }, `lacks the matrix "layer.2.qkv"`},
		{"layers without end", func(f *testFile) { f.header.Config.Layers = 1 << 40 }, "layers is"},
		{"another width", func(f *testFile) { f.header.Config.Hidden = 64 }, "embed.type"},
		{"heads that do not share", func(f *testFile) { f.header.Config.Heads = 5 }, "32 numbers for 5 heads"},
		{"few positions", func(f *testFile) { f.header.Config.Positions = 4 }, "positions is 4"},
		{"other cases", func(f *testFile) { f.header.Config.Cases = 5 }, "cases is 5"},
		{"a tensor beyond the end", set("pairs", entry{"f32", []int{1}, 1 << 40}), "do not fit"},
		{"a tensor before the beginning", set("pairs", entry{"f32", []int{1}, -64}), "do not fit"},
		{"a tensor between", set("pairs", entry{"f32", []int{1}, 4}), "do not fit"},
		{"an endless tensor", set("pairs", entry{"f32", []int{1 << 40, 1 << 40, 1 << 40}, 0}), "does not fit"},
		{"an empty tensor", set("pairs", entry{"f32", []int{0}, 0}), "does not fit"},
		{"a side below zero", set("pairs", entry{"f32", []int{-1, -1}, 0}), "does not fit"},
		{"a tensor of unknown type", set("pairs", entry{"f64", []int{1}, 0}), "unknown type"},
		{"a matrix on its side", set("head.kind", entry{"i8", []int{32}, 0}), "has shape"},
		{"a head without bias", func(f *testFile) { delete(f.header.Tensors, "head.kind.bias") }, "head.kind.bias"},
		{"a head with few scales", set("head.kind.scale", entry{"f32", []int{2}, 0}), ""},
		{"a norm too short", set("layer.1.norm2.beta", entry{"f32", []int{31}, 0}), ""},
		{"weights in floats", set("layer.1.inner", entry{"f32", []int{1}, 0}), ""},
		{"no number", func(f *testFile) {
			copy(f.area[f.header.Tensors["pairs"].Offset:], []byte{0, 0, 0xc0, 0x7f})
		}, `tensor "pairs": a number is not finite`},
		{"one place for many", func(f *testFile) {
			for _, name := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
				f.header.Tensors[name] = entry{"bytes", []int{len(f.area)}, 0}
			}
		}, "do not fit"},
	}
	for _, tt := range tests {
		f := newTestFile(tinyConfig, testVocabulary())
		tt.damage(f)
		m, err := Load(f.write())
		if err == nil || m != nil || !strings.HasPrefix(err.Error(), "load model: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Load gives error %v, want one with %q", tt.name, err, tt.want)
		}
	}
}

func TestLoadRefusesCutFile(t *testing.T) {
	whole := newTestFile(tinyConfig, testVocabulary()).write()
	for n := 0; n < len(whole)-alignment; n += 1 + n/50 {
		if _, err := Load(whole[:n]); err == nil {
			t.Errorf("Load takes the first %d bytes of %d", n, len(whole))
		}
	}
}

// FuzzLoad changes the header, and some bytes anywhere in the file.
func FuzzLoad(f *testing.F) {
	file := newTestFile(tinyConfig, testVocabulary())
	head, err := json.Marshal(file.header)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(head, uint32(0), []byte{})
	f.Add(head, uint32(8), []byte{0xff, 0xff, 0xff, 0xff})
	f.Add(head, uint32(len(head)+alignment), []byte("\n\n\n"))
	f.Add([]byte(`{"config":{"layers":1},"tensors":{"a":{"dtype":"i8","shape":[9,9],"offset":64}}}`), uint32(1<<31), []byte{})
	f.Fuzz(func(t *testing.T, head []byte, at uint32, damage []byte) {
		data := file.writeWith(head)
		if int(at) < len(data) {
			copy(data[at:], damage)
		}
		m, err := Load(data)
		if err != nil {
			return
		}
		e := m.NewEncoder()
		p := m.Vocabulary().Pieces("the bombing", wordsOf("the bombing"), nil)
		if v := e.Encode(p); v.Len() != len(p) {
			t.Errorf("Encode gives %d vectors for %d pieces", v.Len(), len(p))
		}
	})
}
