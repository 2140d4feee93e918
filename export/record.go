package export

import "sitrep"

// The shapes of one line of output. Pointers are null where a thing is not
// known; lists are never null.
type (
	line struct {
		Report     report      `json:"report"`
		Incidents  []incident  `json:"incidents"`
		Claims     []claim     `json:"claims"`
		Statements []statement `json:"statements"`
		Events     []event     `json:"events"`
		Mentions   mentions    `json:"mentions"`
		Engine     *string     `json:"engine"` // what read the report: versions of the rules and the network
	}

	report struct {
		ID            string   `json:"id"`
		Title         *string  `json:"title"`
		Published     *string  `json:"published"`
		PublishedFrom *string  `json:"published_from"`
		Source        *string  `json:"source"`
		URL           *string  `json:"url"`
		Language      *string  `json:"language"`
		SHA256        string   `json:"sha256"`
		Notes         []string `json:"notes"` // what was mended or guessed when it was read
		Text          string   `json:"text"`
	}

	// basis is what a row of an incident rests on.
	basis struct {
		Spans  []quote  `json:"spans"`
		Claims []string `json:"claims"`
	}

	incident struct {
		ID         string        `json:"id"`
		Title      string        `json:"title"`
		Type       *string       `json:"type"`
		Method     *string       `json:"method"`
		Stage      *string       `json:"stage"`
		Status     *string       `json:"status"`
		When       *whenRow      `json:"when"`
		Where      *whereRow     `json:"where"`
		Actors     []actorRow    `json:"actors"`
		Targets    []targetRow   `json:"targets"`
		Weapons    []weaponRow   `json:"weapons"`
		Casualties []casualtyRow `json:"casualties"`
		Relations  []relationRow `json:"relations"`
		Claims     []string      `json:"claims"`
	}

	whenRow struct {
		sitrep.When
		basis
	}
	whereRow struct {
		where
		basis
	}
	actorRow struct {
		actor
		basis
	}
	targetRow struct {
		target
		basis
	}
	weaponRow struct {
		weapon
		basis
	}
	casualtyRow struct {
		casualty
		basis
	}
	relationRow struct {
		sitrep.Relation
		basis
	}

	claim struct {
		ID        string           `json:"id"`
		Incident  string           `json:"incident"`
		Field     sitrep.Field     `json:"field"`
		Value     any              `json:"value"`
		Statement *string          `json:"statement"`
		Stance    sitrep.Stance    `json:"stance"`
		Certainty sitrep.Certainty `json:"certainty"`
		Polarity  sitrep.Polarity  `json:"polarity"`
		Spans     []quote          `json:"spans"`
		Rule      string           `json:"rule"`
	}

	statement struct {
		ID        string           `json:"id"`
		Incident  *string          `json:"incident"`
		Speaker   speaker          `json:"speaker"`
		Stance    sitrep.Stance    `json:"stance"`
		Certainty sitrep.Certainty `json:"certainty"`
		Polarity  sitrep.Polarity  `json:"polarity"`
		Said      *string          `json:"said"`
		Via       *string          `json:"via"`
		Source    []quote          `json:"source"`
		Cue       []quote          `json:"cue"`
		Content   []quote          `json:"content"`
	}

	speaker struct {
		Name         *string `json:"name"`
		Title        *string `json:"title"`
		Organization *string `json:"organization"`
		Nationality  *string `json:"nationality"`
		Kind         *string `json:"kind"`
		Anonymous    bool    `json:"anonymous"`
	}

	event struct {
		Event    string   `json:"event"`
		Mode     *string  `json:"mode"`
		Source   []string `json:"source"`
		Target   []string `json:"target"`
		Spans    []quote  `json:"spans"`
		Incident *string  `json:"incident"`
	}

	mentions struct {
		Entities []entity `json:"entities"`
		Places   []place  `json:"places"`
		Times    []time   `json:"times"`
	}

	entity struct {
		quote
		Type string `json:"type"`
		ID   string `json:"id"`
	}

	place struct {
		quote
		Lat        *float64 `json:"lat"`
		Lon        *float64 `json:"lon"`
		Country    *string  `json:"country"`
		GeoNamesID *int64   `json:"geonames_id"`
		Feature    *string  `json:"feature"`
	}

	time struct {
		quote
		Type  string `json:"type"`
		Value string `json:"value"`
	}
)
