package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/pattern"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Page is a document as it will be printed, with all that its words may come from.
type Page struct {
	Doc       *doc.Document
	Data      []*plan.Map                      // the document's own first, then kommun.yaml, then sources
	Templates []plan.File                      // that it was made by
	Source    func(file string) (string, bool) // the text of a data file as it lies on the disk
	Has       func(rune) bool                  // whether the fonts have a sign
}

// maxSigns is how many places are told of one document; more of them say the same.
const maxSigns = 20

// Signs finds the signs that cannot be printed: those that no font has, and those of
// scripts that would be set wrongly. It looks at what the document prints, and then
// for where that is written, in the data or else in the template. A text is told of
// once, with all of its signs: they are one thing to do.
func Signs(p Page) diag.List {
	lost := map[rune]bool{}
	doc.Printed(p.Doc, func(s string) {
		for _, r := range s {
			if unfit(r, p.Has) {
				lost[r] = true
			}
		}
	})
	return p.told(slices.Sorted(maps.Keys(lost)))
}

func unfit(r rune, has func(rune) bool) bool {
	return r > unicode.MaxLatin1 && (foreignScript(r) != "" || !has(r))
}

// Unprintable tells of a sign that cannot be printed at every place where it is
// written; at worst at the file.
func (p Page) Unprintable(sign rune) diag.List { return p.told([]rune{sign}) }

// told gives a finding for each text that holds any of the signs, and each script.
func (p Page) told(signs []rune) diag.List {
	type key struct {
		text   diag.Span
		script string
	}
	type lost struct {
		at    diag.Span // the first of the signs, which is
		first rune
		signs []rune
	}
	all := map[key]*lost{}
	var order []*lost
	for _, r := range signs {
		for _, h := range p.holders(r) {
			k := key{h.text, foreignScript(r)}
			l, ok := all[k]
			if !ok {
				l = &lost{at: h.at, first: r}
				all[k], order = l, append(order, l)
			}
			if l.signs = append(l.signs, r); before(h.at, l.at) {
				l.at, l.first = h.at, r
			}
		}
	}
	var found diag.List
	for _, l := range order {
		found = append(found, unprintable(l.at, l.first, l.signs))
	}
	found = found.Sorted()
	return found[:min(len(found), maxSigns)]
}

func before(a, b diag.Span) bool {
	return a.Start.Line < b.Start.Line || a.Start.Line == b.Start.Line && a.Start.Col < b.Start.Col
}

// TemplateSigns finds the signs of a template's own words that cannot be printed,
// before any document is made by it. What stands in braces is no text.
func TemplateSigns(files []plan.File, has func(rune) bool) diag.List {
	lost := map[rune]bool{}
	words := make([]plan.File, len(files))
	for i, f := range files {
		words[i] = plan.File{Name: f.Name, Text: actions().ReplaceAllStringFunc(f.Text, blanks)}
		for _, r := range words[i].Text {
			if unfit(r, has) {
				lost[r] = true
			}
		}
	}
	p := Page{Templates: words}
	return p.told(slices.Sorted(maps.Keys(lost)))
}

var actions = pattern.Later(`(?s)\{\{.*?\}\}`)

// blanks keeps the lines and columns of what is left out.
func blanks(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return ' '
	}, s)
}

func unprintable(at diag.Span, r rune, signs []rune) diag.Diagnostic {
	if script := foreignScript(r); script != "" {
		return diag.New("PV517", at, fmt.Sprintf("Här står %s skrift (”%c”, U+%04X), som Planverk inte kan sätta rätt än.", script, r, r),
			"Skriv texten på svenska eller med latinska bokstäver, eller lägg originaltexten i en egen bilaga.")
	}
	hint := "Skriv ordet med vanliga bokstäver, eller ta bort tecknet."
	if len(signs) == 1 {
		return diag.New("PV516", at, fmt.Sprintf("Tecknet ”%c” (U+%04X) finns inte i handlingens typsnitt och kan inte skrivas i PDF.", r, r), hint)
	}
	return diag.New("PV516", at, fmt.Sprintf("%d tecken i texten finns inte i handlingens typsnitt och kan inte skrivas i PDF: %s.", len(signs), listed(signs)),
		"Skriv orden med vanliga bokstäver, eller ta bort tecknen.")
}

