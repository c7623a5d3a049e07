package sv

// Noun is a word in the forms that messages need. Swedish makes them in too many
// ways to put them together of parts: en plan, planen; ett avtal, avtalet.
type Noun struct {
	Article        string // "en" or "ett"
	Indefinite     string // "riktlinje"
	Definite       string // "riktlinjen"
	Plural         string // "riktlinjer"
	PluralDefinite string // "riktlinjerna"
}

// A is the noun with its article: "en riktlinje".
func (n Noun) A() string { return n.Article + " " + n.Indefinite }

// Neuter tells whether words about the noun end with t: "avtalet är godkänt".
func (n Noun) Neuter() bool { return n.Article == "ett" }

// Count is a number with the noun: "1 riktlinje", "3 avtal".
func (n Noun) Count(number int) string { return Count(number, n.Indefinite, n.Plural) }

// Handling is what any document is called, and several of different types.
var Handling = Noun{"en", "handling", "handlingen", "handlingar", "handlingarna"}

// nouns are the document types that come with Planverk, by folder.
var nouns = map[string]Noun{
	"arshjul":                {"ett", "årshjul", "årshjulet", "årshjul", "årshjulen"},
	"bedomning":              {"en", "bedömning", "bedömningen", "bedömningar", "bedömningarna"},
	"checklista":             {"en", "checklista", "checklistan", "checklistor", "checklistorna"},
	"it-verksamhetsplan":     {"en", "it-verksamhetsplan", "it-verksamhetsplanen", "it-verksamhetsplaner", "it-verksamhetsplanerna"},
	"lagesrapport":           {"en", "lägesrapport", "lägesrapporten", "lägesrapporter", "lägesrapporterna"},
	"riktlinje":              {"en", "riktlinje", "riktlinjen", "riktlinjer", "riktlinjerna"},
	"samverkansavtal":        {"ett", "samverkansavtal", "samverkansavtalet", "samverkansavtal", "samverkansavtalen"},
	"sla":                    {"en", "överenskommelse om tjänstenivå", "överenskommelsen om tjänstenivå", "överenskommelser om tjänstenivå", "överenskommelserna om tjänstenivå"},
	"systemforvaltningsplan": {"en", "systemförvaltningsplan", "systemförvaltningsplanen", "systemförvaltningsplaner", "systemförvaltningsplanerna"},
	"systemsammanstallning":  {"en", "systemsammanställning", "systemsammanställningen", "systemsammanställningar", "systemsammanställningarna"},
	"tjansteskrivelse":       {"en", "tjänsteskrivelse", "tjänsteskrivelsen", "tjänsteskrivelser", "tjänsteskrivelserna"},
	"uppfoljning":            {"en", "uppföljning", "uppföljningen", "uppföljningar", "uppföljningarna"},
}

// Named gives the noun of a document type that comes with Planverk, or Handling.
func Named(typ string) Noun {
	if n, ok := nouns[typ]; ok {
		return n
	}
	return Handling
}
