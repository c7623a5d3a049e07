package plan

import (
	"strings"

	"planverk/internal/sv"
)

// ValueError tells why a written value can not be read as its type. Message is
// one Swedish sentence that quotes the value; Hints say what to write instead.
type ValueError struct {
	Message string
	Hints   []string
}

// Error gives the sentence.
func (e *ValueError) Error() string { return e.Message }

// refuse makes a ValueError about raw: ”ca 500” är inte ett belopp: <why>.
func refuse(raw, kind, why string, hints ...string) *ValueError {
	return &ValueError{Message: sv.Quote(clip(raw)) + " är inte " + kind + ": " + why + ".", Hints: hints}
}

// Blank tells whether the text says nothing: empty, only spaces or only dashes,
// which is how people mark that there is no value. A blank value counts as not
// given, never as zero.
func Blank(raw string) bool {
	return strings.Trim(raw, " \t\r\n\u00a0\u202f\u2009-–—\u2212") == ""
}

// tidy gives the text in NFC with every run of white space as one plain space.
func tidy(raw string) string {
	return strings.Join(strings.Fields(sv.NFC(raw)), " ")
}

// clip shortens what is quoted in a message.
func clip(raw string) string { return sv.Clip(sv.NFC(raw)) }

// figure is a number as written: digits without group spaces, decimals after the
// comma, and what follows.
type figure struct {
	negative bool
	whole    string
	frac     string
	rest     string // trimmed
}

// flaw is what hinders a text from being a Swedish figure.
type flaw int

const (
	sound      flaw = iota
	noFigure        // does not begin with a figure
	badGroups       // "12 34"
	pointed         // "1.234", "1,234.50"
	commas          // "1,234,000"
	zeroLed         // "01234": more likely a code than a figure
	unfinished      // "12,"
)

// readFigure reads a figure with decimal comma and groups of three from the
// beginning of a tidy text.
func readFigure(s string) (figure, flaw) {
	var f figure
	for _, sign := range []string{sv.Minus, "-", "–"} {
		if after, ok := strings.CutPrefix(s, sign); ok {
			f.negative, s = true, strings.TrimPrefix(after, " ")
			break
		}
	}
	f.whole, s = digits(s)
	if f.whole == "" {
		return f, noFigure
	}
	grouped := false
	for len(s) > 1 && s[0] == ' ' && isDigit(s[1]) {
		var next string
		next, s = digits(s[1:])
		if len(next) != 3 || !grouped && len(f.whole) > 3 {
			return f, badGroups
		}
		f.whole, grouped = f.whole+next, true
	}
	if len(f.whole) > 1 && f.whole[0] == '0' {
		return f, zeroLed
	}
	if strings.HasPrefix(s, ",") {
		if f.frac, s = digits(s[1:]); f.frac == "" {
			return f, unfinished
		}
	}
	if len(s) > 1 && isDigit(s[1]) {
		switch s[0] {
		case '.':
			return f, pointed
		case ',':
			return f, commas
		}
	}
	f.rest = strings.TrimSpace(s)
	return f, sound
}

// why puts a flaw into words that fit after a colon.
func (f flaw) why() string {
	switch f {
	case badGroups:
		return "siffrorna står inte i grupper om tre"
	case pointed:
		return "punkt används inte i svenska tal"
	case commas:
		return "två kommatecken kan inte stå i ett tal"
	case zeroLed:
		return "ett tal börjar inte med 0"
	case unfinished:
		return "decimalerna efter kommat saknas"
	default:
		return "det börjar inte med en siffra"
	}
}

func digits(s string) (run, rest string) {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return s[:i], s[i:]
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
