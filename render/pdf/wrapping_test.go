package pdf

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"planverk/internal/doc"
)

// widthsOf are the widths of a table's columns on a page, and how tall its parts are.
func widthsOf(t *testing.T, table *doc.Table) (b *tableBuilder, widths, heights []float64) {
	t.Helper()
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	s := newSetter(&doc.Document{})
	b = (&flow{setter: s}).newTableBuilder(table, grid, column{x: pageLeft, text: textWidth, full: fullWidth, page: true})
	heights = append(heights, b.head(s.root.Add("THead")).own)
	for _, u := range b.units(s.root.Add("TBody")) {
		heights = append(heights, u.height)
	}
	return b, b.w, heights
}

// cellLines is how many lines a row has.
func cellLines(height float64) int { return int(math.Round((height - 2*cellPad) / 13)) }

// tableOf is a table with a cell for each text, of which | parts the cells of a row.
func tableOf(heads string, rows ...string) *doc.Table {
	table := &doc.Table{}
	for _, h := range strings.Split(heads, "|") {
		table.Columns = append(table.Columns, doc.Column{Head: line1(h)})
	}
	for _, r := range rows {
		var cells []doc.Cell
		for _, c := range strings.Split(r, "|") {
			cells = append(cells, inCell(words(c)))
		}
		table.Rows = append(table.Rows, rowOf(cells...))
	}
	return table
}

// TestColumnsWrap: a column gives room to the one beside it where that makes the table
// lower, and dates and names stay on their line.
func TestColumnsWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *doc.Table
		want  []int // lines of the rows
	}{
		{"a time of several words gives way to three texts", tableOf("Tidpunkt|Aktivitet|Intern tid|Servicecenter IT|Leverantör",
			"Januari 2021|Taxan ändras enligt Skolverkets beslut|–|–|–",
			"2021, 2:a tisdagen varje månad|Servicefönster för uppdatering av Procapita|–|–|–",
			"Augusti 2021|Behörigheterna granskas och uppdateras|–|–|–"), []int{1, 2, 1}},
		{"a head gives way to a text", tableOf("Informationshanteringsplan eller dokumenthanteringsplan|Kontaktperson i verksamheten",
			strings.Repeat("Nämnden har beslutat om de delar som gäller dess kärnverksamhet, och gemensamma delar beslutas av alla. ", 4)+"|Tove Hägglöv, nämndsekreterare 060-16\u00a030\u00a003"), []int{7}},
		{"a date is not parted", tableOf("När|Händelse",
			"Maj–november 2019|Systemmiljön flyttas", "Maj–december 2018|"+strings.Repeat("Lifecare Mobil Omsorg tas i drift i område efter område under hösten. ", 3)), []int{1, 3}},
	} {
		b, widths, heights := widthsOf(t, c.table)
		var got []int
		for _, h := range heights[1:] {
			got = append(got, cellLines(h))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: lines %v, want %v, at %.1f", c.name, got, c.want, widths)
		}
		if total := sum(widths) + columnGap*float64(len(widths)-1); math.Abs(total-b.column.full) > 0.1 {
			t.Errorf("%s: the columns take %.2f of %.2f", c.name, total, b.column.full)
		}
	}
}

// TestFloors: on tables at random the widths hold every column's longest word and are
// nearly as good as the best of all that there are.
func TestFloors(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	terms := strings.Fields("system tid avtal personuppgiftsansvarig följs upp och 2022 i förvaltningen varje år av IT-strateg beslut")
	missed, tall := 0.0, 0.0
	for n := range 150 {
		columns := 2 + n%3
		var rows []string
		for range 1 + r.IntN(8) {
			var cells []string
			for range columns {
				var cell []string
				for range 1 + r.IntN(1+r.IntN(24)) {
					cell = append(cell, terms[r.IntN(len(terms))])
				}
				cells = append(cells, strings.Join(cell, " "))
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		table := tableOf(strings.Repeat("Rubrik|", columns-1)+"Rubrik", rows...)
		b, _, _ := widthsOf(t, table)
		m := b.measure()
		width := b.column.full - columnGap*float64(columns-1)
		if sum(m.wide) <= width {
			continue
		}
		got := b.wraps.floors(width, 1, m.narrow, m.wide)
		for i := range got {
			if got[i] < m.narrow[i] || sum(got) > width+1 {
				t.Fatalf("table %d: %.1f of %.1f, at least %.1f", n, got, width, m.narrow)
			}
		}
		b.measure()
		f := b.wraps.fit(width-sum(m.narrow), 1, m.narrow, m.wide)
		least := f.leastHeight(0, width)
		for i := range got {
			for f.level[i] = 0; f.width(i, f.level[i]) != got[i]; f.level[i]++ {
			}
		}
		missed += f.height(f.level) - least
		tall += least
	}
	if tall == 0 || missed > 0.01*tall {
		t.Errorf("%.1f lines more than the least that can be had, %.1f", missed, tall)
	}
}

// leastHeight tries all widths from column number i on.
func (f *fitting) leastHeight(i int, width float64) float64 {
	if i == len(f.level) {
		return f.height(f.level)
	}
	least := math.Inf(1)
	for k := range f.last[i] + 1 {
		rest := 0.0
		for j := i + 1; j < len(f.level); j++ {
			rest += f.width(j, f.last[j])
		}
		if f.width(i, k)+rest > width+tolerance {
			continue
		}
		f.level[i] = k
		least = min(least, f.leastHeight(i+1, width-f.width(i, k)))
	}
	return least
}

// TestWrappingCost: of a long table no more rows are kept than stand for all of them,
// so that its widths cost the same however long it is.
func TestWrappingCost(t *testing.T) {
	long := strings.TrimSuffix(strings.Repeat(strings.Repeat("ord om systemet ", 12)+"|", 6), "|")
	for _, rows := range []int{100, 1000} {
		b, _, _ := widthsOf(t, tableOf("a|b|c|d|e|f", slices.Repeat([]string{long}, rows)...))
		if b.measure(); len(b.wraps.cells) > 6*sampledRows || b.wraps.rows > sampledRows+1 {
			t.Errorf("%d rows: %d cells of %d rows are kept", rows, len(b.wraps.cells), b.wraps.rows)
		}
	}
}

// BenchmarkFloors is what the widths cost of a table of twenty-four rows with texts of
// different length in eight columns.
func BenchmarkFloors(b *testing.B) {
	var rows []string
	for i := range 24 {
		row := ""
		for k := range 8 {
			row += strings.Repeat("ord om det ", 1+(i*7+k*5)%11) + "|"
		}
		rows = append(rows, strings.TrimSuffix(row, "|"))
	}
	table := tableOf("a|b|c|d|e|f|g|h", rows...)
	grid, err := table.Grid()
	if err != nil {
		b.Fatal(err)
	}
	f := &flow{setter: newSetter(&doc.Document{})}
	for _, full := range []float64{fullWidth, 700} {
		b.Run(fmt.Sprintf("%.0f", full), func(b *testing.B) {
			for b.Loop() {
				f.newTableBuilder(table, grid, column{x: pageLeft, text: textWidth, full: full, page: true})
			}
		})
	}
}
