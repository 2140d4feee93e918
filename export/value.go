package export

import "sitrep"

// The values of claims and rows, with null for what is not known.
type (
	where struct {
		Name       string   `json:"name"`
		Country    *string  `json:"country"`
		Admin1     *string  `json:"admin1"`
		Lat        *float64 `json:"lat"`
		Lon        *float64 `json:"lon"`
		GeoNamesID *int64   `json:"geonames_id"`
		Precision  *string  `json:"precision"`
	}

	actor struct {
		Name        *string  `json:"name"`
		Aliases     []string `json:"aliases"`
		Role        *string  `json:"role"`
		Kind        *string  `json:"kind"`
		Nationality *string  `json:"nationality"`
		Count       *int     `json:"count"`
		Confidence  *string  `json:"confidence"`
	}

	target struct {
		Name    *string  `json:"name"`
		Aliases []string `json:"aliases"`
		Kind    *string  `json:"kind"`
		Effect  *string  `json:"effect"`
	}

	weapon struct {
		Name     *string  `json:"name"`
		Aliases  []string `json:"aliases"`
		Kind     *string  `json:"kind"`
		Count    *int     `json:"count"`
		Landed   *int     `json:"landed"`
		Platform *string  `json:"platform"`
	}

	casualty struct {
		Effect      string  `json:"effect"`
		Min         *int    `json:"min"`
		Max         *int    `json:"max"`
		Whole       bool    `json:"whole"`
		Who         *string `json:"who"`
		Nationality *string `json:"nationality"`
		Standing    *string `json:"standing"`
	}
)

// valueOf lays out a claim's value as the incident's field has it.
func valueOf(v sitrep.Value) any {
	switch v := v.(type) {
	case sitrep.Where:
		return layWhere(v)
	case sitrep.Actor:
		return layActor(v)
	case sitrep.Target:
		return layTarget(v)
	case sitrep.Weapon:
		return layWeapon(v)
	case sitrep.Casualty:
		return layCasualty(v)
	}
	return v // words, times and relations print as they are
}

func layWhere(v sitrep.Where) where {
	return where{v.Name, known(v.Country), known(v.Admin1), v.Lat, v.Lon, known(v.GeoNamesID), known(v.Precision)}
}

func layActor(v sitrep.Actor) actor {
	return actor{
		known(v.Name), list(v.Aliases), known(v.Role), known(v.Kind),
		known(v.Nationality), v.Count, known(v.Confidence),
	}
}

func layTarget(v sitrep.Target) target {
	return target{known(v.Name), list(v.Aliases), known(v.Kind), known(v.Effect)}
}

func layWeapon(v sitrep.Weapon) weapon {
	return weapon{known(v.Name), list(v.Aliases), known(v.Kind), v.Count, v.Landed, known(v.Platform)}
}

func layCasualty(v sitrep.Casualty) casualty {
	return casualty{v.Effect, v.Min, v.Max, v.Whole, known(v.Who), known(v.Nationality), known(v.Standing)}
}
