package book

import "fmt"

// cross gives the figures of a column that belong to the formula's row and to a head,
// added, and their number.
func (w *Workbook) cross(e SumCross, at place) (sum, n int64, err error) {
	_, t := w.FindTable(e.Table)
	if t == nil || t.Column(e.Column) < 0 || t.Column(e.Where) < 0 || t.Column(e.And) < 0 || at.row == nil || at.table.Column(e.Equals) < 0 || at.table.Column(e.Head) < 0 {
		return 0, 0, fmt.Errorf("formeln söker på %s och %s i %s, som inte finns", e.Where, e.And, e.Table)
	}
	i, where, and := t.Column(e.Column), t.Column(e.Where), t.Column(e.And)
	want := words(at.row[at.table.Column(e.Equals)])
	for _, r := range t.Rows {
		v, ok := number(r[i])
		if !ok || words(r[where]) != want || words(r[and]) != e.Head {
			continue
		}
		n++
		if sum, err = Add(sum, v); err != nil {
			return 0, 0, err
		}
	}
	return sum, n, nil
}
