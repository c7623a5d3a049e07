package merge

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/internal/plan"
)

// bundle makes a template of files: mall.md, _delar/x.md and delar/y.md.
func bundle(files map[string]string) *plan.TemplateText {
	t := &plan.TemplateText{Parts: map[string]plan.File{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := plan.File{Name: name, Path: name, Text: files[name]}
		bare := strings.TrimSuffix(path.Base(name), ".md")
		switch path.Dir(name) {
		case "_delar":
			t.Parts[bare] = f
		case "delar":
			o := plan.Override{Target: bare, File: f}
			if x, ok := strings.CutSuffix(bare, ".före"); ok {
				o.Target, o.Where = x, plan.Before
			}
			if x, ok := strings.CutSuffix(bare, ".efter"); ok {
				o.Target, o.Where = x, plan.After
			}
			t.Overrides = append(t.Overrides, o)
		default:
			t.Main = f
		}
	}
	return t
}

const sections = top + `
# Inledning {#inledning}

Om planen.

## Syfte {#syfte}

Syftet.

{{ with .avtal -}}
## Avtal {#avtal}

Avtalen.
{{- else }}
Inga avtal.
{{- end }}

## Budget {#budget}

Budgeten.

# Slut {#slut}

Sista ordet.
`

// outlineOf gives the headings and paragraphs of a document, one a line.
func outlineOf(d *doc.Document) string {
	var lines []string
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *doc.Heading:
			lines = append(lines, strings.TrimSpace(strings.Repeat("#", b.Level)+" "+b.Number+" "+doc.Plain(b.Text)))
		case *doc.Paragraph:
			lines = append(lines, doc.Plain(b.Text))
		}
	}
	return strings.Join(lines, "\n")
}

func TestPartsAndOverrides(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"a part, and a part in it", map[string]string{
			"mall.md": top + "# A {#a}\n\n{{ infoga \"slut\" }}\n", "_delar/slut.md": "{{ infoga \"ord\" }}\n\n# B {#b}\n", "_delar/ord.md": "Ett ord om {{ .dokument.id }}.\n",
		}, "# 1 A\nEtt ord om procapita-bou.\n# 2 B"},
		{"a part in a row", map[string]string{
			"mall.md": top + "{{ range .avtal }}\n{{ infoga \"rad\" }}\n{{ end }}\n", "_delar/rad.md": "{{ .typ }}\n",
		}, "SLA\nHuvudavtal"},
		{"a part within a line", map[string]string{
			"mall.md": top + "Hej {{- infoga \"x\" -}} du\n", "_delar/x.md": "san\n\n",
		}, "Hejsandu"},
		{"infoga in a comment and in a text is none", map[string]string{
			"mall.md": top + "{{/* {{ infoga \"x\" }} */}}{{ eller .dokument.id \"{{ infoga x }}\" }}\n",
		}, "procapita-bou"},
		{"a section", map[string]string{
			"mall.md": sections, "delar/syfte.md": "## Vårt syfte {#syfte}\n\nEget, {{ .dokument.id }}.\n",
		}, "# 1 Inledning\nOm planen.\n## 1.1 Vårt syfte\nEget, procapita-bou.\n## 1.2 Avtal\nAvtalen.\n## 1.3 Budget\nBudgeten.\n# 2 Slut\nSista ordet."},
		{"a section with its subsections", map[string]string{
			"mall.md": sections, "delar/inledning.md": "# Kort {#inledning}\n",
		}, "# 1 Kort\n# 2 Slut\nSista ordet."},
		{"a section alone in its condition takes it along", map[string]string{
			"mall.md": sections, "delar/avtal.md": "## Avtalen {#avtal}\n\n{{ .dokument.id }} har {{ range .avtal }}{{ .typ }} {{ end }}\n",
		}, "# 1 Inledning\nOm planen.\n## 1.1 Syfte\nSyftet.\n## 1.2 Avtalen\nprocapita-bou har SLA Huvudavtal\n## 1.3 Budget\nBudgeten.\n# 2 Slut\nSista ordet."},
		{"the last section", map[string]string{
			"mall.md": sections, "delar/slut.md": "# Allra sist {#slut}\n",
		}, "# 1 Inledning\nOm planen.\n## 1.1 Syfte\nSyftet.\n## 1.2 Avtal\nAvtalen.\n## 1.3 Budget\nBudgeten.\n# 2 Allra sist"},
		{"before and after, inner first", map[string]string{
			"mall.md": sections, "delar/budget.efter.md": "Efter budgeten.\n", "delar/inledning.efter.md": "Efter inledningen.\n", "delar/slut.före.md": "Före slutet.\n", "delar/inledning.före.md": "Allra först.\n",
		}, "Allra först.\n# 1 Inledning\nOm planen.\n## 1.1 Syfte\nSyftet.\n## 1.2 Avtal\nAvtalen.\n## 1.3 Budget\nBudgeten.\nEfter budgeten.\nEfter inledningen.\nFöre slutet.\n# 2 Slut\nSista ordet."},
		{"an override uses parts and is one", map[string]string{
			"mall.md": sections + "\n{{ infoga \"fot\" }}\n", "_delar/fot.md": "Foten.\n", "_delar/ord.md": "Ett ord.\n", "delar/slut.md": "# Slut {#slut}\n\n{{ infoga \"ord\" }}\n", "delar/fot.efter.md": "\nEfter foten.\n",
		}, "# 1 Inledning\nOm planen.\n## 1.1 Syfte\nSyftet.\n## 1.2 Avtal\nAvtalen.\n## 1.3 Budget\nBudgeten.\n# 2 Slut\nEtt ord."},
		{"a part of the type's own", map[string]string{
			"mall.md": top + "{{ infoga \"fot\" }}\n", "_delar/fot.md": "Foten.\n", "delar/fot.md": "Vår fot.\n", "delar/fot.efter.md": "\nEfter.\n", "delar/fot.före.md": "Före.\n\n",
		}, "Före.\nVår fot.\nEfter."},
		{"the head", map[string]string{
			"mall.md": sections, "delar/överst.md": "titel: En annan plan\n", "delar/inledning.md": "# A {#a}\n", "delar/slut.md": "# B {#b}\n",
		}, "# 1 A\n# 2 B"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, k := testSchemas()
			tpl, found := ParseFiles(bundle(tt.files), s, k)
			if tpl == nil {
				t.Fatal(listing(found))
			}
			d, found := tpl.Merge(testInput(same), testComputed(), Env{})
			if d == nil || len(found) > 0 {
				t.Fatal(listing(found))
			}
			if got := outlineOf(d); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if tt.name == "the head" && d.Meta.Title != "En annan plan" {
				t.Errorf("the title is %q", d.Meta.Title)
			}
		})
	}
}

