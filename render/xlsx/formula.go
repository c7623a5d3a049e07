package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"planverk/internal/book"
)

// formula prints an expression the way workbooks store it: English function
// names, commas, and table references written out. table is the table in which
// the formula stands. Nothing but names that book.Validate accepted, and the
// numbers of the arithmetic (0, 1, 2, 4, 12), can come into the text.
func formula(e book.Expr, table string) (string, error) {
	switch e := e.(type) {
	case book.Sum:
		return "SUM(" + column(e.Table, e.Column) + ")", nil
	case book.SumWhere:
		return "SUMIFS(" + column(e.Table, e.Column) + "," + column(e.Table, e.Where) + "," + here(table, e.Equals) + ")", nil
	case book.CountWhere:
		return "SUMPRODUCT((" + column(e.Table, e.Where) + "=" + here(table, e.Equals) + ")*ISNUMBER(" + column(e.Table, e.Column) + "))", nil
	case book.Filled:
		return "COUNTA(" + column(e.Table, e.Column) + ")", nil
	case book.Numbers:
		return "COUNT(" + column(e.Table, e.Column) + ")", nil
	case book.SumCross:
		return "SUMIFS(" + column(e.Table, e.Column) + "," + column(e.Table, e.Where) + "," + here(table, e.Equals) + "," + column(e.Table, e.And) + "," + headOf(table, e.Head) + ")", nil
	case book.CountCross:
		return "SUMPRODUCT((" + column(e.Table, e.Where) + "=" + here(table, e.Equals) + ")*(" + column(e.Table, e.And) + "=" + headOf(table, e.Head) + ")*ISNUMBER(" + column(e.Table, e.Column) + "))", nil
	case book.OfLength:
		return "SUMPRODUCT((LEN(" + column(e.Table, e.Column) + ")=" + e.Length + ")*1)", nil
	case book.FilledOf:
		return "SUMPRODUCT(" + headed(e, table) + ")", nil
	case book.Fitting:
		return fitting(e, table), nil
	case book.Here:
		return here(table, e.Column), nil
	case book.Given:
		return "COUNT(" + here(table, e.Column) + ")", nil
	case book.Named:
		return e.Name, nil
	case book.Found:
		return found(e, table), nil
	case book.Holds:
		return "COUNT(" + found(book.Found(e), table) + ")", nil
	case book.SumBefore:
		if e.Where == "" {
			return "SUMPRODUCT((" + column(e.Table, e.Order) + "<" + here(table, e.Order) + ")*" + column(e.Table, e.Column) + ")", nil
		}
		return "SUMPRODUCT((" + column(e.Table, e.Where) + "=" + here(table, e.Where) + ")*(" + column(e.Table, e.Order) + "<" +
			here(table, e.Order) + ")*" + column(e.Table, e.Column) + ")", nil
	case book.Number:
		return strconv.FormatInt(e.N, 10), nil
	case book.Plus:
		return operation(e.A, "+", e.B, table)
	case book.Minus:
		return operation(e.A, "-", e.B, table)
	case book.Times:
		return operation(e.A, "*", e.B, table)
	case book.Over:
		b, err := formula(e.B, table)
		if err != nil {
			return "", err
		}
		quotient, err := operation(e.A, "/", e.B, table)
		return "IF(" + isNought(e.B, b) + ",0," + quotient + ")", err
	case book.Round:
		a, err := formula(e.A, table)
		return "ROUND(" + a + "," + strconv.Itoa(e.Decimals) + ")", err
	case book.When:
		test, err := operation(e.A, "=", e.Is, table)
		if err != nil {
			return "", err
		}
		then, err := formula(e.Then, table)
		return "IF(" + test + "," + then + ",0)", err
	case book.Known:
		known, err := formula(e.If, table)
		if err != nil {
			return "", err
		}
		then, err := formula(e.Then, table)
		return "IF(" + known + "=0,\"\"," + then + ")", err
	case book.Differs:
		a, err := formula(e.A, table)
		return "IF(ROUND(" + a + ",2)=0,0,1)", err
	}
	return "", fmt.Errorf("okänt slag av formel %T", e)
}

// operation prints a sign between two operands; an operand that is itself an
// operation stands in brackets, but for a difference or sum to the left of + and -.
func operation(a book.Expr, sign string, b book.Expr, table string) (string, error) {
	left, err := formula(a, table)
	if err != nil {
		return "", err
	}
	right, err := formula(b, table)
	if compound(a) && sign != "+" && sign != "-" && sign != "=" {
		left = "(" + left + ")"
	}
	if compound(b) {
		right = "(" + right + ")"
	}
	return left + sign + right, err
}

// isNought asks whether a printed expression is 0. A sum is rounded to öre first: amounts that
// take each other out may leave a remainder (see book.Formula.Written).
func isNought(e book.Expr, text string) string {
	if _, sum := e.(book.Sum); sum {
		text = "ROUND(" + text + ",2)"
	}
	return text + "=0"
}

func compound(e book.Expr) bool {
	switch e.(type) {
	case book.Plus, book.Minus, book.Times:
		return true
	}
	return false
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

// headOf is a reference to the head of a column.
func headOf(table, name string) string { return table + "[[#Headers],[" + name + "]]" }

// found is a reference to the cell of a column in the row that is looked up.
func found(e book.Found, table string) string {
	return "INDEX(" + column(e.Table, e.Column) + ",MATCH(" + here(table, e.Equals) + "," + column(e.Table, e.Where) + ",0))"
}

// headed is 1 for those cells of a table that hold something in the column whose head
// stands in the formula's own row, and else 0.
func headed(e book.FilledOf, table string) string {
	return "(" + e.Table + "[[#Headers],[" + e.From + "]:[" + e.To + "]]=" + here(table, e.Head) + ")*(LEN(" + between(e) + ")>0)"
}

// fitting counts the codes that are as long as the place and have one of its signs there, and
// those that end before it where they may.
func fitting(e book.Fitting, table string) string {
	cells, place := between(e.FilledOf), here(table, e.Place)
	there := "(LEN(" + cells + ")>=" + place + ")*ISNUMBER(FIND(MID(" + cells + "," + place + ",1)," + here(table, e.Signs) + "))"
	return "SUMPRODUCT(" + headed(e.FilledOf, table) + "*(" + there + "+(LEN(" + cells + ")<" + place + ")*" + here(table, e.Free) + "))"
}

// between is a reference to the cells of neighbouring columns.
func between(e book.FilledOf) string { return e.Table + "[[" + e.From + "]:[" + e.To + "]]" }
