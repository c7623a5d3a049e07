package book

import (
	"fmt"
	"math"
	"unicode/utf8"
)

// place is where a formula stands, so that Here can be followed.
type place struct {
	table *Table
	row   Row
}

// Evaluate works out every formula from the cells it refers to and gives an
// error for the first one whose Value is another. Writers call it, so that a
// figure never leaves the program unless two independent ways of computing it
// agree. It changes nothing, so that several may do it at the same time.
func (w *Workbook) Evaluate() error {
	own := *w
	own.sums = map[Expr]map[string]int64{}
	return own.evaluate()
}

func (w *Workbook) evaluate() error {
	for _, s := range w.Sheets {
		if s.Table == nil {
			continue
		}
		for _, row := range s.Table.Rows {
			for i, c := range row {
				if err := w.confirm(c, place{s.Table, row}); err != nil {
					return fmt.Errorf("%s, %s: %w", s.Name, s.Table.Columns[i].Name, err)
				}
			}
		}
		for _, col := range s.Table.Columns {
			if err := w.confirm(col.Total, place{table: s.Table}); err != nil {
				return fmt.Errorf("%s, %s, %s: %w", s.Name, col.Name, s.Table.Total, err)
			}
		}
		for _, n := range s.Notes {
			if err := w.confirm(n.Cell, place{table: s.Table}); err != nil {
				return fmt.Errorf("%s, %s: %w", s.Name, n.Label, err)
			}
		}
	}
	return nil
}

func (w *Workbook) confirm(c Cell, at place) error {
	f, ok := c.(*Formula)
	if !ok {
		return nil
	}
	v, empty, err := w.result(f, at)
	if err != nil {
		return err
	}
	if empty != f.Empty {
		return fmt.Errorf("formeln och programmet är inte överens om att cellen är tom")
	}
	if v != f.Value {
		return fmt.Errorf("formeln ger %d men programmet räknade fram %d (hundradelar)", v, f.Value)
	}
	return nil
}

// result works out a formula: its value as Formula.Value has it, or that it is empty.
func (w *Workbook) result(f *Formula, at place) (v int64, empty bool, err error) {
	e := f.Expr
	if k, ok := e.(Known); ok {
		known, err := w.exact(k.If, at)
		if err != nil || known.Sign() == 0 {
			return 0, true, err
		}
		e = k.Then
	}
	if f.Shown == KindPercent {
		v, err = w.whole(e, at, unitOf(KindPercent))
		return v, false, err
	}
	v, err = w.value(e, at)
	return v, false, err
}

// value works out an expression in öre or hundredths. Formulas that it refers to
// count with their Value, which Evaluate confirms on its own.
func (w *Workbook) value(e Expr, at place) (int64, error) {
	switch e := e.(type) {
	case Sum:
		return w.sum(e.Table, e.Column, func(*Table, Row) bool { return true })
	case SumWhere:
		return w.sumWhere(e, at)
	case Filled:
		return w.count(e.Table, e.Column, func(c Cell) bool { _, blank := c.(Blank); return !blank })
	case Numbers:
		return w.count(e.Table, e.Column, func(c Cell) bool { _, ok := number(c); return ok })
	case SumCross:
		sum, _, err := w.cross(e, at)
		return sum, err
	case CountCross:
		_, n, err := w.cross(SumCross(e), at)
		return n * 100, err
	case OfLength:
		want, err := w.named(e.Length)
		if err != nil {
			return 0, err
		}
		return w.count(e.Table, e.Column, func(c Cell) bool { return int64(utf8.RuneCountInString(words(c)))*100 == want })
	case FilledOf:
		all, err := w.headed(e, at)
		return int64(len(all)) * 100, err
	case Fitting:
		return w.fitting(e, at)
	case Here:
		if at.table == nil || at.row == nil || at.table.Column(e.Column) < 0 {
			return 0, fmt.Errorf("kolumnen %q finns inte på formelns rad", e.Column)
		}
		c := at.row[at.table.Column(e.Column)]
		if f, ok := c.(*Formula); ok && f.Empty {
			return 0, fmt.Errorf("kolumnen %q är tom på formelns rad, och Excel räknar inte med en tom text", e.Column)
		}
		v, _ := number(c)
		return v, nil
	case Given:
		if at.table == nil || at.row == nil || at.table.Column(e.Column) < 0 {
			return 0, fmt.Errorf("kolumnen %q finns inte på formelns rad", e.Column)
		}
		if _, ok := number(at.row[at.table.Column(e.Column)]); ok {
			return 100, nil
		}
		return 0, nil
	case CountWhere:
		return w.countWhere(e, at)
	case Found:
		c, err := w.found(e, at)
		v, ok := number(c)
		if err == nil && !ok {
			err = fmt.Errorf("formeln hämtar %s ur %s, där raden eller cellen är tom", e.Column, e.Table)
		}
		return v, err
	case Holds:
		c, err := w.found(Found(e), at)
		if _, ok := number(c); ok {
			return 100, err
		}
		return 0, err
	case Named:
		return w.named(e.Name)
	case SumBefore:
		return w.sumBefore(e, at)
	case Plus, Minus:
		if v, ok, err := w.plain(e, at); ok || err != nil {
			return v, err
		}
		return w.whole(e, at, unitOf(KindMoney))
	case Number, Times, Over, Round, When:
		return w.whole(e, at, unitOf(KindMoney))
	case Differs:
		v, err := w.value(e.A, at)
		if err != nil || v == 0 {
			return 0, err
		}
		return 100, nil
	}
	return 0, fmt.Errorf("okänt slag av formel %T", e)
}

