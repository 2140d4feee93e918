package view

import (
	"sitrep"
)

// Grading is how well an incident is attested, as sitrep.Grading has it.
type Grading struct {
	Level string `json:"level"` // confirmed, fair, weak, contested, discounted
	Why   string `json:"why"`
}

// Responsibility is who is held to have done it.
type Responsibility struct {
	State   string  `json:"state"` // claimed, admitted, alleged, denied, contested, unclaimed, unknown
	Why     string  `json:"why"`
	Parties []Party `json:"parties"`
	Silent  bool    `json:"silent"` // somebody says that nobody claims it; not_known has the words
}

// Party is somebody to whom an incident is laid.
type Party struct {
	Name       string   `json:"name"`
	Confidence string   `json:"confidence"` // as in MUC-4, and denied
	Admits     bool     `json:"admits"`     // says so itself
	Denies     bool     `json:"denies"`
	Claims     []string `json:"claims"` // ids
}

func responsible(r sitrep.Responsibility) Responsibility {
	out := Responsibility{State: string(r.State), Why: r.Why, Silent: r.Silent, Parties: make([]Party, 0, len(r.Who))}
	for _, p := range r.Who {
		out.Parties = append(out.Parties, Party{p.Name, p.Confidence, p.Admits, p.Denies, p.Claims})
	}
	return out
}
