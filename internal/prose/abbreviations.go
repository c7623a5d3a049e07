package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviation is words that are often shortened, and how they are written in full.
type abbreviation struct {
	short  string // as it is usually written: t.ex.
	long   string // "" for one that is inflected in full, see advice
	advice string // instead of long
	end    bool   // a sentence may end with it: its point may be a full stop too
	points bool   // only with points: without them it may be something else
}

// abbreviations are those of running text. Units, law (kap., st.), and what everybody
// says short (kl., nr, dnr) are not here.
var abbreviations = []abbreviation{
	{short: "a.a.", long: "anfört arbete", points: true},
	{short: "alt.", long: "alternativt", points: true},
	{short: "ang.", long: "angående", points: true},
	{short: "bl.a.", long: "bland annat"},
	{short: "ca", long: "cirka"},
	{short: "d.v.s.", long: "det vill säga"},
	{short: "div.", long: "diverse", points: true},
	{short: "dvs", long: "det vill säga"},
	{short: "e.d.", long: "eller dylikt", end: true, points: true},
	{short: "e.dyl.", long: "eller dylikt", end: true},
	{short: "enl.", long: "enligt", points: true},
	{short: "etc", long: "och så vidare", end: true},
	{short: "ev.", advice: "eventuell, eventuellt eller eventuella", points: true},
	{short: "exkl.", long: "exklusive", points: true},
	{short: "f.d.", long: "före detta", points: true},
	{short: "f.n.", long: "för närvarande", points: true},
	{short: "f.ö.", long: "för övrigt", points: true},
	{short: "fr.o.m.", long: "från och med"},
	{short: "ggr", long: "gånger"},
	{short: "i.o.m.", long: "i och med", points: true},
	{short: "inkl.", long: "inklusive", points: true},
	{short: "jfr", long: "jämför"},
	{short: "m.a.o.", long: "med andra ord", points: true},
	{short: "m.fl.", long: "med flera", end: true},
	{short: "m.h.a.", long: "med hjälp av", points: true},
	{short: "m.m.", long: "med mera", end: true},
	{short: "o.d.", long: "och dylikt", end: true, points: true},
	{short: "o.dyl.", long: "och dylikt", end: true},
	{short: "o.s.v.", long: "och så vidare", end: true},
	{short: "osv", long: "och så vidare", end: true},
	{short: "p.g.a.", long: "på grund av"},
	{short: "pga", long: "på grund av"},
	{short: "resp.", long: "respektive", points: true},
	{short: "resp", long: "respektive"},
	{short: "s.k.", advice: "så kallad, så kallat eller så kallade", points: true},
	{short: "t.ex.", long: "till exempel"},
	{short: "t.o.m.", long: "till och med"},
	{short: "t.v.", long: "tills vidare", end: true, points: true},
	{short: "tex", long: "till exempel"},
}

// parts are the letters between the points.
func (a *abbreviation) parts() []string {
	return strings.FieldsFunc(a.short, func(r rune) bool { return r == '.' })
}

// abbreviated reports an abbreviation that stands here, and gives where it ends; else 0.
func (t *text) abbreviated(a *abbreviation, from int) int {
	end, ok := t.matches(a, from)
	if !ok {
		return 0
	}
	written := t.text[from:end]
	if a.long == "" {
		t.propose(codeAbbreviation, from, end, func() (string, string) {
			return "Förkortningen ”" + written + "” bör skrivas ut.", "Skriv " + a.advice + "."
		})
		return end
	}
	long := a.long
	if first, _ := utf8.DecodeRuneInString(written); unicode.IsUpper(first) {
		long = capital(long)
	}
	if a.end && strings.HasSuffix(written, ".") && t.endsSentence(end) {
		long += "."
	}
	t.propose(codeAbbreviation, from, end, func() (string, string) {
		return "Förkortningen ”" + written + "” bör skrivas ut.", "Skriv ”" + strings.TrimSuffix(long, ".") + "”."
	}, t.edit(codeAbbreviation, from, end, long))
	return end
}

// matches tells whether an abbreviation stands here, with points, spaces or both
// between its parts, and where it ends.
func (t *text) matches(a *abbreviation, from int) (int, bool) {
	if from > 0 && strings.IndexByte("-_.@/&", t.words[from-1]) >= 0 {
		return 0, false
	}
	i, points := from, 0
	parts := a.parts()
	for n, part := range parts {
		end := wordEnd(t.words, i)
		w := t.text[i:end]
		if w != part && !(n == 0 && w == capital(part)) {
			return 0, false
		}
		i = end
		if i < len(t.words) && t.words[i] == '.' {
			i++
			points++
		}
		if n == len(parts)-1 {
			break
		}
		switch {
		case i < len(t.words) && t.words[i] == ' ':
			i++
		case i == end: // neither a point nor a space
			return 0, false
		}
	}
	if i < len(t.words) && (t.words[i] == '-' || t.words[i] == '/' || t.words[i] == ':' && points == 0) || wordEnd(t.words, i) > i {
		return 0, false
	}
	if points == 0 && (a.points || len(parts) > 1 && strings.Contains(t.text[from:i], "\n")) {
		return 0, false
	}
	if points > 0 && len(parts) == 1 && !a.points && !strings.HasSuffix(a.short, ".") {
		return t.bare(a, i), true
	}
	return i, true
}

// bare gives the end of an abbreviation that is written without a point, before a point
// that is the sentence's.
func (t *text) bare(a *abbreviation, end int) int {
	if !a.end && t.endsSentence(end) {
		return end - 1
	}
	return end
}

// endsSentence tells whether a point before a place is a full stop: nothing follows in
// the paragraph, or a capital does.
func (t *text) endsSentence(at int) bool {
	rest := string(t.plain[at:min(len(t.plain), at+64)])
	rest = strings.TrimLeft(rest, ")”\"")
	if strings.TrimSpace(rest) == "" || strings.HasPrefix(rest, "\n\n") {
		return true
	}
	after := strings.TrimLeft(rest, " \n")
	first, _ := utf8.DecodeRuneInString(after)
	return len(after) < len(rest) && (unicode.IsUpper(first) || strings.HasPrefix(after, "- "))
}
