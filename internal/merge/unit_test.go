package merge

import (
	"slices"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/internal/plan"
)

// amountsTemplate prints amounts in all the ways that a template can.
const amountsTemplate = `---
titel: Budget
sammanfattning: Summan är {{ kr .budget.summa }}.
faktarutor:
  Summa: {{ kr .budget.summa }}
---

# Budget {#budget}

Tabell: Budget (kronor per år) {#tab-budget}

| Typ av kostnad | Anmärkning | Kostnad | Antal |
|---|---|---:|---:|
{{- range .budget.rader }}
| {{ .benämning }} | {{ with .kostnad }}{{ kr . }}{{ end }} | {{ .kostnad }} | {{ $.inledning.antal_användare }} |
{{- end }}
| **Summa** | | {{ .budget.summa }} | |

Tabell: Kostnader med enhet (kronor) {#tab-enhet}

| Kostnad | Belopp |
|---|---:|
{{- range .budget.rader }}
| {{ .benämning }} | {{ .kostnad }} {{ kr .kostnad }} **{{ .kostnad }}** kr |
{{- end }}

Tabell: Kryss (kryss) {#tab-kryss}

| Fråga | Svar |
|---|---|
| Personuppgifter | {{ kryss .inledning.personuppgifter.innehåller }} |

~~~staplar {#fig-budget}
rubrik: Budget
enhet: kronor
alt: Kostnaderna som staplar.
{{- range .budget.rader }}
{{ .benämning }}: {{ .kostnad }}
{{- end }}
~~~
`

// inUnitOf merges the template in a unit with other costs of operation and training.
func inUnitOf(t *testing.T, template, unit string, ores ...int64) *doc.Document {
	t.Helper()
	in, computed := testInput(same), testComputed()
	in.Kommun.Root.Fields = append(in.Kommun.Root.Fields, plan.Field{Key: "ekonomi", Value: m(pair{"enhet", txt(unit)})})
	if len(ores) > 0 {
		rows := in.Root.Get("budget").(*plan.Map).Get("rader").(*plan.List)
		sum := int64(0)
		for i, ore := range ores {
			rows.Items[1+i].(*plan.Map).Get("kostnad").(*plan.Amount).Ore = ore
			sum += ore
		}
		computed["budget.summa"].(*plan.Amount).Ore = sum
	}
	d, found := parse_(t, template).Merge(in, computed, Env{})
	if d == nil || len(found) > 0 {
		t.Fatal(listing(found))
	}
	if err := doc.Validate(d); err != nil {
		t.Error(err)
	}
	return d
}

// TestAmountsInUnit: the tables and bars of a municipality that has chosen a unit are in
// it, what says kr itself is in kronor, and every exact value is the same.
func TestAmountsInUnit(t *testing.T) {
	exact := func(d *doc.Document) (all []string) {
		doc.Walk(d, nil, func(i doc.Inline) {
			if v, ok := i.(*doc.Value); ok {
				all = append(all, v.ID+" "+v.Exact)
			}
		})
		return all
	}
	kronor := inUnitOf(t, amountsTemplate, "kr")
	if strings.Contains(doc.Dump(kronor), "tkr") {
		t.Error("kronor are shown as tkr")
	}
	for _, unit := range []string{"tkr", "mnkr"} {
		d := inUnitOf(t, amountsTemplate, unit)
		compare(t, "testdata/unit-"+unit+".golden", doc.Dump(d))
		if !slices.Equal(exact(d), exact(kronor)) {
			t.Errorf("%s has changed an exact value", unit)
		}
	}
}

// TestTemplateInKronor: a template of agreements keeps to kronor, whatever the municipality has.
func TestTemplateInKronor(t *testing.T) {
	d := inUnitOf(t, strings.Replace(amountsTemplate, "faktarutor:", "belopp: kronor\nfaktarutor:", 1), "tkr")
	if got, want := doc.Dump(d), doc.Dump(inUnitOf(t, amountsTemplate, "kr")); got != want {
		t.Errorf("the amounts are in another unit:\n%s", got)
	}
	s, k := testSchemas()
	_, found := Parse("mall.md", "---\ntitel: Budget\nbelopp: tkr\n---\n", s, k)
	const want = "PV412 3:1-3:1 Beloppen kan inte skrivas i ”tkr” för alla kommuner.\n" +
		"    Skriv belopp: kronor, eller ta bort raden så att tabellerna följer kommunens enhet.\n"
	if got := listing(found); got != want {
		t.Errorf("found:\n%s\nshould be:\n%s", got, want)
	}
}

// TestPartsThatDoNotAddUp: the reader is told when rounded parts are not the rounded sum,
// and only then.
func TestPartsThatDoNotAddUp(t *testing.T) {
	for _, c := range []struct {
		unit            string
		drift, training int64
		told            bool
	}{
		{"tkr", 1_000_000_00, 25_000_00, false},
		{"tkr", 1_000_040_00, 25_040_00, true},  // 1 000,0 + 25,0 is 1 025,1
		{"tkr", 1_000_010_00, 25_010_00, false}, // rounded, but 1 000,0 + 25,0 is 1 025,0
		{"tkr", -40_00, -40_00, false},          // two decimals show it all
		{"tkr", -40_040_00, -40_040_00, true},   // -40,0 and -40,0 is -80,1
		{"mnkr", 1_000_400_00, 25_400_00, true}, // 1,000 + 0,025 is 1,026
		{"kr", 1_000_040_00, 25_040_00, false},
	} {
		d := inUnitOf(t, amountsTemplate, c.unit, c.drift, c.training)
		if told := slices.Contains(texts(d), partedNote); told != c.told {
			t.Errorf("%d and %d öre in %s: told that parts do not add up: %v\n%s", c.drift, c.training, c.unit, told, doc.Dump(d))
		}
	}
}

// TestFiguresWrittenOut: a table where the template's author has written figures stays in
// the kronor that they are in.
func TestFiguresWrittenOut(t *testing.T) {
	for cell, want := range map[string]string{"850": "kronor", "1 200,50": "kronor", "–": "tkr", "inga": "tkr", "": "tkr"} {
		d := inUnitOf(t, "---\ntitel: Budget\n---\n\nTabell: Budget (kronor) {#tab-a}\n\n| Vad | Belopp |\n|---|---:|\n| Timpris | "+cell+" |\n| Summa | {{ .budget.summa }} |\n", "tkr")
		if table := d.Blocks[0].(*doc.Table); table.Unit != want {
			t.Errorf("with %q the table is in %s, want %s", cell, table.Unit, want)
		}
	}
}
