package merge

import (
	"strings"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// top is a complete head; what a case writes begins on line 4.
const top = "---\ntitel: Plan\n---\n"

var wrongTemplates = []struct{ name, source string }{
	{"unknown field", top + "Om {{ .inledning.beskrvning }}"},
	{"unknown field of the document", top + "{{ .bugdet.summa }}"},
	{"unknown field behind a reference", top + "{{ .dokument.förvaltning.telefon }}"},
	{"unknown field behind kommun", top + "{{ .kommun.namm }}"},
	{"unknown field in a row", top + "{{ range .avtal }}\n{{ .motprat }}{{ end }}"},
	{"unknown field behind a variable", top + "{{ with $b := .budget }}{{ $b.suma }}{{ end }}"},
	{"unknown field behind $", top + "{{ range .avtal }}{{ $.dokument.titl }}{{ end }}"},
	{"unknown field behind parentheses", top + "{{ (.dokument).titl }}"},
	{"field under a list", top + "{{ .avtal.typ }}"},
	{"field under a text", top + "{{ .dokument.titel.längd }}"},
	{"unknown function", top + "{{ listan .inledning.system }}"},
	{"library function", top + `{{ printf "%d" .dokument.år }}`},
	{"private function", top + "{{ _store . }}"},
	{"printing a list", top + "{{ .inledning.system }}"},
	{"printing a group", top + "{{ .dokument.beslut }}"},
	{"printing a condition", top + "{{ not .avtal }}"},
	{"range over a group", top + "{{ range .dokument }}{{ end }}"},
	{"range over a number", top + "{{ range 1000 }}x{{ end }}"},
	{"range over a count", top + "{{ range .inledning.antal_användare }}x{{ end }}"},
	{"range with index", top + "{{ range $i, $rad := .avtal }}{{ $rad.typ }}{{ end }}"},
	{"wrong argument", top + "{{ kr .dokument.år }}"},
	{"wrong piped argument", top + "{{ .dokument.titel | kr }}"},
	{"too few arguments", top + "{{ eller .dokument.titel }}"},
	{"list of groups", top + "{{ lista .avtal }}"},
	{"any row of a text", top + `{{ if någon .dokument.titel "typ" }}x{{ end }}`},
	{"any row without a name", top + `{{ if någon .avtal .dokument.titel }}x{{ end }}`},
	{"unknown field of any row", top + `{{ if någon .avtal "motpat" }}x{{ end }}`},
	{"comparison that never holds", top + `{{ if eq .dokument.status "beslutat" }}x{{ end }}`},
	{"variable within parentheses", top + "{{ eller ($x := .dokument.titel) \"-\" }}"},
	{"bare word", top + "{{ lista system }}"},
	{"number", top + "{{ 5 }}"},
	{"field with arguments", top + "{{ .dokument.titel .dokument.år }}"},
	{"definition", top + `{{ define "del" }}x{{ end }}`},
	{"recursion", top + `{{ define "del" }}{{ template "del" }}{{ end }}{{ template "del" }}`},
	{"assignment", top + "{{ $x := .dokument.titel }}{{ $x = .dokument.id }}{{ $x }}"},
	{"assignment to $", top + "{{ $ := .dokument }}"},

	{"unclosed if", top + "{{ if .avtal }}\nAvtalen.\n"},
	{"unclosed expression", top + "Hej {{ .dokument.titel\nmera"},
	{"stray end", top + "Hej {{ end }}"},
	{"stray break", top + "{{ break }}"},
	{"undefined variable", top + "Hej {{ $rad.typ }}"},
	{"hyphen in a name", top + "Hej {{ .e-post }}"},
	{"unclosed quotes", top + "{{ eller .dokument.titel \"ingen }}\n"},
	{"empty expression", top + "{{ }}"},
	{"if without condition", top + "{{ if }}x{{ end }}"},
	{"unclosed parenthesis", top + "{{ eller (lista .inledning.system \"x\" }}"},
	{"unclosed comment", top + "{{/* hej }}"},
	{"pipe into a number", top + "{{ .dokument.titel | 5 }}"},
	{"invisible sign", top + "Hej \x01du.\n"},
	{"two words", top + "{{ .dokument.titel := .dokument.id }}"},

	{"unknown section", top + "# Utveckling {#utveckling}\n\nSe {{ avsnitt \"utvekling\" }}."},
	{"heading without id", top + "# Inledning\n"},
	{"heading without text", top + "# {#inledning}\n"},
	{"heading too deep", top + "#### Inledning {#inledning}\n"},
	{"heading in a list", top + "- # Inledning {#inledning}\n"},
	{"html block", top + "# A {#a}\n\n<div>\nhej\n</div>\n"},
	{"html comment", top + "<!-- hej -->\n"},
	{"html in a line", top + "Hej <b>du</b>.\n"},
	{"image", top + "Hej ![vapen](vapen.png)\n"},
	{"task list", top + "- [x] Klart\n- [X]inte\n- [ ] {{ .dokument.titel }}\n  1. [ ]\n- Se [ ] mitt i\n"},
	{"code block", top + "```\nx\n```\n"},
	{"unknown figure", top + "~~~organisation {#f}\nrubrik: A\nalt: B\nC\n~~~\n"},
	{"figure in a list", top + "- A\n\n  ~~~kedja {#f}\n  rubrik: A\n  alt: B\n  C\n  ~~~\n"},
	{"figure without caption or words", top + "~~~kedja {#f}\nC\n~~~\n"},
	{"figure with another direction", top + "~~~kedja {#f}\nrubrik: A\nalt: B\nriktning: snett\nC\n~~~\n"},
	{"empty figure", top + "~~~kedja {#f}\nrubrik: A\nalt: B\n~~~\n"},
	{"sixty-one boxes", top + "~~~kedja {#f}\nrubrik: A\nalt: B\n" + strings.Repeat("C\n", 61) + "~~~\n"},
	{"table without a caption", top + "# A {#a}\n\nTabell: {#tab}\n\n| a | b |\n|---|---|\n| c | d |\n"},
	{"unknown box", top + "~~~flöde {#f}\nrubrik: A\nalt: B\n[a] C\n[b] D\na -> c: E\n~~~\n"},
	{"arrow to itself", top + "~~~flöde {#f}\nrubrik: A\nalt: B\n[a] C\na -> a: E\n~~~\n"},
	{"unknown box above", top + "~~~organisationsschema {#f}\nrubrik: A\nalt: B\n[namnd] C\n[b] D | under: nämnden\n~~~\n"},
	{"boxes in a circle", top + "~~~organisationsschema {#f}\nrubrik: A\nalt: B\n[a] C | under: b\n[b] D | under: a\n~~~\n"},
	{"two boxes with an id", top + "~~~organisationsschema {#f}\nrubrik: A\nalt: B\n[a] C\n[a] D\n~~~\n"},
	{"no such month", top + "~~~årshjul {#f}\nrubrik: A\nalt: B\nvåren: C\n~~~\n"},
	{"event without month", top + "~~~årshjul {#f}\nrubrik: A\nalt: B\nC\n~~~\n"},
	{"bar of the template", top + "~~~staplar {#f}\nrubrik: A\nalt: B\nDrift: 12\n~~~\n"},
	{"bar without value", top + "~~~staplar {#f}\nrubrik: A\nalt: B\nDrift\n~~~\n"},
	{"unknown figure to refer to", top + "Se {{ figur \"fig-org\" }}.\n"},
	{"rule", top + "Hej\n\n***\n"},
	{"link", top + "Hej [mapp](O:/Avtal) och [skript](javascript:alert(1)).\n"},
	{"caption without table", top + "Tabell: Avtal {#tab}\n\nInga avtal.\n"},
	{"column without name", top + "| A |  |\n|---|---|\n| 1 | 2 |\n"},
	{"heads over too few columns", top + "Tabell: A\n\n| | 2021 |\n| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n"},
	{"heads over heads they do not belong to", top + "Tabell: A\n| 2020 || 2021 |\n| | Budget ||\n| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n"},
	{"nothing to the left", top + "| A | B | C |\n|---|---|---|\n|| 1 | 2 |\n"},
	{"nothing above", top + "| A | B |\n|---|---|\n| ^^ | 1 |\n"},
	{"no rectangle", top + "| A | B |\n|---|---|\n| 1 ||\n| ^^ | 2 |\n"},
	{"unknown box", top + "> [!OBS] Hej\n"},
	{"box without title", top + "> [!NOTERA]\n> Hej\n"},
	{"nested too deep", top + strings.Repeat("> ", 100) + "{{ .budget.summa }}\n"},
	{"unknown word about a heading", top + "# Budget {#budget stående}\n\n## Rad {#rad liggande -}\n"},
	{"heading that lies without id", top + "# Budget {liggande}\n"},
	{"unknown language", top + "Hej [Service Desk]{lang=engelska} du.\n"},
	{"unknown attribute of words", top + "Hej [SLA]{förkortning=x} du, men [a]{#b} och [länk](https://x.se){x}.\n"},
	{"abbreviation of nothing", top + "Hej [SLA]{betyder=\"\"} du.\n"},
	{"mark without footnote", top + "Hej[^a] du, `[^kod]` och \\[^b].\n"},
	{"footnote without mark", top + "Hej\n\n[^a]: Not.\n"},
	{"footnote in a footnote", top + "Hej[^a]\n\n[^a]: Ett.[^b]\n\n[^b]: Två.\n"},
	{"footnote marked by itself", top + "Hej\n\n[^a]: Ett.[^a]\n"},
	{"empty footnote", top + "Hej[^a]\n\n[^a]: \n"},
	{"footnote in the head", "---\ntitel: X[^a]\n---\n\n[^a]: Not.\n"},
	{"footnotes nested too deep", top + strings.Repeat("[^a]: ", 100) + "x\n"},
	{"no head", "# Inledning {#inledning}\n"},
	{"unclosed head", "---\ntitel: X\n# Inledning {#inledning}\n"},
	{"head without title", "---\nundertitel: X\n---\n"},
	{"unknown key in the head", "---\ntitel: X\nundertittel: Y\n---\n"},
	{"unknown first page", "---\ntitel: X\nförstasida: liten\n---\n"},
	{"head without colon", "---\ntitel: X\nbara text\n---\n"},
	{"indented without facts", "---\ntitel: X\n  Status: Y\n---\n"},
	{"private sign", top + "Hej \U000F0001 du"},
	{"control sign", top + "Hej\a du"},
	{"Latin-1", top + "Fr\xe5ga"},
}

// TestWrongTemplates holds what the author of a template is told, and where.
func TestWrongTemplates(t *testing.T) {
	var got strings.Builder
	for _, c := range wrongTemplates {
		s, k := testSchemas()
		tpl, found := Parse("mall.md", c.source, s, k)
		if tpl != nil {
			t.Errorf("%s: the template is accepted", c.name)
		}
		got.WriteString("— " + c.name + "\n" + excerpt(c.source, found) + "\n")
	}
	compare(t, "testdata/wrong-templates.golden", got.String())
}

// excerpt shows each finding under the line that it points at.
func excerpt(source string, found diag.List) string {
	lines := strings.Split(source, "\n")
	var b strings.Builder
	for _, d := range found {
		if n := d.Span.Start.Line; n > 0 && n <= len(lines) && len(lines[n-1]) < 200 {
			b.WriteString("  " + strings.ToValidUTF8(lines[n-1], "?") + "\n")
			width := 1
			if d.Span.End.Line == n {
				width = max(d.Span.End.Col-d.Span.Start.Col, 1)
			}
			b.WriteString("  " + strings.Repeat(" ", d.Span.Start.Col-1) + strings.Repeat("^", width) + "\n")
		}
		b.WriteString("  " + listing(diag.List{d}))
	}
	return b.String()
}

// wrongData are templates that are right in themselves but not with this data.
var wrongData = []struct{ name, source string }{
	{"section fell away", top + "# A {#a}\n\n{{ if .budget.summa }}Se {{ avsnitt \"b\" }}.{{ end }}\n\n{{ if not .avtal }}\n# B {#b}\n{{ end }}\n"},
	{"section named in the data", top + "# A {#utbildningar}\n\n{{ range .budget.rader }}\n\n{{ .beskrivs_i }}{{ end }}\n"},
	{"same id twice", top + "{{ range .avtal }}\n# Avtal {#avtal}\n{{ end }}\n"},
	{"same id for a table", top + "# Avtal {#avtal}\n\nTabell: Avtal {#avtal}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"},
	{"two footnotes with a name", top + "Hej[^a]\n\n[^a]: Ett.\n\n[^a]: Två.\n"},
	{"level jump", top + "# A {#a}\n\n{{ if .avtal }}\n### B {#b}\n{{ end }}\n"},
	{"empty table", top + "Tabell: Historik\n\n| A | B |\n|---|---|\n{{ range .budget.rader }}{{ with .benämning }}{{ end }}{{ end }}"},
	{"too few cells", top + "| A | B |\n|---|---|\n| 1 |\n"},
	{"too many cells", top + "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n"},
	{"nothing above with this data", top + "| A | B |\n|---|---|\n{{- range .budget.rader }}\n| ^^ | {{ .benämning }} |\n{{- end }}\n"},
	{"figure higher than a page", top + "~~~kedja {#f}\nrubrik: A\nalt: B\nriktning: lodrätt\n" + strings.Repeat("Ett långt namn på en ruta som tar många rader i anspråk när den ritas, ord efter ord\n", 60) + "~~~\n"},
	{"amounts of a figure without unit", top + "~~~staplar {#f}\nrubrik: A\nalt: B\nDrift: {{ .budget.summa }}\nStöd: {{ .budget.summa }}\n~~~\n"},
	{"prints without end", top + strings.Repeat("{{ range $.budget.rader }}", 6) + strings.Repeat("x", 20000) + strings.Repeat("{{ end }}", 6)},
	{"goes on without end", top + strings.Repeat("{{ range $.budget.rader }}", 13) + strings.Repeat("{{ end }}", 13)},
	{"money without unit", top + "Summan är {{ .budget.summa }}, alltså {{ .budget.summa }} kronor.\n"},
	{"money in a table with another unit", top + "Tabell: Budget (tusental kronor)\n\n| Rad | Kostnad |\n|---|---:|\n| a | {{ .budget.summa }} |\n"},
	{"money in a table without unit", top + "Tabell: Budget\n\n| Rad | Kostnad |\n|---|---:|\n| a | {{ .budget.summa }} |\n"},
}

func TestWrongData(t *testing.T) {
	var got strings.Builder
	for _, c := range wrongData {
		_, found := merge_(t, c.source)
		got.WriteString("— " + c.name + "\n" + excerpt(c.source, found) + "\n")
	}
	compare(t, "testdata/wrong-data.golden", got.String())
}

// TestWrongRich: what a field of running text may not hold is told at the field.
func TestWrongRich(t *testing.T) {
	in := testInput(same)
	rich := in.Root.Get("inledning").(*plan.Map).Get("beskrivning").(*plan.Rich)
	rich.Source = "Se [mappen](O:/Avtal) och ![skiss](skiss.png)."
	tpl := parse_(t, top+"{{ .inledning.beskrivning }}\n")
	d, found := tpl.Merge(in, nil, Env{})
	rich.Source = strings.Repeat("- ", 100) + "x"
	_, dense := tpl.Merge(in, nil, Env{})
	rich.Source = strings.Repeat("[a](", 5000)
	_, brackets := tpl.Merge(in, nil, Env{})
	found = append(append(found, dense...), brackets...)
	for _, foreign := range []string{"# Rubrik", "a | b\n---|---\nc | d", "Hej <b>du</b>.", "```\nkod\n```", "Detta:\n•\tett\n•\ttvå", "– ett\n– två", "Ett streck –\n– mitt i.", "a < b och c > d, #1", "- Först\n- [ ] Beställ\n  * [x] Klart", "1) [X]", "Se [x] och\n[ ] mitt i\n-[ ] inte\n- [x](https://timra.se) heller"} {
		rich.Source = foreign
		_, more := tpl.Merge(in, nil, Env{})
		found = append(found, more...)
	}
	for _, notes := range []string{"Hej[^1] du.", "Hej.\n\n[^1]: Not.", "Hej[^1].\n\n[^1]: Ett.\n\n[^1]: Två.", "Hej[^1].\n\n[^1]: Ett[^2].\n\n[^2]: Två.", "Hej.\n\n[^1]: Ett[^1]."} {
		rich.Source = notes
		d, more := tpl.Merge(in, nil, Env{})
		found = append(found, more...)
		found = append(found, diag.New("PV426", diag.Span{}, "Skrivs: "+strings.Join(texts(d), " ¶ ")))
	}
	rich.Source = "Ring [Service Desk]{lang=engelska}."
	d2, more := tpl.Merge(in, nil, Env{})
	found = append(append(found, more...), diag.New("PV427", diag.Span{}, "Skrivs: "+strings.Join(texts(d2), " ¶ ")))
	rich.From = diag.Pos{Line: 40, Col: 5} // a block that keeps its lines, from line 40 on
	rich.Source = "Först.\n\nSe [mappen](O:/Avtal) och\n  ![skiss](skiss.png).\n\nPunkter:\n• ett\n• två\n\nHej[^1]."
	_, more = tpl.Merge(in, nil, Env{})
	found = append(found, more...)
	compare(t, "testdata/wrong-rich.golden", listing(found)+strings.Join(texts(d), "\n")+"\n")
}

// TestEveryCodeIsShown: no code without a case that brings it about.
func TestEveryCodeIsShown(t *testing.T) {
	var all diag.List
	for _, c := range wrongTemplates {
		s, k := testSchemas()
		_, found := Parse("mall.md", c.source, s, k)
		all = append(all, found...)
	}
	for _, c := range wrongData {
		_, found := merge_(t, c.source)
		all = append(all, found...)
	}
	seen := map[string]bool{"PV420": true, "PV421": true, "PV423": true, "PV425": true, "PV426": true, "PV427": true} // TestWrongRich
	for _, d := range all {
		seen[d.Code] = true
	}
	for _, c := range diag.Codes() {
		if strings.HasPrefix(c.Code, "PV40") || strings.HasPrefix(c.Code, "PV41") || strings.HasPrefix(c.Code, "PV42") {
			if !seen[c.Code] {
				t.Errorf("no case shows %s", c.Code)
			}
		}
	}
}
