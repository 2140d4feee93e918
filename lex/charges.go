package lex

import "sync"

// charges tells of each form of a word that lays a deed to somebody how it does so.
var charges = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	odd := irregulars()
	for _, r := range Table("charges") {
		switch r[1] {
		case "v":
			for _, f := range verbForms(r[0], odd) {
				m[f] = r[2]
			}
		case "n":
			m[plural(r[0])] = r[2]
			m[r[0]] = r[2]
		default:
			m[r[0]] = r[2]
		}
	}
	return m
})

// Charge tells how a folded word lays what happened to somebody: does, partakes, blames,
// holds, links, attributes, of, points, denies, claims, falls, doubts; "" where it does not.
func Charge(low string) string { return charges()[low] }
