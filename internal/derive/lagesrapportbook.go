package derive

import (
	"slices"
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
	counts := make([]column, len(tallies))
	for i, t := range tallies {
		counts[i] = sized(t.key, t.column, book.KindCount)
	}
	share := sized("", shareColumn, book.KindPercent)
	w.tallied(w.table("handlingar", book.Sheet{Name: "Handlingar", Title: "Hur långt handlingarna har kommit", Lead: lead}, "tblHandling",
		slices.Concat([]column{wide("källa", "Handling", 52), share}, counts, []column{wide("trend", "Trend", 10), wide("fel", "Fel i filen", 20), wide("id", "Beteckning", 34)})...))
	w.answers(lead)
	w.tallied(w.table("avsnitt", book.Sheet{Name: "Avsnitt", Title: "Handlingarna avsnitt för avsnitt", Lead: lead}, "tblAvsnitt",
		slices.Concat([]column{wide("källa", "Handling", 52), wide("avsnitt", "Avsnitt", 40), share}, counts)...))
	w.table("olästa", book.Sheet{Name: "Olästa", Title: "Filer som inte går att läsa", Lead: "De är inte med i siffrorna."}, "tblOlast",
		wide("fil", "Fil", 52), wide("orsak", "Orsak", 70))
	w.table("räknas inte", book.Sheet{Name: "Räknas inte", Title: "Handlingar som inte räknas", Lead: "De är ersatta eller upphävda."}, "tblErsatt",
		wide("källa", "Handling", 52), wide("orsak", "Orsak", 40))
	return w.finish()
}

// shareColumn is how much is filled in, as an exact share: the document prints it in
// whole percent.
const shareColumn = "Ifyllt (%)"

// tallies are the counts of a row, and of all.
var tallies = []struct{ key, column string }{{"ifyllda", "Ifyllda"}, {"uppgifter", "Av"}, {"saknas", "Saknas"}, {"okända", "Okänt"}, {"gamla", "Gammalt"}}

// tallied makes how much is filled in, and what stands below the counts, living formulas.
func (w *sheets) tallied(s *book.Sheet) {
	if s == nil {
		return
	}
	t := s.Table
	t.Total = sumLabel
	at := t.Column(shareColumn)
	filled, fields := book.Expr(book.Here{Column: "Ifyllda"}), book.Expr(book.Here{Column: "Av"})
	for _, r := range t.Rows {
		r[at] = filledShare(filled, fields, countIn(t, r, "Ifyllda"), countIn(t, r, "Av"))
	}
	sums := map[string]int64{}
	for _, c := range tallies {
		for _, r := range t.Rows {
			sums[c.column] += countIn(t, r, c.column)
		}
		t.Columns[t.Column(c.column)].Total = &book.Formula{Expr: book.Sum{Table: t.Name, Column: c.column}, Value: sums[c.column] * 100, Shown: book.KindCount}
		w.cell(s, sumLabel, c.column, w.root.Get(c.key))
	}
	t.Columns[at].Total = filledShare(book.Sum{Table: t.Name, Column: "Ifyllda"}, book.Sum{Table: t.Name, Column: "Av"}, sums["Ifyllda"], sums["Av"])
}

// filledShare is a share in hundredths of a percent. Of nothing to fill in, all is filled in
// (see standing.Tally).
func filledShare(filled, fields book.Expr, n, of int64) *book.Formula {
	f := &book.Formula{Expr: book.Plus{A: book.When{A: fields, Is: book.Number{}, Then: book.Number{N: 1}}, B: book.Round{A: book.Over{A: filled, B: fields}, Decimals: 4}},
		Value: book.Share(n, of), Shown: book.KindPercent}
	if of == 0 {
		f.Value = 10_000
	}
	return f
}

func countIn(t *book.Table, r book.Row, column string) int64 {
	n, _ := r[t.Column(column)].(book.Count)
	return n.N
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
	if n := len(s.Table.Rows); n > 0 {
		const what = "Uppgift"
		s.Table.Total = "ANTAL"
		s.Table.Columns[s.Table.Column(what)].Total = &book.Formula{Expr: book.Filled{Table: s.Table.Name, Column: what}, Value: int64(n) * 100, Shown: book.KindCount}
		w.book.Sheets = append(w.book.Sheets, s)
	}
}
