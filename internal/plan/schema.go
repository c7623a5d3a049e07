package plan

import "planverk/internal/sv"

// Schema is what Planverk reads out of a templates/<typ>/schema.json: the shape
// of a value, in the order the file gives it. Load parses it; merge checks
// templates against it. The JSON Schema keywords that begin with "x-" are ours
// (see the table in ARCHITECTURE.md); editors ignore them.
type Schema struct {
	Shape       Shape
	Title       string
	Description string
	Examples    []string
	Noun        sv.Noun // x-benämning, of a document type: what it is called in messages

	// Shape Group.
	Keys     []string // canonical keys in file order
	Fields   map[string]*Schema
	Required []string

	// Shape Sequence.
	Items  *Schema
	RowKey string     // x-nyckel: the rows may be written as a map; its keys become this field
	Labels []RowLabel // x-benämningar: standard names of known row keys

	// Short forms of a Group (on Items of a Sequence or on the Group itself).
	Short string    // x-kort: a plain value stands for this field
	Pair  [2]string // x-par: "1999: Införande" stands for {first: 1999, second: Införande}

	// Shape Leaf.
	Leaf     LeafType
	Register string // x-register, for LeafRef: register names joined by "|"
	FreeText bool   // x-fritext: words are allowed instead of an id
	Enum     []string

	Computed bool   // x-beräknas: Planverk computes it; when written, it is compared
	Sum      []Term // x-summa: the sum it is, when the schema says so

	// Of the answers that are still owed (see merge.Template.Asks). They hold for all below.
	Optional Tri      // x-frivilligt: whether it may be left out; Unknown leaves it to the template
	Owners   []string // x-svarar: the roles that owe the answer, the first that somebody holds
}

// Term is a part of a declared sum: the amounts in a field of a list's rows, added
// (Sign 1) or taken away (-1). The list stands in the same group as the sum.
type Term struct {
	Sign        int64
	Rows, Field string
}

// RowLabel is a row key with its standard name.
type RowLabel struct{ Key, Label string }

// Shape is whether a Schema describes a group, a sequence or a single value.
type Shape int

const (
	Group Shape = iota
	Sequence
	Leaf
)

// LeafType is x-typ: how a single value is read.
type LeafType string

const (
	LeafText    LeafType = "text"     // *Text
	LeafRich    LeafType = "md"       // *Rich
	LeafAmount  LeafType = "belopp"   // *Amount
	LeafEffort  LeafType = "tid"      // *Effort
	LeafDate    LeafType = "datum"    // *Date
	LeafMoment  LeafType = "tidpunkt" // *Moment
	LeafCount   LeafType = "antal"    // *Count
	LeafYear    LeafType = "årtal"    // *Count, printed without grouping
	LeafYesNo   LeafType = "janej"    // *YesNo
	LeafRef     LeafType = "ref"      // *Ref
	LeafSection LeafType = "avsnitt"  // *Text: the id of a section of the same document
)

// Below gives the schema of what an identity's next step names: a field of a group, or
// a row of a list; nil when there is none.
func (s *Schema) Below(step string) *Schema {
	if s == nil {
		return nil
	}
	if s.Shape == Sequence {
		return s.Items
	}
	for _, key := range s.Keys {
		if sv.Key(key) == step {
			return s.Fields[key]
		}
	}
	return nil
}
