package sitrep

// Field is a field of the incident record that claims are made about.
type Field string

// The fields of an incident.
const (
	FieldType       Field = "type"
	FieldMethod     Field = "method"
	FieldStage      Field = "stage"
	FieldWhen       Field = "when"
	FieldWhere      Field = "where"
	FieldActors     Field = "actors"
	FieldTargets    Field = "targets"
	FieldWeapons    Field = "weapons"
	FieldCasualties Field = "casualties"
	FieldRelations  Field = "relations"
)

// Fields lists every field in the order in which records show them.
var Fields = [...]Field{
	FieldType, FieldMethod, FieldStage, FieldWhen, FieldWhere,
	FieldActors, FieldTargets, FieldWeapons, FieldCasualties, FieldRelations,
}
