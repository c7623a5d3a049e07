package budget

import (
	"slices"
	"strconv"
	"strings"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// codeColumn is a part of the rows' codes as the workbook shows it.
type codeColumn struct {
	part, name string
	length     int64  // characters of a code; 0 when the municipality has not said
	pattern    string // regular expression of a whole code; "" likewise
}

// codes lists the parts that have columns: the municipality's own, in its order, and
// without those the ones that any row has.
func (m *maker) codes() (columns []codeColumn) {
	if k := m.in.Kommun; k != nil && len(k.Economy.Codes) > 0 {
		taken := m.heads()
		for _, c := range k.Economy.Codes {
			name := firstWord(c.Name.Value, sv.Capital(c.ID.Value))
			if taken[strings.ToLower(name)] {
				name += " (" + c.ID.Value + ")"
			}
			taken[strings.ToLower(name)] = true
			columns = append(columns, codeColumn{c.ID.Value, name, c.Length.N, c.Pattern.Value})
		}
		return columns
	}
	for _, part := range plan.CodeParts {
		if slices.ContainsFunc(m.plan.Budget.Rows, func(r plan.BudgetRow) bool { return r.Code(part).Given() }) {
			columns = append(columns, codeColumn{part: part, name: sv.Capital(part)})
		}
	}
	return columns
}

// heads are the names of the budget's other columns, in small letters.
func (m *maker) heads() map[string]bool {
	taken := map[string]bool{}
	for _, name := range []string{keyColumn, kindColumn, "Intern tid", "Beskrivs i", remarkColumn, indexColumn, rateColumn, countedColumn, changeColumn, changeShare, m.costColumn()} {
		taken[strings.ToLower(name)] = true
	}
	for _, y := range otherYears {
		taken[strings.ToLower(y.title(m.plan))] = true
	}
	return taken
}

// codeColumns are the codes of the rows, as text.
func (m *maker) codeColumns() (columns []columnOf) {
	for _, c := range m.codes() {
		hint := "Koden som text. Nollor först står kvar."
		if c.length > 0 {
			hint = "Koden med " + strconv.FormatInt(c.length, 10) + " tecken. Nollor först står kvar."
		}
		head := book.Column{Name: c.name, Width: 14, Input: true, Short: true, Hint: book.Hint{Title: c.name, Text: hint}}
		columns = append(columns, columnOf{head, func(at sheetTable, k string, r plan.BudgetRow) book.Cell {
			return at.written(k, c.name, below(r.At, c.part), r.Code(c.part).Value)
		}})
	}
	return columns
}

// lengthName is the defined name of how many characters a code of a part has.
func lengthName(part string) string { return "langd_" + part }

// codeLengths tells, under the checks that use them, how long the codes are.
func (m *maker) codeLengths(s *book.Sheet) {
	_, costs := m.book.FindTable(costTable)
	for _, c := range m.codes() {
		if c.length == 0 || costs == nil {
			continue
		}
		label := "Antal tecken i " + c.name
		s.Notes = append(s.Notes, book.Note{Label: label, Cell: book.Count{N: c.length}})
		m.book.Names = append(m.book.Names, book.Name{Name: lengthName(c.part), Target: book.NoteOf{Sheet: s.Name, Label: label}, Comment: label})
	}
}

// codes holds the number of codes that are as long as they should be against the number
// of codes: a code typed as a number has lost its first noughts.
func (c *checker) codes() {
	_, t := c.m.book.FindTable(costTable)
	if t == nil {
		return
	}
	for _, code := range c.m.codes() {
		if code.length == 0 {
			continue
		}
		right, n := int64(0), int64(0)
		for _, r := range c.m.plan.Budget.Rows {
			if v := r.Code(code.part).Value; v != "" {
				n += 100
				if int64(len([]rune(v))) == code.length {
					right += 100
				}
			}
		}
		a := &book.Formula{Expr: book.OfLength{Table: costTable, Column: code.name, Length: lengthName(code.part)}, Value: right, Shown: book.KindCount}
		b := &book.Formula{Expr: book.Filled{Table: costTable, Column: code.name}, Value: n, Shown: book.KindCount}
		c.add("Budget", "Alla koder i kolumnen "+code.name+" har rätt antal tecken", a, b, n)
	}
}
