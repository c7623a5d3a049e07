package reconcile

import (
	"slices"
	"strings"

	"planverk/internal/book"
)

// renamed gives the columns to fill in that were called something else when the
// workbook was made, as Kostnad is Budget 2027 once the plan has other years beside it:
// the base then has another column of the same table for the same field.
func (c *comparison) renamed(t *book.Table) map[string]string {
	now := fields(t.Name, c.homes, func(column string) bool { return slices.Contains(inputs(t), column) })
	sent := fields(t.Name, c.base.homes, func(column string) bool { return t.Column(column) < 0 })
	was := map[string]string{}
	for field, column := range now {
		if old := sent[field]; old != "" && column != "" {
			was[column] = old
		}
	}
	return was
}

// fields gives the column of each field that some columns of a table hold; "" for a
// field that more than one of them holds.
func fields(table string, homes map[place]string, some func(column string) bool) map[string]string {
	columns := map[string]string{}
	for at, id := range homes {
		if at.table != table || id == "" || !some(at.column) {
			continue
		}
		field := lastStep(id)
		if known, ok := columns[field]; ok && known != at.column {
			columns[field] = ""
			continue
		}
		columns[field] = at.column
	}
	return columns
}

func lastStep(id string) string { return id[strings.LastIndexByte(id, '.')+1:] }

// follow lets the columns of a table that are called something else now be found under
// their old heads, in the workbook as in the base.
func (c *comparison) follow(a *area) {
	t := a.model.Table
	a.was = c.renamed(t)
	for column, old := range a.was {
		if a.columns[fold(column)] == 0 {
			a.columns[fold(column)] = a.columns[fold(old)]
		}
		for _, r := range t.Rows {
			if v, ok := c.base.values[place{t.Name, words(r[0]), old}]; ok {
				c.base.values[place{t.Name, words(r[0]), column}] = v
			}
		}
	}
}

// newColumn tells whether a column to fill in is one that a table has got since the
// workbook was made.
func (c *comparison) newColumn(t *book.Table, name string) bool {
	if name == t.Columns[0].Name || !c.sent(t.Name) {
		return false
	}
	for at := range c.base.values {
		if at.table == t.Name && at.column == name {
			return false
		}
	}
	return true
}

// wasSent tells whether the workbook had a row when it was made.
func (c *comparison) wasSent(t *book.Table, key string) bool {
	for _, column := range inputs(t) {
		if _, sent := c.base.values[place{t.Name, key, column}]; sent {
			return true
		}
	}
	return false
}
