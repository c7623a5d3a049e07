package check

import (
	"fmt"
	"strings"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// signs judges a document that prints the texts, of which the data have some and the
// template others.
func signs(data string, template string, printed ...string) string {
	d := &doc.Document{}
	root := &plan.Map{At: plan.At{Span: diag.Span{File: "plan.yaml"}}}
	for _, s := range printed {
		d.Blocks = append(d.Blocks, &doc.Paragraph{Text: []doc.Inline{&doc.Strong{Text: []doc.Inline{&doc.Text{S: s}}}}})
	}
	for i, line := range strings.Split(data, "\n") {
		at := plan.At{Span: diag.Span{File: "plan.yaml", Start: diag.Pos{Line: i + 1, Col: 4}}}
		root.Fields = append(root.Fields, plan.Field{Key: fmt.Sprint("k", i), Value: &plan.Text{At: at, Value: line[3:]}})
	}
	var all []string
	for _, f := range Signs(Page{
		Doc: d, Data: []*plan.Map{root}, Templates: []plan.File{{Name: "mall.md", Text: template}},
		Source: func(string) (string, bool) { return data, true },
		Has:    func(r rune) bool { return r < 0x900 || r > 0xFFF && r < 0x3000 },
	}) {
		all = append(all, fmt.Sprintf("%s %s %s", f.Span, f.Code, f.Message))
	}
	return strings.Join(all, "\n")
}

func TestSigns(t *testing.T) {
	for name, c := range map[string]struct {
		data, template string
		printed        []string
		want           string
	}{
		"names and marks": {"a: Ánte Ŋilla Łukasz ☑ ≤ ½ Жанна", "", []string{"Ánte Ŋilla Łukasz ☑ ≤ ½ Жанна"}, ""},
		"emoji": {"a: Klart\nb: Ännu 🙂 klart", "", []string{"Ännu 🙂 klart"},
			"plan.yaml:2:9 PV516 Tecknet ”🙂” (U+1F642) finns inte i handlingens typsnitt och kan inte skrivas i PDF."},
		"in two texts": {"a: 🙂\nb: 🙂", "", []string{"🙂", "🙂"},
			"plan.yaml:1:4 PV516 Tecknet ”🙂” (U+1F642) finns inte i handlingens typsnitt och kan inte skrivas i PDF.\n" +
				"plan.yaml:2:4 PV516 Tecknet ”🙂” (U+1F642) finns inte i handlingens typsnitt och kan inte skrivas i PDF."},
		"not printed": {"a: 🙂", "", []string{"Klart"}, ""},
		"arabic": {"a: Se العربية", "", []string{"Se العربية"},
			"plan.yaml:1:7 PV517 Här står arabisk skrift (”ا”, U+0627), som Planverk inte kan sätta rätt än."},
		"hebrew": {"a: שלום", "", []string{"שלום"},
			"plan.yaml:1:4 PV517 Här står hebreisk skrift (”ש”, U+05E9), som Planverk inte kan sätta rätt än."},
		"chinese": {"a: 瑞典", "", []string{"瑞典"},
			"plan.yaml:1:4 PV517 Här står kinesisk skrift (”瑞”, U+745E), som Planverk inte kan sätta rätt än."},
		"in the template": {"a: x", "# Rubrik\nMall 🙂", []string{"Mall 🙂"},
			"mall.md:2:6 PV516 Tecknet ”🙂” (U+1F642) finns inte i handlingens typsnitt och kan inte skrivas i PDF."},
		"many in a text": {"a: ก ข ค\nb: ज", "", []string{"ก ข ค ज"},
			"plan.yaml:1:4 PV516 3 tecken i texten finns inte i handlingens typsnitt och kan inte skrivas i PDF: ”ก” (U+0E01), ”ข” (U+0E02) och ”ค” (U+0E04).\n" +
				"plan.yaml:2:4 PV516 Tecknet ”ज” (U+091C) finns inte i handlingens typsnitt och kan inte skrivas i PDF."},
		"very many": {"a: กขคงจฉชซฌญ", "", []string{"กขคงจฉชซฌญ"},
			"plan.yaml:1:4 PV516 10 tecken i texten finns inte i handlingens typsnitt och kan inte skrivas i PDF: ”ก” (U+0E01), ”ข” (U+0E02), ”ค” (U+0E04), ”ง” (U+0E07), ”จ” (U+0E08), ”ฉ” (U+0E09), ”ช” (U+0E0A), ”ซ” (U+0E0B) och 2 till."},
		"from nowhere": {"a: x", "", []string{"🙂"},
			"plan.yaml PV516 Tecknet ”🙂” (U+1F642) finns inte i handlingens typsnitt och kan inte skrivas i PDF."},
	} {
		if got := signs(c.data, c.template, c.printed...); got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", name, got, c.want)
		}
	}
	many := strings.TrimSuffix(strings.Repeat("a: 🙂\n", 50), "\n")
	if got := strings.Count(signs(many, "", "🙂"), "\n") + 1; got != maxSigns {
		t.Errorf("%d findings", got)
	}
}

// A template's own words are judged before there is a document; what stands in braces
// is no text of it.
func TestTemplateSigns(t *testing.T) {
	found := TemplateSigns([]plan.File{{Name: "mall.md", Text: "# Rubrik\n{{/* 🙂\n */}}Ja {{ .x }} 🙂 och ☑\n"}, {Name: "del.md", Text: "{{ infoga \"🙂\" }}"}},
		func(r rune) bool { return r < 0x3000 })
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%s %s", f.Span, f.Code))
	}
	if got := strings.Join(all, " "); got != "mall.md:3:18 PV516" {
		t.Error(got)
	}
}
