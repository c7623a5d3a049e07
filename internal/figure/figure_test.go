package figure

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"planverk/internal/doc"
)

var longNames = []string{
	"Barn- och utbildningsförvaltningen", "Personuppgiftsbiträdesavtal", "Informationssäkerhetssamordnare",
	"Samhällsbyggnadsförvaltningens verksamhetssystem", "Systemförvaltare", "IT", "Nämnden", "Vård- och omsorgsnämnden",
	"Upphandlings- och inköpssamordnare", "Kommunstyrelsen", "Överförmyndarnämndens förvaltningsorganisation",
	"Arbetsmarknads- och vuxenutbildningsnämnden", "Verksamhetsutvecklingsstrateg", "Drift", "1\u00a0234\u00a0567\u00a0kronor",
	strings.Repeat("ordutanslut", 30),
}

var notes = []string{"", "", "fastställer planen", "ansvarar för informationssäkerhetsklassificeringen", "frågar närmaste kollega och skriver ner vad som hände"}

// random gives figures of a kind, each with another number of nodes.
func random(r *rand.Rand, kind doc.FigureKind, n int) *doc.Figure {
	f := &doc.Figure{Kind: kind, Across: r.Intn(2) == 0}
	groups := 1 + r.Intn(6)
	for i := range n {
		node := doc.FigureNode{ID: fmt.Sprint("n", i), Text: longNames[r.Intn(len(longNames))], Note: notes[r.Intn(len(notes))]}
		switch kind {
		case doc.OrganisationChart:
			if i > 0 && r.Intn(20) > 0 {
				node.Parent = fmt.Sprint("n", r.Intn(i))
			}
		case doc.Flow:
			if groups > 1 {
				node.Group = longNames[i*groups/n]
			}
		case doc.YearWheel:
			node.Month = r.Intn(13) * r.Intn(2)
			if r.Intn(3) == 0 {
				node.Month = 9
			}
		case doc.Bars:
			exact := fmt.Sprintf("%d.00", r.Intn(9_000_000)-2_000_000)
			node.Value = &doc.Value{ID: "v", Kind: doc.Money, Exact: exact, Text: exact}
		}
		f.Nodes = append(f.Nodes, node)
	}
	if kind == doc.Flow {
		for range r.Intn(n + 3) {
			e := doc.FigureEdge{From: fmt.Sprint("n", r.Intn(n)), To: fmt.Sprint("n", r.Intn(n)), Text: notes[r.Intn(len(notes))]}
			if e.From != e.To {
				f.Edges = append(f.Edges, e)
			}
		}
	}
	return f
}

var kinds = []doc.FigureKind{doc.OrganisationChart, doc.Flow, doc.Chain, doc.YearWheel, doc.Bars}

// TestNothingOverlaps lays out random figures with the longest names there are.
func TestNothingOverlaps(t *testing.T) {
	for _, kind := range kinds {
		for seed := range int64(150) {
			r := rand.New(rand.NewSource(seed))
			n := 1 + r.Intn(MaxNodes)
			if seed < 20 {
				n = 1 + int(seed)%5
			}
			f := random(r, kind, n)
			for _, fault := range faults(Layout(f, Width)) {
				t.Errorf("kind %d, seed %d, %d nodes: %s", kind, seed, n, fault)
			}
			if t.Failed() {
				break
			}
		}
	}
}

// TestOneToSixty: figures with one box and with sixty ordinary ones fit on a page,
// and no word is broken in them.
func TestOneToSixty(t *testing.T) {
	for _, n := range []int{1, 2, 7, 25, MaxNodes} {
		for _, fan := range []int{3, 7, MaxNodes} {
			for _, kind := range kinds {
				f := &doc.Figure{Kind: kind}
				for i := range n {
					node := doc.FigureNode{ID: fmt.Sprint(i), Text: "Systemförvaltare " + fmt.Sprint(i), Month: i % 13, Group: fmt.Sprint(i * 4 / n)}
					node.Value = &doc.Value{ID: "v", Exact: fmt.Sprint(i), Text: fmt.Sprint(i)}
					if i > 0 && kind == doc.OrganisationChart {
						node.Parent = fmt.Sprint((i - 1) / fan)
					}
					f.Nodes = append(f.Nodes, node)
				}
				if kind == doc.YearWheel {
					f.Data = &doc.Table{} // which says it when the list has no room
				}
				d := Layout(f, Width)
				c := &canvas{texts: d.Texts}
				if !Fits(f) || c.broken() {
					t.Errorf("kind %d, %d nodes, %d below each: %.0f high, broken: %v", kind, n, fan, d.Height, c.broken())
				}
			}
		}
	}
}

type rect struct {
	x1, y1, x2, y2 float64
	what           string
}

func (a rect) meets(b rect) bool {
	const slack = 0.05
	return a.x1 < b.x2-slack && b.x1 < a.x2-slack && a.y1 < b.y2-slack && b.y1 < a.y2-slack
}

func (a rect) within(b rect) bool {
	const slack = 0.05
	return a.x1 > b.x1-slack && a.y1 > b.y1-slack && a.x2 < b.x2+slack && a.y2 < b.y2+slack
}

