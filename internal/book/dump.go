package book

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"planverk/internal/sv"
)

// Dump prints the workbook as text for people and for golden tests: every cell,
// every formula as structure with its value.
func (w *Workbook) Dump() string {
	var b strings.Builder
	m := w.Meta
	fmt.Fprintf(&b, "arbetsbok %s\n  titel     %s\n  kommun    %s\n  status    %s\n  datum     %s\n  beslut    %s\n", m.ID, m.Title, m.Municipality, m.Status, m.Date, m.Decided)
	for _, p := range w.Properties {
		fmt.Fprintf(&b, "  egenskap  %s = %s\n", p.Name, p.Value)
	}
	for _, n := range w.Names {
		fmt.Fprintf(&b, "  namn      %s = %s\n", n.Name, target(n.Target))
	}
	for _, s := range w.Sheets {
		s.dump(&b)
	}
	return b.String()
}

// String prints the day as 2020-12-16, or a dash for none.
func (d Date) String() string {
	if d.Year == 0 {
		return "–"
	}
	return sv.Date(d.Year, d.Month, d.Day)
}

func target(t Target) string {
	switch t := t.(type) {
	case TotalOf:
		return "summan av " + t.Table + "[" + t.Column + "]"
	case NoteOf:
		return t.Sheet + ", " + t.Label
	case CellOf:
		return t.Table + "[" + t.Column + "] på raden " + t.Row
	case Words:
		return sv.Quote(t.S)
	}
	return fmt.Sprintf("%T", t)
}

func (s *Sheet) dump(b *strings.Builder) {
	fmt.Fprintf(b, "\nblad %s%s%s\n", s.Name, mark(s.Portrait, " (stående)"), mark(s.Hidden, " (dolt)"))
	if s.Title != "" {
		fmt.Fprintf(b, "  A1 %s\n  A2 %s\n", s.Title, s.Lead)
	}
	fmt.Fprintf(b, "  tabell %s\n", s.Table.Name)
	s.Table.dump(b)
	if s.Chart != nil {
		s.Chart.dump(b)
	}
	for _, n := range s.Notes {
		fmt.Fprintf(b, "  not %s: %s\n", n.Label, Show(n.Cell))
	}
}

func (t *Table) dump(b *strings.Builder) {
	grid := [][]string{nil}
	for _, c := range t.Columns {
		grid[0] = append(grid[0], c.Name+mark(c.Input, "*")+mark(len(c.Choices) > 0, " ("+strings.Join(c.Choices, "/")+")"))
	}
	for _, r := range t.Rows {
		var line []string
		for _, c := range r {
			line = append(line, Show(c))
		}
		grid = append(grid, line)
	}
	if t.Total != "" {
		line := []string{t.Total}
		for _, c := range t.Columns[1:] {
			line = append(line, Show(c.Total))
		}
		grid = append(grid, line)
	}
	widths := make([]int, len(t.Columns))
	for _, line := range grid {
		for i, c := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	for _, line := range grid {
		var row strings.Builder
		for i, c := range line {
			row.WriteString("  | " + c + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)))
		}
		b.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
}

func mark(on bool, s string) string {
	if on {
		return s
	}
	return ""
}

// Show prints one cell for people.
func Show(c Cell) string {
	switch c := c.(type) {
	case nil, Blank:
		return "·"
	case Text:
		return strings.ReplaceAll(c.S, "\n", " ⏎ ")
	case Key:
		return "#" + c.S
	case Link:
		return "→" + c.Sheet
	case Money:
		return sv.Kronor(c.Ore) + " kr"
	case Count:
		return sv.Int(c.N) + " st"
	case Percent:
		return sv.Decimal(c.Hundredths) + " %"
	case Day:
		return c.String()
	case *Formula:
		return "=" + expression(c.Expr) + " → " + c.shown()
	}
	return fmt.Sprintf("%T", c)
}

func (f *Formula) shown() string {
	if f.Empty {
		return "tom"
	}
	switch f.Shown {
	case KindMoney, KindMargin:
		return sv.Kronor(f.Value) + " kr"
	case KindCheck:
		if f.Value == 0 {
			return "OK"
		}
		return "FEL (" + sv.Decimal(f.Value) + ")"
	case KindPercent:
		return sv.Decimal(f.Value) + " %"
	}
	return sv.Decimal(f.Value)
}

func expression(e Expr) string {
	switch e := e.(type) {
	case Sum:
		return "summa(" + e.Table + "[" + e.Column + "])"
	case SumWhere:
		return "summa(" + e.Table + "[" + e.Column + "] där " + e.Where + " är radens " + e.Equals + ")"
	case CountWhere:
		return "tal(" + e.Table + "[" + e.Column + "] där " + e.Where + " är radens " + e.Equals + ")"
	case Filled:
		return "ifyllda(" + e.Table + "[" + e.Column + "])"
	case Numbers:
		return "tal(" + e.Table + "[" + e.Column + "])"
	case Here:
		return "[" + e.Column + "]"
	case Given:
		return "finns([" + e.Column + "])"
	case Named:
		return e.Name
	case SumBefore:
		return "summa(" + e.Table + "[" + e.Column + "] där " + mark(e.Where != "", e.Where+" är radens och ") + e.Order + " är lägre)"
	case SumCross:
		return "summa(" + e.Table + "[" + e.Column + "] där " + e.Where + " är radens " + e.Equals + " och " + e.And + " är " + e.Head + ")"
	case CountCross:
		return "tal(" + e.Table + "[" + e.Column + "] där " + e.Where + " är radens " + e.Equals + " och " + e.And + " är " + e.Head + ")"
	case OfLength:
		return "celler med " + e.Length + " tecken(" + e.Table + "[" + e.Column + "])"
	case FilledOf:
		return "ifyllda(" + e.Table + "[radens " + e.Head + "])"
	case Fitting:
		return "ifyllda(" + e.Table + "[radens " + e.Head + "] med ett av radens " + e.Signs + " på radens " + e.Place + ", eller inget där " + e.Free + " är 1)"
	case Found:
		return e.Table + "[" + e.Column + "] där " + e.Where + " är radens " + e.Equals
	case Holds:
		return "finns(" + expression(Found(e)) + ")"
	case Number:
		return sv.Int(e.N)
	case Plus:
		return "(" + expression(e.A) + " + " + expression(e.B) + ")"
	case Minus:
		return expression(e.A) + " − " + expression(e.B)
	case Times:
		return "(" + expression(e.A) + ") × (" + expression(e.B) + ")"
	case Over:
		return "(" + expression(e.A) + ") / (" + expression(e.B) + ")"
	case Round:
		return "avrundat(" + expression(e.A) + "; " + sv.Int(int64(e.Decimals)) + ")"
	case When:
		return "om(" + expression(e.A) + " = " + expression(e.Is) + "; " + expression(e.Then) + ")"
	case Known:
		return expression(e.Then) + " om känt(" + expression(e.If) + ")"
	case Differs:
		return "skild från 0(" + expression(e.A) + ")"
	}
	return fmt.Sprintf("%T", e)
}
