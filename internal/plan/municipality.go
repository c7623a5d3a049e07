package plan

// Municipality is kommun.yaml as Go fields.
type Municipality struct {
	ID        Text      `key:"id"`
	Name      Text      `key:"namn"`     // "Timrå kommun"
	ShortName Text      `key:"kortnamn"` // "Timrå"
	Code      Text      `key:"kommunkod"`
	Look      Look      `key:"utseende"`
	Channel   Channel   `key:"publicering"`
	Economy   Economy   `key:"ekonomi"`
	Profiles  []Text    `key:"regelprofiler"` // gemensam, timra …
	Concepts  []Concept `key:"begrepp"`
	Masked    []Masking `key:"maskeras"`
	Registers Registers `key:"register"`
}

// Concept is an abbreviation or a word in another language that is to be heard right
// wherever it stands.
type Concept struct {
	At
	Term     Text `key:"term"`      // "SLA"
	Meaning  Text `key:"betydelse"` // "överenskommelse om tjänstenivå"
	Language Text `key:"språk"`     // engelska, finska …
}

// Masking is a value that is taken out of the public edition. Provision, Date and
// Authority are what a marking of secrecy states (OSL 5 kap. 5 §).
type Masking struct {
	At
	Field     Text `key:"fält"`        // its identity: "inledning.omfattning.driftmiljö"; * for any row
	Document  Text `key:"i handling"`  // id, or the name of its folder; every document when not given
	Provision Text `key:"bestämmelse"` // "18 kap. 8 § OSL"
	Date      Date `key:"datum"`
	Authority Text `key:"myndighet"`
}

// Look is what the municipality decides of the appearance.
type Look struct {
	At
	Accent Text   `key:"accentfärg"`    // "#0B4F6C"
	Size   Text   `key:"textstorlek"`   // normal (10,5 pt) or stor (12 pt)
	Edge   Text   `key:"textjustering"` // vänsterjusterad or marginaljusterad
	Words  []Text `key:"avstavning"`    // compounds with a hyphen at each joint: verksamhets-ledningssystem
	Front  Text   `key:"förstasida"`    // omslag or huvud
	Duplex Text   `key:"dubbelsidig"`   // ja or nej
	Tables Text   `key:"tabellstil"`    // linjer or zebra
	Emblem Emblem `key:"logotyp"`
	Fonts  Fonts  `key:"typsnitt"`
}

// Emblem is the municipality's arms or logo.
type Emblem struct {
	At
	File   Text `key:"fil"` // from the municipality's folder
	Alt    Text `key:"alternativtext"`
	Height Text `key:"höjd"` // "18 mm"
}

// Fonts names the municipality's own fonts, from its folder.
type Fonts struct {
	At
	Regular    Text `key:"normal"`
	Bold       Text `key:"fet"`
	Italic     Text `key:"kursiv"`
	BoldItalic Text `key:"fet kursiv"`
}

// Channel is where documents are published.
type Channel struct {
	At
	Name      Text `key:"kanal"`       // "TimNet"
	PageOwner Text `key:"sidansvarig"` // default
}

// Economy is how the municipality reckons and shows amounts.
type Economy struct {
	At
	Limit Text       `key:"avvikelsegräns"` // "5 %": a forecast that is further from the budget is pointed out
	Unit  Text       `key:"enhet"`          // kr, tkr or mnkr, of documents' tables and the overview; kr when not given
	Sign  Text       `key:"kostnader"`      // positiva or negativa, in the overview
	Codes []CodePart `key:"koddelar"`       // of the rows' codes, in order
}

// usualLimit is the limit for deviations of a municipality that has not said: ten percent.
const usualLimit = 10_00

// DeviationLimit is the largest part of a budget that a forecast may differ from it by
// without being pointed out, in hundredths of a percent, and who has said so; k may be nil.
func (k *Kommun) DeviationLimit() (rate int64, source string) {
	if k != nil {
		if rate, ok := ParsePercent(k.Economy.Limit.Value); ok {
			return rate, "kommun.yaml, ekonomi"
		}
	}
	return usualLimit, "Planverks vanliga gräns; kommunen bestämmer sin i kommun.yaml under ekonomi"
}

// CodePart is a part of the string of codes that an amount is booked under.
type CodePart struct {
	At
	ID      Text  `key:"id"` // ansvar, verksamhet, konto, aktivitet, objekt, projekt, motpart
	Name    Text  `key:"namn"`
	Length  Count `key:"längd"`   // characters of a code
	Pattern Text  `key:"mönster"` // regular expression that a whole code matches
}

// Registers are the places where each name is written once. In YAML each is a
// map from id to row.
type Registers struct {
	At
	Organisations []Organisation `key:"organisationer"`
	Persons       []Person       `key:"personer"`
	Systems       []System       `key:"system"`
	Roles         []Role         `key:"roller"`
}

// Organisation is a department, board, supplier or authority.
type Organisation struct {
	At
	ID        Text `key:"id"`
	Name      Text `key:"namn"`
	ShortName Text `key:"kortnamn"`
	Language  Text `key:"språk"` // of the name, when it is not Swedish
	Kind      Text `key:"typ"`   // kommun, nämnd, förvaltning, leverantör, myndighet, …
	Board     Ref  `key:"nämnd"`
}

// Person is an employee or contact. Published documents prefer FunctionalAddress.
type Person struct {
	At
	ID                Text  `key:"id"`
	Name              Text  `key:"namn"`
	Title             Text  `key:"titel"`
	Organisation      Ref   `key:"organisation"`
	Phone             Text  `key:"telefon"`
	Mail              Text  `key:"e-post"`
	FunctionalAddress Text  `key:"funktionsadress"`
	Named             Text  `key:"publiceras"` // intern, extern or nej: in which editions the name may stand
	Protected         YesNo `key:"skyddade personuppgifter"`
}

// System is an IT system.
type System struct {
	At
	ID       Text   `key:"id"`
	Name     Text   `key:"namn"`
	Language Text   `key:"språk"` // of the names, when it is not Swedish
	Aliases  []Text `key:"kallas även"`
	Modules  []Text `key:"moduler"`
	Replaces Ref    `key:"ersätter"`
	Kind     Text   `key:"typ"`
	Owned    Text   `key:"ägande"` // central or verksamhetsspecifik
	Supplier Ref    `key:"leverantör"`
	Operator Ref    `key:"drift"`
}

// Role is a role with the words that municipalities use for it.
type Role struct {
	At
	ID       Text   `key:"id"`
	Name     Text   `key:"namn"`
	Synonyms []Text `key:"synonymer"`
}
