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
// for where that is written, in the data or else in the template.
func Signs(p Page) diag.List {
	lost := map[rune]bool{}
	doc.Printed(p.Doc, func(s string) {
		for _, r := range s {
			if r > unicode.MaxLatin1 && (foreignScript(r) != "" || !p.Has(r)) {
				lost[r] = true
			}
		}
	})
	var found diag.List
	for _, r := range slices.Sorted(maps.Keys(lost)) {
		found = append(found, p.Unprintable(r)...)
	}
	found = perLine(found)
	return found[:min(len(found), maxSigns)]
}

// Unprintable tells of a sign that cannot be printed at every place where it is
// written; at worst at the file.
func (p Page) Unprintable(sign rune) diag.List {
	places := p.holders(sign)
	if len(places) == 0 && len(p.Data) > 0 {
		places = []diag.Span{{File: p.Data[0].Span.File}}
	}
	var found diag.List
	for _, at := range places {
		found = append(found, unprintable(at, sign))
	}
	return found
}

// perLine keeps the first finding of a foreign script on a line: the letters of a
// sentence are one thing to do.
func perLine(found diag.List) diag.List {
	type key struct {
		code, file string
		line       int
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(found.Sorted(), func(d diag.Diagnostic) bool {
		k := key{d.Code, d.Span.File, d.Span.Start.Line}
		again := seen[k] && d.Code == "PV517"
		seen[k] = true
		return again
	})
}

func unprintable(at diag.Span, r rune) diag.Diagnostic {
	if script := foreignScript(r); script != "" {
		return diag.New("PV517", at, fmt.Sprintf("Här står %s skrift (”%c”, U+%04X), som Planverk inte kan sätta rätt än.", script, r, r),
			"Skriv texten på svenska eller med latinska bokstäver, eller lägg originaltexten i en egen bilaga.")
	}
	return diag.New("PV516", at, fmt.Sprintf("Tecknet ”%c” (U+%04X) finns inte i handlingens typsnitt och kan inte skrivas i PDF.", r, r),
		"Skriv ordet med vanliga bokstäver, eller ta bort tecknet.")
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

// holders gives the places where a sign is written: every text of the data that has
// it, or else the first place in each file of the template.
func (p Page) holders(sign rune) []diag.Span {
	var all []diag.Span
	for _, root := range p.Data {
		for _, n := range textsWith(nil, root, sign) {
			all = append(all, p.point(n.Where(), sign))
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, f := range p.Templates {
		if at, ok := signIn(f.Text, 1, sign); ok {
			at.File = f.Name
			all = append(all, at)
		}
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
	case *plan.Amount:
		text = n.Raw
	case *plan.Effort:
		text = n.Raw
	case *plan.Moment:
		text = n.Raw
	case *plan.Ref:
		text = n.Raw
	}
	if strings.ContainsRune(text, sign) {
		all = append(all, n)
	}
	return all
}