// TestWrongParts holds what is said of templates that can not be put together,
// and in which file.
func TestWrongParts(t *testing.T) {
	deep := map[string]string{"mall.md": top + "{{ infoga \"d1\" }}\n"}
	for i := 1; i < 30; i++ {
		deep[fmt.Sprintf("_delar/d%d.md", i)] = strings.Repeat(fmt.Sprintf("{{ infoga \"d%d\" }}\n", i+1), 2) + strings.Repeat("x", 1000)
	}
	deep["_delar/d30.md"] = "slut"
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"unknown part", map[string]string{"mall.md": top + "{{ infoga \"huvd\" }}", "_delar/huvud.md": "x"},
			"mall.md:4:1 PV430 Delen ”huvd” finns inte. | Menade du ”huvud”?"},
		{"no name", map[string]string{"mall.md": top + "{{ infoga .del }}"},
			"mall.md:4:1 PV430 infoga vill ha namnet på en del mellan raka citattecken. | Så här skrivs den: {{ infoga \"huvud\" }}"},
		{"a part in itself", map[string]string{"mall.md": top + "{{ infoga \"a\" }}", "_delar/a.md": "Hej\n{{ infoga \"b\" }}", "_delar/b.md": "\n\n {{ infoga \"a\" }}"},
			"_delar/b.md:3:2 PV431 Delen ”a” sätter in sig själv. | Kedjan är a → b → a. Ta bort en av infogningarna. | Delen är insatt på rad 2 i _delar/a.md."},
		{"parts that double", deep, "mall.md:0:0 PV413 Mallen är större än 1 MB när delarna är insatta. | Kontrollera att samma del inte sätts in många gånger."},
		{"unknown field in a part", map[string]string{"mall.md": top + "Hej\n{{ infoga \"a\" }}", "_delar/a.md": "x\nOm {{ .inledning.beskrvning }}"},
			"_delar/a.md:2:18 PV402 Fältet ”beskrvning” finns inte i ”.inledning”. | Menade du ”beskrivning”? | Delen är insatt på rad 5 i mall.md."},
		{"unknown field after a part", map[string]string{"mall.md": top + "{{ infoga \"a\" }}\nOm {{ .inledning.beskrvning }}", "_delar/a.md": "x\ny\nz\n"},
			"mall.md:5:18 PV402 Fältet ”beskrvning” finns inte i ”.inledning”. | Menade du ”beskrivning”?"},
		{"a part that is not whole", map[string]string{"mall.md": top + "{{ infoga \"a\" }}{{ end }}", "_delar/a.md": "x\n{{ if .avtal }}"},
			"_delar/a.md:2:1 PV401 {{ if }} har inget {{ end }} i samma fil. | Skriv {{ end }} där det slutar som {{ if }} gäller. | Delen är insatt på rad 4 i mall.md."},
		{"HTML in a part", map[string]string{"mall.md": top + "{{ infoga \"a\" }}", "_delar/a.md": "x\n\nHej <b>du.\n"},
			"_delar/a.md:3:5 PV409 Mallen innehåller HTML, som inte kan bli del av dokumentet. | Skriv med Markdown, och ett radbyte som {{ bryt }}. En kommentar som inte ska synas skrivs {{/* så här */}}. Ska tecknet < synas skrivs det \\<. | Delen är insatt på rad 4 i mall.md."},
		{"an override of nothing", map[string]string{"mall.md": sections, "delar/bugdet.md": "x"},
			"delar/bugdet.md:0:0 PV432 Mallen har varken något avsnitt eller någon insatt del som heter ”bugdet”. | Menade du ”budget”? | Filens namn säger vilket avsnitt den gäller. Döp i så fall om den, och börja det nya namnet med budget."},
		{"an override of a part that is not put in", map[string]string{"mall.md": sections, "_delar/huvud.md": "x", "delar/huvud.md": "x"},
			"delar/huvud.md:0:0 PV432 Mallen har varken något avsnitt eller någon insatt del som heter ”huvud”. | Döp filen efter ett av mallens avsnitt eller insatta delar: avtal, budget, inledning, slut, syfte, överst."},
		{"an override of nothing, with the head twice", map[string]string{"mall.md": top + "{{ infoga \"a\" }}\n# A {#a}\n", "_delar/a.md": "x", "delar/finns-ej.md": "x"},
			"delar/finns-ej.md:0:0 PV432 Mallen har varken något avsnitt eller någon insatt del som heter ”finns-ej”. | Döp filen efter ett av mallens avsnitt eller insatta delar: a, överst."},
		{"an override within another", map[string]string{"mall.md": sections, "delar/inledning.md": "# A {#a}\n", "delar/budget.efter.md": "x"},
			"delar/budget.efter.md:0:0 PV432 Filen gäller ett avsnitt inuti ett annat som också byts ut. | Avsnittet faller bort med delar/inledning.md. Skriv texten där i stället, och ta bort den här filen."},
		{"a wrong field in an override", map[string]string{"mall.md": sections, "delar/slut.md": "# Slut {#slut}\n\n{{ .dokument.titl }}\n"},
			"delar/slut.md:3:14 PV402 Fältet ”titl” finns inte i ”.dokument”. | Menade du ”titel”?"},
		{"an override that is not whole", map[string]string{"mall.md": sections, "delar/slut.md": "# Slut {#slut}\n{{ end }}\n"},
			"delar/slut.md:2:1 PV401 {{ end }} hör inte till något {{ if }}, {{ with }} eller {{ range }} i samma fil. | Ta bort det, eller skriv det {{ if }} som fattas."},
		{"a reference to a section that was replaced", map[string]string{"mall.md": sections + "\nSe {{ avsnitt \"budget\" }}.\n", "delar/inledning.md": "# A {#a}\n"},
			"mall.md:29:15 PV406 Avsnittet ”budget” finns inte i dokumentet. | Att välja på: a, slut."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, k := testSchemas()
			tpl, found := ParseFiles(bundle(tt.files), s, k)
			if tpl != nil {
				t.Error("the template is accepted")
			}
			var got []string
			for _, d := range found.Sorted() {
				got = append(got, fmt.Sprintf("%s:%d:%d %s %s", d.Span.File, d.Span.Start.Line, d.Span.Start.Col, d.Code, strings.Join(append([]string{d.Message}, d.Hints...), " | ")))
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), tt.want)
			}
		})
	}
}

// TestFilesAreThoseUsed: the manifest names what the document was made of, and
// nothing else.
func TestFilesAreThoseUsed(t *testing.T) {
	s, k := testSchemas()
	tpl, found := ParseFiles(bundle(map[string]string{
		"mall.md": sections + "{{ infoga \"b\" }}{{ infoga \"b\" }}", "_delar/a.md": "x", "_delar/b.md": "y", "delar/budget.efter.md": "z",
	}), s, k)
	if tpl == nil {
		t.Fatal(listing(found))
	}
	var got []string
	for _, f := range tpl.Files() {
		got = append(got, f.Path)
	}
	if want := []string{"mall.md", "_delar/b.md", "delar/budget.efter.md"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
