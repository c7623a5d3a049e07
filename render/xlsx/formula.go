package xlsx

import (
	"fmt"
	"strings"

	"planverk/internal/book"
)

// formula prints an expression the way workbooks store it: English function
// names, commas, and table references written out. table is the table in which
// the formula stands. Nothing but names that book.Validate accepted, and the
// numbers 0, 1 and 2, can come into the text.
func formula(e book.Expr, table string) (string, error) {
	switch e := e.(type) {
	case book.Sum:
		return "SUM(" + column(e.Table, e.Column) + ")", nil
	case book.SumWhere:
		return "SUMIFS(" + column(e.Table, e.Column) + "," + column(e.Table, e.Where) + "," + here(table, e.Equals) + ")", nil
	case book.Filled:
		return "COUNTA(" + column(e.Table, e.Column) + ")", nil
	case book.Numbers:
		return "COUNT(" + column(e.Table, e.Column) + ")", nil
	case book.Here:
		return here(table, e.Column), nil
	case book.Named:
		return e.Name, nil
	case book.Minus:
		a, err := formula(e.A, table)
		if err != nil {
			return "", err
		}
		b, err := formula(e.B, table)
		if _, nested := e.B.(book.Minus); nested {
			b = "(" + b + ")"
		}
		return a + "-" + b, err
	case book.Differs:
		a, err := formula(e.A, table)
		return "IF(ROUND(" + a + ",2)=0,0,1)", err
	}
	return "", fmt.Errorf("okänt slag av formel %T", e)
}

// column is a reference to all cells of a table's column.
func column(table, name string) string {
	if strings.ContainsAny(name, " ,:.\"{}$^&*+=-><()/%") {
		return table + "[[" + name + "]]"
	}
	return table + "[" + name + "]"
}

// here is a reference to the column's cell in the formula's own row.
func here(table, name string) string { return table + "[[#This Row],[" + name + "]]" }
