package derive

import (
	"strconv"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

func wide(key, name string, width int) column {
	return column{key, book.Column{Name: name, Width: width}}
}

func sized(key, name string, kind book.Kind) column {
	return column{key, book.Column{Name: name, Kind: kind}}
}

// source is the column that says which plan a row comes from.
var source = wide("källa", "Plan", 44)

// SystemsammanstallningBook is the register as a workbook. computed is what
// Systemsammanstallning gave, d the finished document.
func SystemsammanstallningBook(in *plan.Input, d *doc.Document, computed map[string]plan.Node) *book.Workbook {
	w := newSheets(in, d, computed)
	const lead = "Uppgifterna ändras i planerna."
	w.table("system", book.Sheet{Name: "System", Title: "Alla system", Lead: lead}, "tblSystem",
		wide("namn", "System", 36), wide("slag", "Slag", 22), wide("förvaltningar", "Förvaltning", 20),
		wide("systemägare", "Systemägare", 36), wide("systemförvaltare", "Systemförvaltare", 36),
		wide("leverantör", "Leverantör", 22), wide("drift", "Drift", 22), sized("avtal till", "Avtal går ut", book.KindDate), wide("planer", "Plan", 60))
	w.table("klassning", book.Sheet{Name: "Klassning", Title: "Högsta klassning enligt KLASSA", Lead: "Den högsta nivå som någon plan anger, för varje aspekt."}, "tblKlassning",
		wide("system", "System", 36), wide("konfidentialitet", "Konfidentialitet", 20), wide("riktighet", "Riktighet", 20),
		wide("tillgänglighet", "Tillgänglighet", 20), wide("spårbarhet", "Spårbarhet", 20), wide("planer", "Plan", 60))
	w.table("avtal", book.Sheet{Name: "Avtal", Title: "Avtal efter slutdatum", Lead: "Avtal utan slutdatum är inte med."}, "tblAvtal",
		sized("till", "Till", book.KindDate), wide("typ", "Typ av avtal", 30), wide("avser", "Avser", 36), wide("motpart", "Motpart", 24), source)
	if s := w.table("kostnader", book.Sheet{Name: "Kostnader", Title: "Kostnader per plan", Lead: "En plans budget gäller dess system tillsammans. Belopp i kronor."}, "tblKostnad",
		source, wide("förvaltning", "Förvaltning", 20), wide("system", "System", 44), sized("drift", "Drift", book.KindMoney),
		sized("summa", "Summa", book.KindMoney), wide("delas med", "Delas med", 20), wide("anmärkning", "Anmärkning", 44)); s != nil {
		if sum, ok := w.root.Get("summa").(*plan.Amount); ok {
			s.Table.Total = sumLabel
			s.Table.Columns[s.Table.Column("Summa")].Total = &book.Formula{Expr: book.Sum{Table: s.Table.Name, Column: "Summa"}, Value: sum.Ore, Shown: book.KindMoney}
			w.remember(s, sumLabel, "Summa", sum.ID, sum.Exact(), "kr")
		}
	}
	w.contradictions()
	w.table("källor", book.Sheet{Name: "Underlag", Title: "Planer i sammanställningen", Lead: lead}, "tblUnderlag",
		source, wide("förvaltning", "Förvaltning", 40), wide("status", "Underlag", 20))
	w.data(registerAmounts)
	return w.finish()
}

// contradictions is one row for each thing that a plan says against another.
func (w *sheets) contradictions() {
	s := &book.Sheet{Name: "Motsägelser", Title: "Det som planerna säger olika om", Lead: "Det avgörs av dem som ansvarar för planerna."}
	s.Table = &book.Table{Name: "tblMotsagelse", Columns: []book.Column{{Name: keyColumn, Kind: book.KindKey}, {Name: "System", Width: 36},
		{Name: "Uppgift", Width: 24}, {Name: "Plan", Width: 44}, {Name: "Planen säger", Width: 44}}}
	for _, m := range w.rows("motsägelser") {
		claims, _ := m.Get("påståenden").(*plan.List)
		for _, n := range claims.Items {
			k, _ := n.(*plan.Map)
			s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: strconv.Itoa(len(s.Table.Rows) + 1)}, w.cell(s, "", "", m.Get("system")),
				w.cell(s, "", "", m.Get("uppgift")), w.cell(s, "", "", k.Get("källa")), w.cell(s, "", "", k.Get("säger"))})
		}
	}
	if len(s.Table.Rows) > 0 {
		w.book.Sheets = append(w.book.Sheets, s)
	}
}