func (w *Workbook) sumWhere(e SumWhere, at place) (int64, error) {
	key := SumWhere{Table: e.Table, Column: e.Column, Where: e.Where}
	return w.where(key, e.Equals, at, func(c Cell) int64 { v, _ := number(c); return v })
}

func (w *Workbook) countWhere(e CountWhere, at place) (int64, error) {
	key := SumWhere{Table: e.Table, Column: e.Column, Where: e.Where}
	return w.where(CountWhere(key), e.Equals, at, func(c Cell) int64 {
		if _, ok := number(c); ok {
			return 100
		}
		return 0
	})
}

// where adds what each cell of a column gives in the rows that belong to the
// formula's own row. key is the expression without that row.
func (w *Workbook) where(key Expr, equals string, at place, of func(Cell) int64) (int64, error) {
	e, ok := key.(SumWhere)
	if !ok {
		e = SumWhere(key.(CountWhere))
	}
	_, t := w.FindTable(e.Table)
	if t == nil || t.Column(e.Where) < 0 || at.table == nil || at.row == nil || at.table.Column(equals) < 0 {
		return 0, fmt.Errorf("formeln söker på %s i %s, som inte finns", e.Where, e.Table)
	}
	sums, err := w.sumsBy(key, t, e.Column, e.Where, of)
	return sums[words(at.row[at.table.Column(equals)])], err
}

// sumsBy adds what the cells of a column give by what stands in the column where.
// The answer is kept while Evaluate lasts: a table of many rows asks for each of them.
func (w *Workbook) sumsBy(key Expr, t *Table, column, where string, of func(Cell) int64) (map[string]int64, error) {
	if sums, ok := w.sums[key]; ok {
		return sums, nil
	}
	i, by := t.Column(column), t.Column(where)
	if i < 0 {
		return nil, fmt.Errorf("kolumnen %s[%s] finns inte", t.Name, column)
	}
	sums := map[string]int64{}
	for _, r := range t.Rows {
		name := words(r[by])
		var err error
		if sums[name], err = Add(sums[name], of(r[i])); err != nil {
			return nil, err
		}
	}
	w.sums[key] = sums
	return sums, nil
}

func (w *Workbook) sum(table, column string, take func(*Table, Row) bool) (int64, error) {
	_, t := w.FindTable(table)
	if t == nil || t.Column(column) < 0 {
		return 0, fmt.Errorf("kolumnen %s[%s] finns inte", table, column)
	}
	i, total := t.Column(column), int64(0)
	for _, r := range t.Rows {
		if !take(t, r) {
			continue
		}
		v, _ := number(r[i])
		var err error
		if total, err = Add(total, v); err != nil {
			return 0, err
		}
	}
	return total, nil
}

func (w *Workbook) count(table, column string, take func(Cell) bool) (int64, error) {
	_, t := w.FindTable(table)
	if t == nil || t.Column(column) < 0 {
		return 0, fmt.Errorf("kolumnen %s[%s] finns inte", table, column)
	}
	i, n := t.Column(column), int64(0)
	for _, r := range t.Rows {
		if take(r[i]) {
			n++
		}
	}
	return n * 100, nil
}

func (w *Workbook) named(name string) (int64, error) {
	c, err := w.cellOf(name)
	if err != nil {
		return 0, err
	}
	v, ok := number(c)
	if !ok {
		return 0, fmt.Errorf("namnet %s står inte för ett tal", name)
	}
	return v, nil
}

// cellOf gives the cell that a defined name stands for; nil when there is none.
func (w *Workbook) cellOf(name string) (Cell, error) {
	n := w.FindName(name)
	if n == nil {
		return nil, fmt.Errorf("namnet %s finns inte", name)
	}
	switch t := n.Target.(type) {
	case TotalOf:
		if _, table := w.FindTable(t.Table); table != nil && table.Column(t.Column) >= 0 {
			return table.Columns[table.Column(t.Column)].Total, nil
		}
	case CellOf:
		if _, table := w.FindTable(t.Table); table != nil && table.FindRow(t.Row) >= 0 && table.Column(t.Column) >= 0 {
			return table.Rows[table.FindRow(t.Row)][table.Column(t.Column)], nil
		}
	case NoteOf:
		if s := w.FindSheet(t.Sheet); s != nil && s.Note(t.Label) >= 0 {
			return s.Notes[s.Note(t.Label)].Cell, nil
		}
	}
	return nil, nil
}

// number gives the figure of a cell in öre or hundredths.
func number(c Cell) (int64, bool) {
	switch c := c.(type) {
	case Money:
		return c.Ore, true
	case Count:
		return c.N * 100, true
	case Percent:
		return c.Hundredths, true
	case *Formula:
		return c.Value, !c.Empty
	}
	return 0, false
}

func words(c Cell) string {
	switch c := c.(type) {
	case Text:
		return c.S
	case Key:
		return c.S
	case Link:
		return c.Sheet
	}
	return ""
}

// Add adds two amounts in öre; the error says that the sum has no room.
func Add(a, b int64) (int64, error) {
	if b > 0 && a > math.MaxInt64-b || b < 0 && a < math.MinInt64-b {
		return 0, fmt.Errorf("summan blir för stor för att räknas")
	}
	return a + b, nil
}
