package derive

import (
	"strconv"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// LagesrapportBook is the report as a workbook: the answers of all in one table, that can
// be filtered by who owes them.
func LagesrapportBook(in *plan.Input, d *doc.Document, computed map[string]plan.Node) *book.Workbook {
	w := newSheets(in, d, computed)
	const lead = "Svaren skrivs i datafilerna, på den rad som anges."
	counts := func(percent bool) (all []column) {
		if percent {
			all = append(all, sized("procent", "Ifyllt (%)", book.KindCount))
		}
		return append(all, sized("ifyllda", "Ifyllda", book.KindCount), sized("uppgifter", "Av", book.KindCount), sized("saknas", "Saknas", book.KindCount),
			sized("okända", "Okänt", book.KindCount), sized("gamla", "Gammalt", book.KindCount))
	}
	w.table("handlingar", book.Sheet{Name: "Handlingar", Title: "Hur långt handlingarna har kommit", Lead: lead}, "tblHandling",
		append(append([]column{wide("källa", "Handling", 52)}, counts(true)...), wide("trend", "Trend", 10), wide("fel", "Fel i filen", 20), wide("id", "Beteckning", 34))...)
	w.answers(lead)
	w.table("avsnitt", book.Sheet{Name: "Avsnitt", Title: "Handlingarna avsnitt för avsnitt", Lead: lead}, "tblAvsnitt",
		append([]column{wide("källa", "Handling", 52), wide("avsnitt", "Avsnitt", 40)}, counts(false)...)...)
	w.table("olästa", book.Sheet{Name: "Olästa", Title: "Filer som inte går att läsa", Lead: "De är inte med i siffrorna."}, "tblOlast",
		wide("fil", "Fil", 52), wide("orsak", "Orsak", 70))
	w.table("räknas inte", book.Sheet{Name: "Räknas inte", Title: "Handlingar som inte räknas", Lead: "De är ersatta eller upphävda."}, "tblErsatt",
		wide("källa", "Handling", 52), wide("orsak", "Orsak", 40))
	return w.finish()
}

// answers is one row for each answer that is owed.
func (w *sheets) answers(lead string) {
	s := &book.Sheet{Name: "Att svara", Title: "Att svara, efter person", Lead: lead}
	s.Table = &book.Table{Name: "tblSvar", Columns: []book.Column{{Name: keyColumn, Kind: book.KindKey}, {Name: "Vem", Width: 36}, {Name: "Skickas till", Width: 30},
		{Name: "Handling", Width: 44}, {Name: "Uppgift", Width: 32}, {Name: "Läge", Width: 30}, {Name: "Vad som väntas", Width: 60}, {Name: "Exempel", Width: 44},
		{Name: "Fil och rad", Width: 44}, {Name: "Nyckel", Width: 40}}}
	for _, p := range w.rows("personer") {
		list, _ := p.Get("svar").(*plan.List)
		for i, n := range list.Items {
			m, _ := n.(*plan.Map)
			row := book.Row{book.Key{S: wordsOf(p, "id") + "." + strconv.Itoa(i+1)}, w.cell(s, "", "", p.Get("namn")), w.cell(s, "", "", p.Get("adress"))}
			for _, key := range []string{"källa", "uppgift", "läge", "väntas", "exempel", "plats", "nyckel"} {
				row = append(row, w.cell(s, "", "", m.Get(key)))
			}
			s.Table.Rows = append(s.Table.Rows, row)
		}
	}
	if len(s.Table.Rows) > 0 {
		w.book.Sheets = append(w.book.Sheets, s)
	}
}
