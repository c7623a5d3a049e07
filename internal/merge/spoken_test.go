package merge

import (
	"fmt"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/internal/plan"
)

func said(s string) *plan.Text { return &plan.Text{Value: s} }

func rowsOf(items ...plan.Node) *plan.List { return &plan.List{Items: items} }

// The document's own terms come before the municipality's, those before the names of
// its registers, those before what everybody has.
func TestTermsAreMarked(t *testing.T) {
	own := m(pair{"kapitel", rowsOf(m(pair{"begrepp", rowsOf(m(pair{"term", said("SLA")}, pair{"betydelse", said("Service Level Agreement")}, pair{"språk", said("engelska")}))}))})
	kommun := m(
		pair{"begrepp", rowsOf(m(pair{"term", said("SLA")}, pair{"betydelse", said("fel")}), m(pair{"term", said("Service Desk")}, pair{"språk", said("engelska")}),
			m(pair{"term", said("LOU")}, pair{"betydelse", said("LOU")}), m(pair{"term", said("Lifecare HSL")}, pair{"betydelse", said("Lifecare HSL")}))},
		pair{"register", m(
			pair{"organisationer", rowsOf(m(pair{"namn", said("Barn- och utbildningsförvaltningen")}, pair{"kortnamn", said("BoU")}), m(pair{"namn", said("Tieto AB")}, pair{"kortnamn", said("Tieto")}),
				m(pair{"namn", said("Ena")}, pair{"kortnamn", said("XY")}), m(pair{"namn", said("Andra")}, pair{"kortnamn", said("XY")}))},
			pair{"system", rowsOf(m(pair{"namn", said("Senior Alert")}, pair{"språk", said("engelska")}), m(pair{"namn", said("Bilen LSS")}))})})
	all := NewTerms(kommun).over(own)
	for in, want := range map[string]string{
		"Ett SLA, eller (SLA).":                  `Ett {en "Service Level Agreement": SLA}, eller ({en "Service Level Agreement": SLA}).`,
		"Ring Service\u00a0Desk i dag":           "Ring {en \"\": Service⍽Desk} i dag",
		"Senior Alert och senior alert":          `{en "": Senior Alert} och senior alert`,
		"BoU, Tieto, XY och LOU":                 `{"Barn- och utbildningsförvaltningen": BoU}, Tieto, XY och LOU`,
		"SoL/LSS":                                `{"socialtjänstlagen": SoL}/{"lagen om stöd och service till vissa funktionshindrade": LSS}`,
		"Lifecare HSL, Bilen LSS och HSL":        `Lifecare HSL, Bilen LSS och {"hälso- och sjukvårdslagen": HSL}`,
		"Nationella patientöversikten (NPÖ)":     "Nationella patientöversikten (NPÖ)",
		"GIS (geografiskt informationssystem)":   "GIS (geografiskt informationssystem)",
		"GIS, geografiskt informationssystem":    "GIS, geografiskt informationssystem",
		"GIS, en karta":                          `{"geografiskt informationssystem": GIS}, en karta`,
		"SLA, Service Level Agreement":           `{en "": SLA}, Service Level Agreement`,
		"BoU/2016:107, BoU 2021 och Dnr 7":       "BoU/2016:107, BoU 2021 och Dnr 7",
		"GIS-nivå, HSL- och, e-GIS, NPÖ:s, GIS1": "GIS-nivå, HSL- och, e-GIS, NPÖ:s, GIS1",
		"https://x.example/GIS och O:\\GIS\\HSL": "https://x.example/GIS och O:\\GIS\\HSL",
		"gis@x.se GIS@x.se www.x.se/GIS GIS.se":  "gis@x.se GIS@x.se www.x.se/GIS GIS.se",
		"ett PUB-avtal.":                         `ett {"personuppgiftsbiträdesavtal": PUB-avtal}.`,
		"GÍS GI\u0301S G\u00adIS GIS\u0301 ＧＩＳ":  "GÍS GI\u0301S G\u00adIS GIS\u0301 ＧＩＳ",
	} {
		text := all.inlines([]doc.Inline{&doc.Text{S: in}})
		if doc.Plain(text) != in {
			t.Errorf("%q became %q", in, doc.Plain(text))
		}
		d := &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Text: text}}}
		if _, got, _ := strings.Cut(strings.TrimSpace(doc.Dump(d)), "paragraph "); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", in, got, want)
		}
	}
}

// What is no text of the document's is left alone: figures, code, and what an author
// has marked. A term that is being defined is not said as its own definition.
func TestTermsLeaveValuesAlone(t *testing.T) {
	text := func(s string) []doc.Inline { return []doc.Inline{&doc.Text{S: s}} }
	d := &doc.Document{
		Facts: []doc.Fact{{Term: "GIS", Value: text("GIS")}},
		Blocks: []doc.Block{
			&doc.Paragraph{Text: []doc.Inline{&doc.Value{ID: "a", Kind: doc.Effort, Exact: "GIS", Text: "GIS"}, &doc.Code{S: "GIS"}, &doc.Span{Lang: "en", Text: text("GIS")}, &doc.Strong{Text: text("GIS")}}},
			&doc.Definitions{Items: []doc.Definition{
				{Term: text("GIS"), Body: []doc.Block{&doc.Paragraph{Text: text("Geografiskt informationssystem. Ett system.")}}},
				{Term: text("HSL"), Body: []doc.Block{&doc.Paragraph{Text: text("En lag.")}}},
			}},
		},
	}
	NewTerms(nil).speak(d)
	_, got, _ := strings.Cut(doc.Dump(d), "fact")
	want := ` GIS: {"geografiskt informationssystem": GIS}
paragraph {effort a = GIS: GIS}` + "`GIS`" + `{en "": GIS}**{"geografiskt informationssystem": GIS}**
definitions
  term GIS
    paragraph Geografiskt informationssystem. Ett system.
  term {"hälso- och sjukvårdslagen": HSL}
    paragraph En lag.
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A document costs as much in a municipality of a thousand systems as in one of ten.
func TestTermsOfALargeMunicipality(t *testing.T) {
	cost := func(n int) float64 {
		systems := rowsOf()
		for i := range n {
			systems.Items = append(systems.Items, m(pair{"namn", said(fmt.Sprintf("System %d", i))}))
		}
		shared := NewTerms(m(pair{"register", m(pair{"system", systems})}))
		return testing.AllocsPerRun(3, func() {
			d := &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{&doc.Text{S: "System 7 och GIS i System 3."}}}}}
			shared.over(nil).speak(d)
		})
	}
	if few, many := cost(10), cost(1000); few != many {
		t.Errorf("%v allocations with ten systems, %v with a thousand", few, many)
	}
}

// How long a text of nothing but abbreviations takes.
func BenchmarkTerms(b *testing.B) {
	all := NewTerms(nil)
	s := strings.Repeat("GIS,", 50_000)
	for b.Loop() {
		all.inlines([]doc.Inline{&doc.Text{S: s}})
	}
}
