package plan

import "strings"

// answers are the spellings of the three states.
var answers = map[string]Tri{
	"ja": Yes, "nej": No,
	"okänt": Unknown, "okänd": Unknown, "vet ej": Unknown, "vet inte": Unknown, "ej känt": Unknown, "inte känt": Unknown,
	"oklart": Unknown, "uppgift saknas": Unknown,
}

// nearAnswers are spellings that are not taken, with what was probably meant.
var nearAnswers = map[string]string{
	"true": "ja", "yes": "ja", "j": "ja", "y": "ja", "sant": "ja", "1": "ja", "x": "ja", "jag": "ja",
	"false": "nej", "no": "nej", "n": "nej", "falskt": "nej", "0": "nej", "ne": "nej",
	"?": "okänt", "unknown": "okänt", "null": "okänt", "~": "okänt",
}

// ParseYesNo reads the answer to a tick-box question: ja, nej or okänt. A blank
// text is Unknown, for an empty box is never a no. The error is a *ValueError.
func ParseYesNo(raw string) (YesNo, error) {
	s := strings.TrimSuffix(strings.ToLower(tidy(raw)), ".")
	if Blank(s) {
		return YesNo{}, nil
	}
	if state, ok := answers[s]; ok {
		return YesNo{State: state}, nil
	}
	const question = "ett svar på en ja- eller nejfråga"
	if strings.Contains(s, "ja") && strings.Contains(s, "nej") {
		return YesNo{}, refuse(raw, question, "båda svaren står kvar", "Skriv ja, nej eller okänt.")
	}
	if right, ok := nearAnswers[s]; ok {
		return YesNo{}, refuse(raw, question, "svaret skrivs på svenska och helt ut", "Menade du "+right+"? Skriv ja, nej eller okänt.")
	}
	return YesNo{}, refuse(raw, question, "bara ja, nej och okänt går att använda", "Skriv ja, nej eller okänt. En förklaring hör hemma i en kommentar.")
}

// Text prints the answer for people.
func (y YesNo) Text() string {
	switch y.State {
	case Yes:
		return "Ja"
	case No:
		return "Nej"
	default:
		return "Uppgift saknas"
	}
}

// Exact prints the answer as it is written in data: ja, nej, okänt.
func (y YesNo) Exact() string {
	switch y.State {
	case Yes:
		return "ja"
	case No:
		return "nej"
	default:
		return "okänt"
	}
}
