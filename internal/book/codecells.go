package book

import (
	"fmt"
	"strings"
)

// FilledOf counts the cells that hold anything of the column of Table whose head stands in
// the column Head of the formula's own row. It is one of the columns From to To.
type FilledOf struct{ Table, From, To, Head string }

// Fitting counts, among those cells, the ones whose sign at the place that the column Place
// of the formula's own row says is one of the column Signs there, and those that end before
// it where the column Free holds 1.
type Fitting struct {
	FilledOf
	Place, Signs, Free string
}

func (FilledOf) expr() {}
func (Fitting) expr()  {}

// headed gives the words of the cells of the column that FilledOf is about.
func (w *Workbook) headed(e FilledOf, at place) ([]string, error) {
	_, t := w.FindTable(e.Table)
	if t == nil || at.row == nil || at.table.Column(e.Head) < 0 {
		return nil, fmt.Errorf("formeln söker i %s, som inte finns", e.Table)
	}
	head := words(at.row[at.table.Column(e.Head)])
	i := t.Column(head)
	if i < t.Column(e.From) || i > t.Column(e.To) || i < 0 {
		return nil, fmt.Errorf("kolumnen %s[%s] finns inte mellan %s och %s", e.Table, head, e.From, e.To)
	}
	var all []string
	for _, r := range t.Rows {
		if s := words(r[i]); s != "" {
			all = append(all, s)
		}
	}
	return all, nil
}

func (w *Workbook) fitting(e Fitting, at place) (int64, error) {
	all, err := w.headed(e.FilledOf, at)
	if err != nil {
		return 0, err
	}
	n := int64(0)
	wanted, _ := number(at.row[at.table.Column(e.Place)])
	free, _ := number(at.row[at.table.Column(e.Free)])
	signs := words(at.row[at.table.Column(e.Signs)])
	for _, s := range all {
		code, i := []rune(s), int(wanted/100)-1
		if i >= len(code) && free != 0 || i < len(code) && strings.ContainsRune(signs, code[i]) {
			n++
		}
	}
	return n * 100, nil
}