// faults tells what overlaps or stands outside.
func faults(d *Drawing) []string {
	var all []string
	page := rect{0, 0, d.Width, d.Height, "page"}
	var lines, boxes []rect
	for _, text := range d.Texts {
		if text.Size < SmallText {
			all = append(all, fmt.Sprintf("the text %q is %g points", text.Lines[0].S, text.Size))
		}
		for _, l := range text.Lines {
			lines = append(lines, rect{l.X, l.Y - 0.73*text.Size, l.X + l.W, l.Y + 0.21*text.Size, l.S})
		}
	}
	for _, s := range d.Shapes {
		if b, ok := s.(*Box); ok {
			boxes = append(boxes, rect{b.X, b.Y, b.X + b.W, b.Y + b.H, "box"})
		}
	}
	for i, l := range lines {
		if !l.within(page) {
			all = append(all, fmt.Sprintf("%q stands outside the figure", l.what))
		}
		for _, m := range lines[:i] {
			if l.meets(m) {
				all = append(all, fmt.Sprintf("%q and %q overlap", l.what, m.what))
			}
		}
		for _, b := range boxes {
			if l.meets(b) && !l.within(b) {
				all = append(all, fmt.Sprintf("%q runs out of its box", l.what))
			}
		}
	}
	for i, b := range boxes {
		if !b.within(page) {
			all = append(all, "a box stands outside the figure")
		}
		for _, o := range boxes[:i] {
			if b.meets(o) {
				all = append(all, "two boxes overlap")
			}
		}
	}
	return append(all, crossings(d, append(lines, boxes...))...)
}

// crossings tells which lines go through a text or a box, or outside.
func crossings(d *Drawing, solid []rect) []string {
	var all []string
	for _, s := range d.Shapes {
		p, ok := s.(*Path)
		if !ok || p.Fill != None {
			continue
		}
		for i := 1; i < len(p.Steps); i++ {
			a, b := p.Steps[i-1].P[0], p.Steps[i].P[0]
			r := rect{min(a.X, b.X), min(a.Y, b.Y), max(a.X, b.X), max(a.Y, b.Y), "line"}
			if !r.within(rect{0, 0, d.Width, d.Height, ""}) {
				all = append(all, fmt.Sprintf("a line goes outside: %v", r))
			}
			r.x1, r.y1, r.x2, r.y2 = r.x1-0.01, r.y1-0.01, r.x2+0.01, r.y2+0.01
			for _, o := range solid {
				o.x1, o.y1, o.x2, o.y2 = o.x1+0.3, o.y1+0.3, o.x2-0.3, o.y2-0.3
				if r.meets(o) {
					all = append(all, fmt.Sprintf("a line goes through %q", o.what))
				}
			}
		}
	}
	return all
}

// TestReading: the list says what the drawing says, in the same order.
func TestReading(t *testing.T) {
	for _, kind := range kinds {
		for seed := range int64(40) {
			r := rand.New(rand.NewSource(seed))
			f := random(r, kind, 1+r.Intn(40))
			var drawn, read []string
			for _, text := range Layout(f, Width).Texts {
				if !text.Repeat {
					drawn = append(drawn, words(text))
				}
			}
			var collect func([]Item)
			collect = func(items []Item) {
				for _, it := range items {
					if it.Text != "" { // an arrow without words
						read = append(read, it.Text)
					}
					if it.Note != "" {
						read = append(read, it.Note)
					}
					if it.Value != nil {
						read = append(read, it.Value.Text)
					}
					collect(it.Items)
				}
			}
			collect(Reading(f))
			if a, b := strings.Join(drawn, "|"), strings.Join(read, "|"); a != b {
				t.Fatalf("kind %d, seed %d: the drawing says\n%s\nthe list\n%s", kind, seed, a, b)
			}
		}
	}
}

func words(t Text) string {
	var b strings.Builder
	for i, l := range t.Lines {
		b.WriteString(l.S)
		if !l.Hyphen && !l.On && i < len(t.Lines)-1 && !strings.HasSuffix(l.S, "-") && !strings.HasSuffix(l.S, "/") {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func BenchmarkLayout(b *testing.B) {
	f := random(rand.New(rand.NewSource(1)), doc.OrganisationChart, 20)
	for b.Loop() {
		Layout(f, Width)
	}
}

// TestWheelOnTelephone: below the wheel the list begins where the wheel ends, and its
// text is as large on the screen as that of other figures.
func TestWheelOnTelephone(t *testing.T) {
	f := &doc.Figure{Kind: doc.YearWheel}
	for i := range 7 { // two rows of markers, at the top of the wheel only
		f.Nodes = append(f.Nodes, doc.FigureNode{ID: fmt.Sprint(i), Text: "Ny version av Citrix", Month: 1})
	}
	d := Narrow(f)
	lowest := 0.0
	for _, s := range d.Shapes {
		if p, ok := s.(*Path); ok {
			for _, step := range p.Steps {
				lowest = max(lowest, step.P[0].Y)
			}
		}
	}
	for _, text := range d.Texts {
		if y := text.Lines[0].Y; text.Lines[0].S == "Januari" && text.Bold {
			if y-lowest < aboveLegend || y-lowest > 3*aboveLegend {
				t.Errorf("the wheel ends at %.0f, the first line stands at %.0f", lowest, y)
			}
			if on := text.Size * NarrowWidth / d.Width; on < TextSize-0.01 {
				t.Errorf("the list is set in %.2f points of a telephone's", on)
			}
		}
	}
}
