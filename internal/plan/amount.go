package plan

import (
	"strconv"
	"strings"
	"unicode"

	"planverk/internal/sv"
)

// orePer gives how many öre one of each unit is. Names as people write them.
var orePer = map[string]int64{
	"kr": 100, "kronor": 100, "krona": 100, "sek": 100, ":-": 100,
	"tkr": 100_000, "tusen kr": 100_000, "tusen kronor": 100_000,
	"mnkr": 100_000_000, "miljon kronor": 100_000_000, "miljoner kronor": 100_000_000, "miljoner kr": 100_000_000,
	"mdkr": 100_000_000_000,
}

// unitFor gives the Swedish form of unit names that look right but are not.
var unitFor = map[string]string{
	"kkr": "tkr", "ksek": "tkr", "k": "tkr", "t": "tkr", "tsek": "tkr", "tusen": "tkr",
	"mkr": "mnkr", "msek": "mnkr", "milj": "mnkr", "milj kr": "mnkr", "mn": "mnkr", "m": "mnkr", "mln": "mnkr",
	"miljon": "mnkr", "miljoner": "mnkr", "mdr": "mdkr", "mdr kr": "mdkr",
}

// amountLimit is the largest amount that is believed: 10 000 miljarder kronor, in öre.
const amountLimit = 1_000_000_000_000_000

const anAmount = "ett belopp"

// ParseAmount reads money: "1 250 000", "1 000 000 kr", "25 tkr", "1,2 mnkr",
// "1 234,50", "−500". A figure without unit is in the given unit (kr, tkr, mnkr;
// "" is kr). Words without any figure ("Lönekostnad") become Word. A blank text
// gives the zero Amount. The error is a *ValueError.
func ParseAmount(raw, unit string) (Amount, error) { return amountOf(raw, tidy(raw), unit) }

// amountOf reads s, which was typed as raw.
func amountOf(raw, s, unit string) (Amount, error) {
	if Blank(s) {
		return Amount{}, nil
	}
	if !strings.ContainsFunc(s, unicode.IsNumber) {
		return amountWord(raw, s)
	}
	if strings.ContainsAny(s, "½¼¾⅓⅔") {
		return Amount{}, refuse(raw, anAmount, "bråktecken går inte att räkna med", "Skriv med decimalkomma och enhet, till exempel 0,5 mnkr för en halv miljon kronor.")
	}
	if ofPrograms().MatchString(strings.ToLower(s)) {
		return Amount{}, refuse(raw, anAmount, "så skriver datorprogram tal", "Skriv med siffror och mellanslag, till exempel 25 000 kr.")
	}
	f, flaw := readFigure(s)
	if flaw != sound {
		return Amount{}, refuse(raw, anAmount, flaw.why(), amountHint(s, flaw))
	}
	name := strings.TrimSuffix(strings.ToLower(f.rest), ".")
	if name == "" {
		name = strings.ToLower(unit)
	}
	scale, ok := orePer[name]
	if name == "" {
		scale, ok = 100, true
	}
	if !ok {
		return Amount{}, refuse(raw, anAmount, sv.Quote(clip(f.rest))+" är inte en enhet för pengar", unitHint(s, f.rest))
	}
	if len(f.frac) > 2 && scale <= 100_000 {
		return Amount{}, refuse(raw, anAmount, "tre decimaler kan vara tusental som skrivits med komma",
			"Skriv tusental med mellanslag, till exempel 1 234.")
	}
	ore, ok := f.times(scale)
	if !ok {
		return Amount{}, refuse(raw, anAmount, "det är större än vad som är rimligt eller har fler decimaler än öre",
			"Kontrollera siffrorna och enheten (kr, tkr eller mnkr).")
	}
	return Amount{Ore: ore, Known: true}, nil
}

// times gives the figure multiplied by scale; ok is false when the product is
// no whole number or larger than any amount should be.
func (f figure) times(scale int64) (product int64, ok bool) {
	if len(f.whole) > 15 || len(f.frac) > 12 {
		return 0, false
	}
	whole, _ := strconv.ParseInt(f.whole, 10, 64)
	if whole > amountLimit/scale {
		return 0, false
	}
	product = whole * scale
	part := scale
	for i := range len(f.frac) {
		d := int64(f.frac[i] - '0')
		if part%10 != 0 && d != 0 {
			return 0, false
		}
		part /= 10
		product += d * part
	}
	if product > amountLimit {
		return 0, false
	}
	if f.negative {
		product = -product
	}
	return product, true
}

func amountHint(s string, f flaw) string {
	switch f {
	case pointed, commas:
		return "Skriv tusental med mellanslag och ören med komma, till exempel 1 234 eller 1 234,50."
	case zeroLed:
		return "Ta bort nollan, eller flytta uppgiften till en kommentar om den är ett konto eller en kod."
	case noFigure:
		return "Skriv bara beloppet här, till exempel 25 000 kr, och lägg förklaringen (" + sv.Quote(clip(lead(s))) + ") i en kommentar."
	default:
		return "Skriv till exempel 25 000 kr, 25 tkr, 1,2 mnkr eller 1 234,50."
	}
}

// lead gives the words before the first digit.
func lead(s string) string {
	if i := strings.IndexFunc(s, unicode.IsNumber); i > 0 {
		return strings.TrimSpace(s[:i])
	}
	return s
}

// unitHint writes the amount with a unit that there is, when rest begins with
// one or with a name for one (the longest); what follows belongs in a comment.
func unitHint(s, rest string) string {
	number := strings.TrimSpace(strings.TrimSuffix(s, rest))
	if right, ok := unitFor[strings.TrimSuffix(strings.ToLower(rest), ".")]; ok {
		return "Skriv " + number + " " + right + "."
	}
	best, tail := "", ""
	for i, r := range rest {
		name := strings.TrimSuffix(strings.TrimSpace(strings.ToLower(rest[:i])), ".")
		if r != ' ' && r != '/' && r != ',' && r != '(' {
			continue
		}
		if _, ok := orePer[name]; !ok {
			if name = unitFor[name]; name == "" {
				continue
			}
		}
		best, tail = name, rest[i:]
	}
	if best != "" {
		return "Skriv bara " + number + " " + best + " här, och lägg resten (" + sv.Quote(clip(tail)) + ") i en kommentar."
	}
	return "Skriv beloppet i kr, tkr eller mnkr, till exempel 25 000 kr."
}

// Text prints the amount for people, without unit: "3 499 000", "Lönekostnad".
func (a Amount) Text() string {
	if a.Known {
		return sv.Kronor(a.Ore)
	}
	return a.Word
}

// Exact prints the amount for machines, in kronor: "3499000.00"; words as they are.
func (a Amount) Exact() string {
	if !a.Known {
		return a.Word
	}
	sign, u := "", uint64(a.Ore)
	if a.Ore < 0 {
		sign, u = "-", -u
	}
	ore := strconv.FormatUint(u%100, 10)
	if len(ore) == 1 {
		ore = "0" + ore
	}
	return sign + strconv.FormatUint(u/100, 10) + "." + ore
}
