package readback

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// saying is what one file says of a figure. A file may give its text, its exact
// value, or both; a workbook's cell gives one of them.
type saying struct {
	format, file string
	text         string // for the finding
	key          string // what texts are compared by; "" when only exact is given
	exact        string // "" when not given
	missing      bool
}

// compareFigures finds figures that are not the same everywhere.
func (c *checker) compareFigures(ref *reading, others []*aligned) {
	seen := map[string]int{}
	for _, f := range ref.figures {
		n := seen[f.id]
		seen[f.id]++
		sayings := []saying{{format: ref.format, file: ref.file, text: f.text, key: keyOf(f.text), exact: f.exact}}
		for _, o := range others {
			if s, ok := o.saying(f, n); ok {
				sayings = append(sayings, s)
			}
		}
		if c.judge(f, sayings) {
			c.differing = append(c.differing, f)
		}
	}
	for _, o := range others {
		told := map[string]bool{}
		for _, f := range o.reading.figures {
			if !o.partial && !told[f.id] && len(o.figures[f.id]) > seen[f.id] {
				told[f.id] = true
				c.find("PV607", o.file, fmt.Sprintf("%s (%s) är %s i %s men finns inte i %s.", f.label, f.id, f.says(), o.format, ref.format), rebuild)
			}
		}
	}
}

// saying is what the reading says of occurrence n of a figure. A workbook says
// nothing (false) of figures that are not in it, and has each once.
func (o *aligned) saying(f figure, n int) (saying, bool) {
	s := saying{format: o.format, file: o.file}
	if o.unmarked {
		s.text = o.same(f.from, f.to)
		s.key = keyOf(s.text)
		s.missing = s.key == ""
		return s, true
	}
	own := o.figures[f.id]
	if o.partial {
		n = 0
		if len(own) == 0 {
			return s, false
		}
	}
	if n >= len(own) {
		s.missing = true
		return s, true
	}
	s.text, s.exact = own[n].says(), own[n].exact
	if own[n].text != "" {
		s.key = keyOf(own[n].text)
	}
	return s, true
}

// judge tells of a figure that the files do not agree on, and whether there was
// something to tell.
func (c *checker) judge(f figure, sayings []saying) bool {
	var there, gone []saying
	for _, s := range sayings {
		if s.missing {
			gone = append(gone, s)
		} else {
			there = append(there, s)
		}
	}
	name := f.label + " (" + f.id + ")"
	for _, s := range gone {
		c.find("PV607", s.file, fmt.Sprintf("%s är %s i %s men finns inte på samma plats i %s.", name, f.says(), formats(there), s.format), rebuild)
	}
	if g := grouped(there, func(s saying) string { return s.key }); len(g) > 1 {
		c.disagree(name+" är ", g, func(s saying) string { return s.text })
		return true
	}
	if g := grouped(completed(there), func(s saying) string { return s.exact }); len(g) > 1 {
		if slices.ContainsFunc(g, onlyCells) {
			c.disagree(name+" är ", g, func(s saying) string { return s.text })
		} else {
			c.disagree("Det exakta värdet av "+lowerFirst(name)+" är ", g, func(s saying) string { return s.exact })
		}
		return true
	}
	return len(gone) > 0
}

// completed gives a file that has text only the exact value that all others give
// for the same text, so that a finding can count it in.
func completed(sayings []saying) []saying {
	var exact string
	for _, s := range sayings {
		if s.key == "" || s.exact == "" {
			continue
		}
		if exact != "" && exact != s.exact {
			return sayings
		}
		exact = s.exact
	}
	out := slices.Clone(sayings)
	for i, s := range out {
		if s.exact == "" {
			out[i].exact = exact
		}
	}
	return out
}

// onlyCells tells whether a group holds cells only: what a person sees there is
// the exact value.
func onlyCells(group []saying) bool {
	return !slices.ContainsFunc(group, func(s saying) bool { return s.key != "" })
}

// grouped puts those that say the same together, the largest group first. Those
// that say nothing of the kind are left out.
func grouped(sayings []saying, by func(saying) string) [][]saying {
	var groups [][]saying
next:
	for _, s := range sayings {
		if by(s) == "" {
			continue
		}
		for i := range groups {
			if by(groups[i][0]) == by(s) {
				groups[i] = append(groups[i], s)
				continue next
			}
		}
		groups = append(groups, []saying{s})
	}
	slices.SortStableFunc(groups, func(a, b []saying) int { return len(b) - len(a) })
	return groups
}

// disagree tells what each group says: "… är 3 524 000 i PDF och HTML men
// 3 525 000 i Excel". The finding stands at a file of the smallest group.
func (c *checker) disagree(start string, groups [][]saying, by func(saying) string) {
	parts := make([]string, len(groups))
	var files []string
	for i, g := range groups {
		parts[i] = by(g[0]) + " i " + formats(g)
		for _, s := range g {
			files = append(files, s.file)
		}
	}
	last := groups[len(groups)-1]
	c.find("PV606", last[0].file, start+strings.Join(parts, " men ")+".",
		"Jämför med datafilen. Bygg sedan på nytt med ”planverk bygg”, så blir alla filer lika.",
		"Filerna är "+enumerate(files)+".")
}

// The kinds of files, in the order that findings name them.
const (
	formatPDF      = "PDF"
	formatExcel    = "Excel"
	formatCSV      = "CSV"
	formatMarkdown = "Markdown"
	formatHTML     = "HTML"
	formatFragment = "HTML att klistra in"
)

var formatOrder = []string{formatPDF, formatExcel, formatCSV, formatMarkdown, formatHTML, formatFragment}

func formats(sayings []saying) string {
	var names []string
	for _, name := range formatOrder {
		if slices.ContainsFunc(sayings, func(s saying) bool { return s.format == name }) {
			names = append(names, name)
		}
	}
	return enumerate(names)
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
