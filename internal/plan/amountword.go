package plan

import (
	"strings"
	"unicode"

	"planverk/internal/pattern"
)

// numeral is a word for a number, or several written as one: "tjugotusen".
const numeral = `(?:noll|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra|tusen|miljon(?:er)?|miljard(?:er)?|halv|halvannan|och)+`

var (
	// spelledOut is an amount in words: "cirka två miljoner kronor".
	spelledOut = pattern.Later(`^(?:(?:ca|c:a|cirka|ungefär|omkring|runt|drygt|knappt|minst|högst|max|nästan) )?(?:` + numeral + ` )*` + numeral + `(?: (?:kr|kronor|sek|tkr|mkr|mnkr|mdkr))?$`)
	// ofPrograms is a number as programs write it and YAML reads it: 0x1F, 1_000, 1e6.
	ofPrograms = pattern.Later(`^[+-]?(?:0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|[0-9]+(?:_[0-9]+)+(?:\.[0-9]*)?|[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]+)(?: ?[a-zåäö]+)?$`)
)

// noNumbers are what programs write for a number that is none.
var noNumbers = map[string]bool{".inf": true, ".nan": true, "inf": true, "nan": true, "infinity": true}

// amountWord accepts words in place of a figure, but not a figure that is written in words.
func amountWord(raw, s string) (Amount, error) {
	lower := strings.TrimSuffix(strings.ToLower(s), ".")
	_, isUnit := orePer[lower]
	const orNothing = "Skriv till exempel 25 000 kr, eller ta bort raden om beloppet inte är känt."
	switch {
	case isUnit || unitFor[lower] != "" || !strings.ContainsFunc(s, unicode.IsLetter):
		return Amount{}, refuse(raw, anAmount, "siffran saknas", orNothing)
	case noNumbers[strings.TrimLeft(lower, "+-")]:
		return Amount{}, refuse(raw, anAmount, "så skriver datorprogram att det inte finns något tal", orNothing)
	case strings.HasPrefix(lower, "#"):
		return Amount{}, refuse(raw, anAmount, "det ser ut som ett felvärde från ett kalkylblad", orNothing)
	case spelledOut().MatchString(lower):
		return Amount{}, refuse(raw, anAmount, "det är skrivet med bokstäver", "Skriv med siffror, till exempel 25 000 kr eller 1,2 mnkr.")
	}
	return Amount{Word: s}, nil
}
