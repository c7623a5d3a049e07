package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"planverk/internal/book"
	"planverk/internal/intake"
	"planverk/internal/sv"
)

// RowForm tells what a new row of a table becomes in the data.
type RowForm struct {
	List   string            // identity of the list: "budget.rader"
	Name   string            // the column whose words the row's id is made of; "" when rows have no id
	Fields map[string]string // column → field of the row: "Kostnad" → "kostnad"
}

// Added is a row that the reader has put in.
type Added struct {
	Cell   string // where it begins: "Budget!A14"
	List   string
	ID     string // made up of its name; "" in a list whose rows have none
	Fields []AddedField
}

// AddedField is one of its cells.
type AddedField struct {
	Column, Key string
	Value       Value
}

// mostAdded is how many new rows a table can have; a workbook that has more is another.
const mostAdded = 200

// newRow takes in a row that neither the workbook nor the data had: it is proposed as a
// new row of the data, where the table says what one is, and nothing is written before
// someone has said yes.
func (c *comparison) newRow(a *area, row int, where string) {
	if a.added++; a.added > mostAdded {
		if a.added == mostAdded+1 {
			c.result.note(where, "PV691", fmt.Sprintf("Bladet ”%s” har fler än %d nya rader.", a.sheet.Name, mostAdded), "Utgå från den arbetsbok som Planverk byggde.")
		}
		return
	}
	form, known := c.plan.Rows[a.model.Table.Name]
	if !known {
		c.result.ask(where, "PV664", fmt.Sprintf("Rad %d på bladet ”%s” är ny (%s). I den tabellen läses nya rader inte in.", row, a.sheet.Name, c.shownRow(a, row)),
			cmp.Or(c.plan.Fixed, "Lägg till raden i "+c.plan.Called+".")+" Svara ja för att läsa in resten utan den.")
		return
	}
	added := Added{Cell: where, List: form.List}
	for i := range a.model.Table.Columns {
		c.newCell(a, row, &a.model.Table.Columns[i], form, &added)
	}
	if c.hasNow(a, added) {
		return
	}
	name := ""
	for _, f := range added.Fields {
		if f.Column == form.Name {
			name = f.Value.Text
		}
	}
	if form.Name != "" {
		added.ID = c.madeID(a, name)
	}
	switch {
	case form.Name != "" && name == "" && !added.counts(), len(added.Fields) == 0:
		c.result.ask(where, "PV664", fmt.Sprintf("Rad %d på bladet ”%s” (%s) har inget belopp och saknar %s. Den läses inte in.", row, a.sheet.Name, c.shownRow(a, row), nameOf(form)),
			"Svara ja om det bara är en anteckning. Fyll annars i raden.")
		return
	case form.Name != "" && added.ID == "":
		c.result.note(where, "PV691", fmt.Sprintf("Rad %d på bladet ”%s” är ny men saknar %s, så den kan inte läggas till.", row, a.sheet.Name, nameOf(form)), "Fyll i den, eller töm raden.")
		return
	}
	c.result.Added = append(c.result.Added, added)
	called := ""
	if added.ID != "" {
		called = " med id ”" + added.ID + "”"
	}
	c.result.ask(where, "PV664", fmt.Sprintf("Rad %d på bladet ”%s” är ny (%s). Den läggs till i %s%s.", row, a.sheet.Name, added.Shown(), c.plan.Called, called),
		"Svara ja om raden ska läggas till. Ta annars bort den i arbetsboken.")
}

func nameOf(f RowForm) string {
	if f.Name == "" {
		return "uppgifter"
	}
	return "uppgift i kolumnen " + f.Name
}