// mostListed is how many signs of a text are shown; with more it is clear which
// writing they are of.
const mostListed = 8

func listed(signs []rune) string {
	var all []string
	for _, r := range signs[:min(len(signs), mostListed)] {
		all = append(all, fmt.Sprintf("”%c” (U+%04X)", r, r))
	}
	if more := len(signs) - mostListed; more > 0 {
		return strings.Join(all, ", ") + fmt.Sprintf(" och %d till", more)
	}
	return strings.Join(all[:len(all)-1], ", ") + " och " + all[len(all)-1]
}

// foreign are the scripts that need more than one sign after the other from left to
// right, and what they are called before the word skrift.
var foreign = []struct {
	name   string
	tables []*unicode.RangeTable
}{
	{"arabisk", []*unicode.RangeTable{unicode.Arabic}},
	{"hebreisk", []*unicode.RangeTable{unicode.Hebrew}},
	{"syrisk", []*unicode.RangeTable{unicode.Syriac}},
	{"annan högerställd", []*unicode.RangeTable{unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya}},
	{"kinesisk", []*unicode.RangeTable{unicode.Han, unicode.Bopomofo}},
	{"japansk", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}},
	{"koreansk", []*unicode.RangeTable{unicode.Hangul}},
}

// foreignScript names the script of a sign that is refused, "" for others.
func foreignScript(r rune) string {
	for _, f := range foreign {
		if unicode.In(r, f.tables...) {
			return f.name
		}
	}
	return ""
}

// holder is a text that holds a sign, and where in it the sign stands first.
type holder struct{ text, at diag.Span }

// holders gives the places where a sign is written: every text of the data that has
// it, or else each file of the template; at worst the data's file.
func (p Page) holders(sign rune) []holder {
	var all []holder
	for _, root := range p.Data {
		for _, n := range textsWith(nil, root, sign) {
			all = append(all, holder{n.Where(), p.point(n.Where(), sign)})
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, f := range p.Templates {
		if at, ok := signIn(f.Text, 1, sign); ok {
			at.File = f.Name
			all = append(all, holder{diag.Span{File: f.Name}, at})
		}
	}
	if len(all) == 0 && len(p.Data) > 0 {
		at := diag.Span{File: p.Data[0].Span.File}
		all = append(all, holder{at, at})
	}
	return all
}

// point narrows the place of a text to the sign in it: a text of several lines
// stands below the line where it begins.
func (p Page) point(at diag.Span, sign rune) diag.Span {
	text, ok := p.Source(at.File)
	if !ok {
		return at
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(sv.NFC(text), "\ufeff"))
	if there, ok := signIn(text, at.Start.Line, sign); ok {
		there.File = at.File
		return there
	}
	return at
}

// signIn gives the first place of a sign from a line on.
func signIn(text string, from int, sign rune) (diag.Span, bool) {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if col := strings.IndexRune(line, sign); n >= from && col >= 0 {
			col = utf8.RuneCountInString(line[:col]) + 1
			return diag.Span{Start: diag.Pos{Line: n, Col: col}, End: diag.Pos{Line: n, Col: col + 1}}, true
		}
	}
	return diag.Span{}, false
}

// textsWith lists the values below n that hold a sign.
func textsWith(all []plan.Node, n plan.Node, sign rune) []plan.Node {
	text := ""
	switch n := n.(type) {
	case *plan.Map:
		if n == nil {
			return all
		}
		for _, f := range n.Fields {
			all = textsWith(all, f.Value, sign)
		}
	case *plan.List:
		for _, item := range n.Items {
			all = textsWith(all, item, sign)
		}
	case *plan.Text:
		text = n.Value
	case *plan.Rich:
		text = n.Source
	case *plan.Amount, *plan.Effort, *plan.Moment, *plan.Ref:
		text = n.Typed()
	}
	if strings.ContainsRune(text, sign) {
		all = append(all, n)
	}
	return all
}
