package derive_test

import (
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// TestFollowUpBooks: both workbooks can be written, and every formula gives what
// the program computed, with a plan and without one.
func TestFollowUpBooks(t *testing.T) {
	for name, c := range map[string]struct {
		own    string
		derive func(*plan.Input, []derive.Source) (map[string]plan.Node, diag.List)
		book   func(*plan.Input, *doc.Document, map[string]plan.Node) *book.Workbook
		want   []string
	}{
		"checklista": {"checklista-socialforvaltningen-2022.yaml", derive.Checklista, derive.ChecklistaBook,
			[]string{"not Gul cell: Får fyllas i. Varje ändring räknas om direkt.\n  not Vit cell: Kommer ur planen eller räknas fram. Den är låst mot misstag; det behövs inget lösenord.\n  not Cell mellan linjer: Antal.\n  not Exportens beteckning: ", "Är systemägaren utsedd?", "ifyllda(tblFraga[Svar])", "Ja/Nej/Delvis/Inte aktuellt"}},
		"uppföljning": {"uppfoljning-procapita-bou-2021.yaml", derive.Uppfoljning, derive.UppfoljningBook,
			[]string{"not Gul cell: Får fyllas i. Varje ändring räknas om direkt.\n  not Vit cell: Kommer ur planen eller räknas fram. Den är låst mot misstag; det behövs inget lösenord.\n  not Cell mellan linjer: Summa.\n  not Tom beloppscell: Inget belopp är angivet. Det är inte detsamma som noll kronor.\n", "finns([Prognos helår])", "summa(tblUtfall[Avvikelse])", "−13", "klar/pågår/flyttad/planerad/utgår"}},
	} {
		t.Run(name, func(t *testing.T) {
			file := bouPlan
			if name == "checklista" {
				file = socPlan
			}
			own, sources := timra(t, c.own, file)
			for _, s := range [][]derive.Source{sources, nil} {
				nodes, _ := c.derive(own, s)
				w := c.book(own, &doc.Document{Meta: doc.Meta{ID: "prov-2021", Title: "Prov"}}, nodes)
				if err := w.Validate(); err != nil {
					t.Fatal(err)
				}
				if err := w.Evaluate(); err != nil {
					t.Fatal(err)
				}
				for _, want := range c.want {
					if s != nil && !strings.Contains(w.Dump(), want) {
						t.Errorf("no %s in\n%s", want, w.Dump())
					}
				}
			}
		})
	}
}

// TestCrowdedWheel: with more than a wheel can name, it says how many there are
// in each month; the table has them all.
func TestCrowdedWheel(t *testing.T) {
	own := "dokument: { typ: årshjul, id: prov, år: 2022 }\nunderlag: { typ: systemförvaltningsplan }\nhändelser:\n"
	for range 40 {
		own += "  - { när: mars 2022, vad: Möte }\n"
	}
	in, sources := timra(t, own+"  - { när: 2022, vad: Löpande arbete }\n", socPlan)
	nodes, _ := derive.Arshjul(in, sources)
	var b strings.Builder
	dump(&b, "hjul", nodes["härlett"].(*plan.Map).Get("hjul"))
	for _, want := range []string{"hjul.2.månad: mars\nhjul.2.vad: 41 händelser\n", "månad: hela året\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	if rows := nodes["härlett"].(*plan.Map).Get("rader").(*plan.List).Items; len(rows) < 78 {
		t.Errorf("the table has %d rows", len(rows))
	}
}