// newCell takes in a cell of a new row.
func (c *comparison) newCell(a *area, row int, col *book.Column, form RowForm, added *Added) {
	cell, where := a.at(row, col.Name)
	if a.columns[fold(col.Name)] == 0 || cell.Kind == intake.Empty && !cell.Formula || col.Name == a.model.Table.Columns[0].Name {
		return
	}
	key := cmp.Or(form.Fields[col.Name], c.fieldOf(a.model.Table, col.Name))
	if key == "" {
		if !cell.Formula { // a formula that Excel has filled in by itself says nothing
			c.result.note(where, "PV679", fmt.Sprintf("Ny rad, %s: ”%s” har inget eget ställe i %s och läses inte in.", col.Name, sv.Clip(cell.Raw), c.plan.Called), "Det räknas fram av det andra, eller skrivs i "+c.plan.Called+".")
		}
		return
	}
	if v, ok := c.read(a.model.Table, col, kindOf(col, book.Blank{}), cell, where); ok && v.Given {
		added.Fields = append(added.Fields, AddedField{col.Name, key, v})
	}
}

// hasNow tells whether the plan has got a row since the workbook was made that says all
// that a new row does: the workbook has been read in before. It is told as a change that
// both have made.
func (c *comparison) hasNow(a *area, added Added) bool {
	t := a.model.Table
	for _, r := range t.Rows {
		if len(added.Fields) == 0 || c.wasSent(t, words(r[0])) || slices.ContainsFunc(added.Fields, func(f AddedField) bool {
			return modelValue(r[t.Column(f.Column)], f.Value.Kind) != f.Value
		}) {
			continue
		}
		f := added.Fields[0]
		c.result.Changes = append(c.result.Changes, Change{Cell: added.Cell, Row: words(r[0]), Column: f.Column, ID: c.homes[place{t.Name, words(r[0]), f.Column}],
			Base: Value{Kind: f.Value.Kind}, Ours: f.Value, Theirs: f.Value, Outcome: Equal})
		return true
	}
	return false
}

// fieldOf gives the field that a column to fill in is of the table's other rows: what
// years and codes a budget's columns hold is the plan's matter. It is "" when they have
// none there, or several.
func (c *comparison) fieldOf(t *book.Table, column string) string {
	if i := t.Column(column); i < 0 || !t.Columns[i].Input {
		return ""
	}
	field := ""
	for _, r := range t.Rows {
		id := c.homes[place{t.Name, words(r[0]), column}]
		if id == "" || lastStep(id) == field {
			continue
		}
		if field != "" {
			return ""
		}
		field = lastStep(id)
	}
	return strings.ReplaceAll(field, "_", " ")
}

// counts tells whether a row holds any figure.
func (a Added) counts() bool {
	return slices.ContainsFunc(a.Fields, func(f AddedField) bool { return f.Value.Kind == Kronor || f.Value.Kind == Number })
}

// madeID makes an id of a name, as people write them: konsultstöd, stöd-vid-införande.
// One that is taken gets a number.
func (c *comparison) madeID(a *area, name string) string {
	parts := strings.FieldsFunc(strings.ToLower(sv.NFC(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	base := strings.Join(parts[:min(len(parts), 5)], "-")
	if base == "" || !unicode.IsLetter([]rune(base)[0]) {
		return ""
	}
	taken := func(id string) bool {
		return slices.ContainsFunc(a.model.Table.Rows, func(r book.Row) bool { return sv.Key(fold(words(r[0]))) == sv.Key(id) }) ||
			slices.ContainsFunc(c.result.Added, func(o Added) bool { return o.ID == id })
	}
	id := base
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

// Shown gives the row's cells for people.
func (a Added) Shown() string {
	var parts []string
	for _, f := range a.Fields {
		text := f.Value.Shown()
		if f.Value.Kind == Words {
			text = sv.Clip(f.Value.Text)
		}
		parts = append(parts, f.Column+": "+text)
	}
	return strings.Join(parts, ", ")
}

func (c *comparison) shownRow(a *area, row int) string {
	var parts []string
	for _, col := range a.model.Table.Columns {
		if cell, _ := a.at(row, col.Name); cell.Raw != "" && a.columns[fold(col.Name)] > 0 {
			parts = append(parts, col.Name+": "+sv.Clip(cell.Raw))
		}
	}
	return strings.Join(parts, ", ")
}
