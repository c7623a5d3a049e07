package merge

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"planverk/internal/plan"
)

// term is words that a listener must be told how to say, wherever they stand: in
// another language, short for other words, or both.
type term struct{ words, long, lang string }

// terms are all terms of a document by the first word of each, the longest first.
type terms map[string][]term

// languageTags are the languages that "språk" may be, by their tags in BCP 47. The
// schemas list the same names.
var languageTags = map[string]string{
	"danska": "da", "engelska": "en", "finska": "fi", "franska": "fr", "lulesamiska": "smj", "meänkieli": "fit",
	"nordsamiska": "se", "norska": "nb", "nynorska": "nn", "polska": "pl", "romani": "rom", "spanska": "es",
	"sydsamiska": "sma", "tyska": "de",
}

// newTerms collects the terms of a document. The nearest comes first: the document's
// own, the municipality's, names of its registers, those that everybody has.
func newTerms(own, kommun *plan.Map) terms {
	all := terms{}
	all.collect(own)
	all.list(kommun.Get("begrepp"))
	all.registers(fields{kommun}.group("register"))
	for _, t := range abbreviations {
		all.add(t)
	}
	for _, same := range all {
		slices.SortStableFunc(same, func(a, b term) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return all
}

// add adds a term, unless there is one of the same words.
func (all terms) add(t term) {
	t.words = strings.ReplaceAll(strings.TrimSpace(t.words), "\u00a0", " ")
	key := firstWord(t.words)
	if key == "" || slices.ContainsFunc(all[key], func(o term) bool { return o.words == t.words }) {
		return
	}
	all[key] = append(all[key], t)
}

// collect looks for lists of terms at any depth of a document's data.
func (all terms) collect(n plan.Node) {
	switch n := n.(type) {
	case *plan.Map:
		if n == nil {
			return
		}
		for _, f := range n.Fields {
			if f.Key == "begrepp" {
				all.list(f.Value)
			}
			all.collect(f.Value)
		}
	case *plan.List:
		for _, item := range n.Items {
			all.collect(item)
		}
	}
}

// list adds the rows of a list of terms.
func (all terms) list(n plan.Node) {
	rows, ok := n.(*plan.List)
	if !ok {
		return
	}
	for _, item := range rows.Items {
		row, ok := item.(*plan.Map)
		if !ok {
			continue
		}
		f := fields{row}
		lang := languageTags[f.text("språk")]
		if long := f.text("betydelse"); long != "" || lang != "" {
			all.add(term{words: f.text("term"), long: long, lang: lang})
		}
	}
}

// registers adds names in other languages, and the short names that are abbreviations
// (BoU, not Tieto). A short name of two rows says nothing.
func (all terms) registers(r fields) {
	short := map[string][]string{}
	var order []string
	for _, register := range []string{"organisationer", "system"} {
		rows, _ := r.m.Get(register).(*plan.List)
		if rows == nil {
			continue
		}
		for _, item := range rows.Items {
			row, ok := item.(*plan.Map)
			if !ok {
				continue
			}
			f := fields{row}
			lang := languageTags[f.text("språk")]
			for _, name := range append([]string{f.text("namn")}, f.texts("kallas även")...) {
				if lang != "" || strings.Contains(name, " ") { // an abbreviation in a name is part of it
					all.add(term{words: name, lang: lang})
				}
			}
			if s := f.text("kortnamn"); isShort(s) {
				short[s] = append(short[s], f.text("namn"))
				order = append(order, s)
			}
		}
	}
	for _, s := range order {
		if len(short[s]) == 1 {
			all.add(term{words: s, long: short[s][0]})
		}
	}
}

// isShort tells whether a name is written as an abbreviation: with two capitals, and
// no blank.
func isShort(s string) bool {
	capitals := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			capitals++
		}
		if unicode.IsSpace(r) {
			return false
		}
	}
	return capitals > 1
}

// firstWord gives the letters and figures that text begins with.
func firstWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !inWord(r) })
	if end < 0 {
		return s
	}
	return s[:end]
}

func inWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) }
