package reconcile

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"planverk/internal/book"
	"planverk/internal/intake"
	"planverk/internal/sv"
)

// locked finds cells that were locked and have been changed all the same: formulas
// that have become figures, and words of the plan. They are not read.
func (c *comparison) locked(a *area) {
	t := a.model.Table
	for i, col := range t.Columns {
		if col.Input || a.columns[fold(col.Name)] == 0 {
			c.lostTotal(a, i, nil)
			continue
		}
		var lost []string
		for _, r := range t.Rows {
			at := a.rows[words(r[0])]
			if at == 0 {
				continue
			}
			cell, where := a.at(at, col.Name)
			switch now := r[i].(type) {
			case *book.Formula:
				if !cell.Formula {
					lost = append(lost, where)
				}
			default:
				if c.same && t.Columns[0].Name == keyColumn {
					c.lockedCell(&col, now, cell, where)
				}
			}
		}
		c.lostTotal(a, i, lost)
	}
}

// merged finds joined cells among those to be filled in: only the first is read.
func (c *comparison) merged(a *area) {
	for _, m := range a.sheet.Merged {
		if m.Last.Row <= a.head || !c.fillsIn(a, m) {
			continue
		}
		c.result.note(a.name(m.First), "PV693", fmt.Sprintf("Cellerna %s är sammanslagna. Det som står där läses bara som cell %s.", m, m.First),
			"Dela cellerna igen om det gäller fler, och fyll i var och en.")
	}
}

// fillsIn tells whether cells of a row of the table that may be filled in are within an area.
func (c *comparison) fillsIn(a *area, m intake.Area) bool {
	within := func(row int) bool { return row >= m.First.Row && row <= m.Last.Row }
	for _, name := range inputs(a.model.Table) {
		if n := a.columns[fold(name)]; n < m.First.Col || n > m.Last.Col {
			continue
		}
		for _, row := range a.rows {
			if within(row) {
				return true
			}
		}
	}
	return false
}

// lockedCell reports a locked cell without a formula that holds something else than it did.
func (c *comparison) lockedCell(col *book.Column, now book.Cell, cell intake.Cell, where string) {
	was, is := "”"+sv.Clip(words(now))+"”", "”"+sv.Clip(cell.Raw)+"”"
	if n, err := strconv.ParseFloat(cell.Raw, 64); err == nil && kindOf(col, now) == Kronor && math.Abs(n) < maxOre/100 {
		is = Value{Kind: Kronor, Given: true, N: int64(math.Round(n * 100))}.Shown()
	}
	switch now := now.(type) {
	case book.Text:
		if alike(cell.Raw, now.S) {
			return
		}
	case book.Blank:
		if strings.TrimSpace(cell.Raw) == "" {
			return
		}
		was = "tom"
	case book.Money, book.Count, book.Percent:
		v := modelValue(now, kindOf(col, now))
		if sameNumber(cell.Raw, now) {
			return
		}
		was = v.Shown()
	default:
		return
	}
	if strings.TrimSpace(cell.Raw) == "" {
		is = "tom"
	}
	c.result.note(where, "PV677", fmt.Sprintf("Den låsta cellen är ändrad från %s till %s. Ändringen läses inte in.", was, is), "Uppgiften kommer ur datafilerna. Ändra den där.")
}

// sameNumber tells whether a stored cell holds a figure of the model.
func sameNumber(raw string, now book.Cell) bool {
	n, err := strconv.ParseFloat(raw, 64)
	want := 0.0
	switch now := now.(type) {
	case book.Money:
		want = float64(now.Ore) / 100
	case book.Count:
		want = float64(now.N)
	case book.Percent:
		want = float64(now.Hundredths) / 10_000
	}
	return err == nil && math.Abs(n-want) < 1e-6*math.Max(1, math.Abs(want))
}

// lostTotal reports the formulas of a column that are gone, its sum among them.
func (c *comparison) lostTotal(a *area, i int, lost []string) {
	col := a.model.Table.Columns[i]
	n := a.columns[fold(col.Name)]
	if _, ok := col.Total.(*book.Formula); ok && n > 0 && a.total > 0 {
		ref := intake.Ref{Row: a.total, Col: n}
		if !a.sheet.Cells.At(ref).Formula {
			lost = append(lost, a.name(ref))
		}
	}
	if len(lost) == 0 {
		return
	}
	where := lost[0]
	message := "Formeln är ersatt av ett värde. Värdet läses inte in; Planverk räknar själv."
	if len(lost) > 1 {
		message = fmt.Sprintf("Formlerna i kolumnen ”%s” är ersatta av värden (%d celler). Värdena läses inte in; Planverk räknar själv.", col.Name, len(lost))
	}
	c.result.note(where, "PV673", message)
}

// saved tells which other program has saved the workbook.
func (c *comparison) saved() {
	program, rest, _ := strings.Cut(c.back.Program, "/")
	switch {
	case strings.HasPrefix(program, "LibreOffice"), strings.HasPrefix(program, "OpenOffice"), strings.HasPrefix(program, "Collabora"):
		version, _, _ := strings.Cut(rest, "$")
		c.result.note("", "PV683", strings.TrimSpace(fmt.Sprintf("Arbetsboken är sparad i %s %s. Det som läses påverkas inte.", program, sv.Clip(version))))
	case program == "Microsoft Excel" && len(c.back.Version) > 2 && c.back.Version[:2] < "16":
		c.result.note("", "PV683", "Arbetsboken är sparad i en äldre Excel (2013 eller tidigare). Det som läses påverkas inte.")
	}
}
