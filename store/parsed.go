package store

import "sitrep"

// parsed is what a telling holds, with ids as those of one incident have them.
// Nobody changes it.
type parsed struct {
	statements []Told
	claims     []sitrep.Sourced
}

// memory is what the writer has read lately. Tellings never change, but keys of
// those that were rolled back are given again: then it forgets everything. Only
// whoever holds the writer may use it.
type memory struct{ young, old map[told]*parsed }

// told names a telling and the incident that it is shown as of.
type told struct {
	telling  int64
	incident string
}

// remembered is how many tellings are remembered at least, and half of how many
// at most.
const remembered = 1000

func (m *memory) get(telling int64, incident string) *parsed {
	key := told{telling, incident}
	if p := m.young[key]; p != nil {
		return p
	}
	return m.old[key]
}

func (m *memory) put(telling int64, incident string, p *parsed) {
	if len(m.young) >= remembered {
		m.young, m.old = nil, m.young
	}
	if m.young == nil {
		m.young = make(map[told]*parsed, remembered)
	}
	m.young[told{telling, incident}] = p
}

func (m *memory) forget() { *m = memory{} }
