package book

import "slices"

// Legend explains the cells of a workbook that may be filled in, for its first sheet: what
// the colours mean, and what else of the sheets so far needs a word. from is where the rest
// comes from: "planen". It is empty when nothing may be filled in.
func (w *Workbook) Legend(from string) []Note {
	if !w.Fillable() {
		return nil
	}
	money := w.column(func(c Column) bool { return c.Kind == KindMoney })
	notes := []Note{
		{Label: "Gul cell", Cell: Text{S: "Får fyllas i. Varje ändring räknas om direkt."}, Show: SwatchInput},
		{Label: "Vit cell", Cell: Text{S: "Kommer ur " + from + " eller räknas fram. Den är låst mot misstag; det behövs inget lösenord."}, Show: SwatchLocked},
	}
	if slices.ContainsFunc(w.Sheets, func(s *Sheet) bool { return s.Table.Total != "" }) {
		sum := "Summa."
		if !money {
			sum = "Antal."
		}
		notes = append(notes, Note{Label: "Cell mellan linjer", Cell: Text{S: sum}, Show: SwatchTotal})
	}
	if money {
		notes = append(notes, Note{Label: "Tom beloppscell", Cell: Text{S: "Inget belopp är angivet. Det är inte detsamma som noll kronor."}})
	}
	return notes
}

// Fillable tells whether a workbook has any cell to fill in.
func (w *Workbook) Fillable() bool { return w.column(func(c Column) bool { return c.Input }) }

// column tells whether any table has a column that is so.
func (w *Workbook) column(so func(Column) bool) bool {
	return slices.ContainsFunc(w.Sheets, func(s *Sheet) bool { return slices.ContainsFunc(s.Table.Columns, so) })
}
