package merge

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/plan"
)

// term is words that a listener must be told how to say, wherever they stand: in
// another language, short for other words, or both.
type term struct{ words, long, lang string }

// Terms are the terms of a municipality, or of a document over those of its municipality.
// They do not change.
type Terms struct {
	words  map[string]term
	sizes  map[string][]int // by first word: how many signs terms that begin with it have, the most first
	others *Terms           // what holds for words that are not here
}

// languageTags are the languages that "språk" may be, by their tags in BCP 47. The
// schemas list the same names.
var languageTags = map[string]string{
	"danska": "da", "engelska": "en", "finska": "fi", "franska": "fr", "lulesamiska": "smj", "meänkieli": "fit",
	"nordsamiska": "se", "norska": "nb", "nynorska": "nn", "polska": "pl", "romani": "rom", "spanska": "es",
	"sydsamiska": "sma", "tyska": "de",
}

// NewTerms collects the terms of a municipality, by its kommun.yaml: a large one has
// thousands, so they are collected once for all its documents. The nearest comes
// first: its own, names of its registers, those that everybody has.
func NewTerms(kommun *plan.Map) *Terms {
	all := noTerms()
	all.list(kommun.Get("begrepp"))
	all.registers(fields{kommun}.group("register"))
	for _, t := range abbreviations {
		all.add(t)
	}
	return all
}

// over lays a document's own terms over those of the municipality.
func (all *Terms) over(own *plan.Map) *Terms {
	nearest := noTerms()
	nearest.others = all
	nearest.collect(own)
	return nearest
}

func noTerms() *Terms { return &Terms{words: map[string]term{}, sizes: map[string][]int{}} }

// add adds a term, unless there is one of the same words.
func (all *Terms) add(t term) {
	t.words = strings.ReplaceAll(strings.TrimSpace(t.words), "\u00a0", " ")
	key := firstWord(t.words)
	if _, known := all.words[t.words]; known || key == "" {
		return
	}
	all.words[t.words] = t
	n := utf8.RuneCountInString(t.words)
	if at, known := slices.BinarySearchFunc(all.sizes[key], n, func(a, b int) int { return b - a }); !known {
		all.sizes[key] = slices.Insert(all.sizes[key], at, n)
	}
}

// named gives the term of these words.
func (all *Terms) named(words string) (term, bool) {
	t, ok := all.words[words]
	if !ok && all.others != nil {
		return all.others.named(words)
	}
	return t, ok
}

// lengths gives how many signs the terms that begin with a word have, the most first.
func (all *Terms) lengths(word string) []int {
	own := all.sizes[word]
	if all.others == nil {
		return own
	}
	others := all.others.lengths(word)
	if len(own) == 0 {
		return others
	}
	both := slices.Concat(own, others)
	slices.SortFunc(both, func(a, b int) int { return b - a })
	return slices.Compact(both)
}

// collect looks for lists of terms at any depth of a document's data.
func (all *Terms) collect(n plan.Node) {
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
func (all *Terms) list(n plan.Node) {
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
func (all *Terms) registers(r fields) {
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
