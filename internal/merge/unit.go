package merge

import (
	"slices"
	"strconv"
	"strings"

	"planverk/internal/doc"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// inKronor is what "belopp:" of a template's head says when the document's amounts are
// kronor whatever unit the municipality has chosen: what is invoiced is not rounded.
const inKronor = "kronor"

// partedNote stands after a table whose rounded amounts do not add up as the exact ones do.
const partedNote = "Beloppen är avrundade var för sig, så delarna blir inte exakt summan."

// unitOfAmounts is the unit that tables and bars are printed in; nil for kronor.
func (r *run) unitOfAmounts(h head) *sv.Unit {
	if r.rehearsal || h.amounts == inKronor {
		return nil
	}
	if u, ok := sv.UnitNamed(fields{r.in.Kommun.Root}.group("ekonomi").text("enhet")); ok {
		return &u
	}
	return nil
}

var kronorFirst = pattern.Later(`^(kronor|kr)\b`)

// inUnit gives the words of a caption with the municipality's unit for kronor; false when
// they are not about kronor, or kronor is the unit.
func (r *run) inUnit(caption string) (string, bool) {
	if r.unit == nil || !kronorFirst().MatchString(caption) {
		return caption, false
	}
	return kronorFirst().ReplaceAllLiteralString(caption, r.unit.Name), true
}

// shown is an amount that is printed without its unit, and where it stands.
type shown struct {
	value       *doc.Value
	ore         int64
	row, column int
}

// tableInUnit prints a table's amounts in the municipality's unit, all with as many
// decimals. A table with a figure that the template's author has written out stays in
// kronor: the figure is in those, and Planverk does not know that it is an amount. It
// gives the sentence that the reader needs where rounded parts do not add up.
func (r *run) tableInUnit(t *doc.Table) []doc.Block {
	caption, ok := r.inUnit(t.Unit)
	if !ok {
		return nil
	}
	var all []shown
	for i, row := range t.Rows {
		for j, c := range row.Cells {
			if j < len(t.Columns) && t.Columns[j].Align == doc.Right {
				if writtenOut(c.Blocks) {
					return nil
				}
				for _, v := range bareAmounts(c.Blocks) {
					all = append(all, shown{v, oreOf(v), i, j})
				}
			}
		}
	}
	t.Unit = caption
	decimals := r.reprint(all)
	if addUp(t, all, r.unit, decimals) {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Text: []doc.Inline{&doc.Text{S: partedNote}}}}
}

// writtenOut tells whether a cell is a bare figure in words, not a value of the data.
func writtenOut(blocks []doc.Block) bool {
	values := false
	var words strings.Builder
	doc.Walk(&doc.Document{Blocks: blocks}, nil, func(i doc.Inline) {
		switch i := i.(type) {
		case *doc.Value:
			values = true
		case *doc.Text:
			words.WriteString(i.S)
		}
	})
	return !values && bareFigure().MatchString(strings.TrimSpace(words.String()))
}

var bareFigure = pattern.Later(`^[-−–]?\d[\d \x{a0}]*(,\d+)?$`)

// barsInUnit prints the amounts of bars, and of the table of the same, in the unit.
func (r *run) barsInUnit(f *doc.Figure) {
	caption, ok := r.inUnit(f.Unit)
	if !ok {
		return
	}
	var all []shown
	for _, n := range f.Nodes {
		if n.Value != nil && n.Value.Kind == doc.Money && !saysUnit(n.Value.Text) {
			all = append(all, shown{value: n.Value, ore: oreOf(n.Value)})
		}
	}
	f.Unit = caption
	if f.Data != nil {
		f.Data.Unit = caption // its cells hold the same values
	}
	r.reprint(all)
}

// reprint gives the amounts their text in the unit, and tells with how many decimals.
func (r *run) reprint(all []shown) int {
	ores := make([]int64, len(all))
	for i, a := range all {
		ores[i] = a.ore
	}
	decimals := r.unit.Decimals(ores)
	for _, a := range all {
		a.value.Text = r.unit.Text(a.ore, decimals)
	}
	return decimals
}

// bareAmounts gives the amounts of a cell that neither say their unit themselves nor have
// it in the words right after them.
func bareAmounts(blocks []doc.Block) []*doc.Value {
	var bare []*doc.Value
	var last *doc.Value // the amount right before
	doc.Walk(&doc.Document{Blocks: blocks}, func(doc.Block) { last = nil }, func(i doc.Inline) {
		switch i := i.(type) {
		case *doc.Value:
			last = nil
			if i.Kind == doc.Money && !saysUnit(i.Text) {
				bare, last = append(bare, i), i
			}
		case *doc.Text:
			if last != nil && kronorFirst().MatchString(strings.TrimLeft(i.S, " \u00a0")) {
				bare = bare[:len(bare)-1]
			}
			last = nil
		case *doc.Break:
			last = nil
		}
	})
	return bare
}

// saysUnit tells whether an amount is printed with its unit: {{ kr .kostnad }}.
func saysUnit(text string) bool { return strings.HasSuffix(text, "kr") }

// oreOf reads the exact value of an amount, kronor with two decimals.
func oreOf(v *doc.Value) int64 {
	n, _ := strconv.ParseInt(strings.Replace(v.Exact, ".", "", 1), 10, 64)
	return n
}

// mostInRow is how many amounts of a row are held against each other: a year's months,
// its sum and a budget. A row with more is a list.
const mostInRow = 14

// addUp tells whether printed amounts add up wherever the exact ones do: a column to its
// sum row, and a row's amounts to one that is the sum of the others or of two of them, as
// the budget is of forecast and deviation.
func addUp(t *doc.Table, all []shown, u *sv.Unit, decimals int) bool {
	columns, rows := map[int][]int64{}, map[int][]int64{}
	summed := map[int]bool{} // columns with a figure in the sum row
	for _, a := range all {
		columns[a.column] = append(columns[a.column], a.ore)
		rows[a.row] = append(rows[a.row], a.ore)
		summed[a.column] = t.Rows[a.row].Sum
	}
	steps := func(ore int64) int64 { return u.Steps(ore, decimals) }
	for j, line := range columns {
		if last := len(line) - 1; summed[j] && !addsTo(line[:last], line[last], steps) {
			return false
		}
	}
	for _, line := range rows {
		if len(line) > mostInRow {
			continue
		}
		for k, sum := range line {
			others := slices.Delete(slices.Clone(line), k, k+1)
			if !addsTo(others, sum, steps) || !pairsAddTo(others, sum, steps) {
				return false
			}
		}
	}
	return true
}

// addsTo tells whether rounded parts make a rounded sum, where the parts make the sum.
func addsTo(parts []int64, sum int64, steps func(int64) int64) bool {
	var exact, printed int64
	for _, p := range parts {
		exact += p
		printed += steps(p)
	}
	return exact != sum || printed == steps(sum)
}

func pairsAddTo(parts []int64, sum int64, steps func(int64) int64) bool {
	for i := range parts {
		for j := range i {
			if !addsTo([]int64{parts[i], parts[j]}, sum, steps) {
				return false
			}
		}
	}
	return true
}
