package plan

import (
	"strings"
	"unicode"

	"planverk/internal/sv"
)

// CellAmount is money that was typed as text into a cell for kronor.
type CellAmount struct {
	Ore  int64
	Unit string // "tkr" or "mnkr" when the cell names another unit than its column: ask before believing it
}

// ParseCellAmount reads money that someone has typed as text in a spreadsheet's
// cell for kronor. It reads what ParseAmount reads, and what people type in
// spreadsheets: "(500)" is a negative amount, "1,2 mkr" is 1,2 mnkr. Words, dashes
// and blanks are refused: only an empty cell is no amount. The error is a *ValueError.
func ParseCellAmount(raw string) (CellAmount, error) {
	s := tidy(strings.Map(visibleSign, raw))
	if Blank(s) || !strings.ContainsFunc(s, unicode.IsNumber) {
		return CellAmount{}, refuse(raw, anAmount, "siffran saknas", "Skriv bara siffror, till exempel 25000, eller töm cellen om beloppet inte är känt.")
	}
	if _, err := ParseDate(s); err == nil {
		return CellAmount{}, refuse(raw, anAmount, "det är ett datum", "Skriv beloppet i kronor, till exempel 25000.")
	}
	s, negative := withoutBrackets(s)
	s, unit := withUnit(s)
	a, err := amountOf(raw, tidy(s), "")
	if err != nil {
		return CellAmount{}, err
	}
	if negative {
		if a.Ore < 0 {
			return CellAmount{}, refuse(raw, anAmount, "både parentes och minustecken står där", "Skriv −500 för ett negativt belopp.")
		}
		a.Ore = -a.Ore
	}
	return CellAmount{Ore: a.Ore, Unit: unit}, nil
}

// visibleSign takes away signs that are not seen and come along when text is pasted.
func visibleSign(r rune) rune {
	switch r {
	case '\u200b', '\u2060', '\ufeff', '\u200e', '\u200f':
		return -1
	case '\u2010', '\u2011', '\u2014':
		return '-'
	}
	return r
}

// withoutBrackets reads "(500)" and "(500) kr" as the bookkeeper's minus.
func withoutBrackets(s string) (string, bool) {
	inside, ok := strings.CutPrefix(s, "(")
	if !ok {
		return strings.TrimPrefix(s, "+"), false
	}
	figure, unit, ok := strings.Cut(inside, ")")
	if !ok || strings.ContainsRune(unit, '(') {
		return s, false
	}
	return strings.TrimSpace(figure) + " " + strings.TrimSpace(unit), true
}

// withUnit gives the amount with a unit that ParseAmount knows, and which unit it
// is unless kronor.
func withUnit(s string) (string, string) {
	s = strings.TrimSuffix(strings.TrimSpace(s), ".")
	i := strings.LastIndexFunc(s, unicode.IsDigit) + 1
	name := strings.ToLower(strings.TrimSpace(s[i:]))
	if right, ok := unitFor[name]; ok && len(name) > 1 {
		name = right
	}
	switch per := orePer[name]; {
	case per == 0, per == 100:
		return s, ""
	case per == 100_000:
		return s[:i] + " " + name, "tkr"
	case per == 100_000_000:
		return s[:i] + " " + name, "mnkr"
	}
	return s[:i] + " " + name, sv.NFC(name)
}
