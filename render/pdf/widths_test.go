package pdf

import (
	"math"
	"testing"

	"planverk/internal/doc"
)

// TestSpaceFigures: figure columns side by side stand further apart, if the table has
// the room for all of them.
func TestSpaceFigures(t *testing.T) {
	b := &tableBuilder{table: &doc.Table{Columns: []doc.Column{{}, {Align: doc.Right}, {Align: doc.Right}, {}, {Align: doc.Right}}}}
	for _, c := range []struct{ width, want float64 }{{58, 18}, {57, 10}} {
		wide := []float64{10, 10, 10, 10, 10}
		b.spaceFigures(wide, c.width)
		if wide[2] != c.want || sum(wide) != 40+c.want {
			t.Errorf("width %v: %v, want %v in the third column only", c.width, wide, c.want)
		}
	}
}

func TestDivideWidth(t *testing.T) {
	for _, c := range []struct {
		name         string
		width        float64
		narrow, wide []float64
		elastic      []bool
		want         []float64
	}{
		{"room to spare goes to words, not figures", 300, []float64{50, 30}, []float64{100, 50}, []bool{true, false}, []float64{250, 50}},
		{"only figures share alike", 300, []float64{50, 50}, []float64{50, 100}, []bool{false, false}, []float64{100, 200}},
		{"short texts get what they need, long ones share by the root", 220, []float64{50, 20, 50}, []float64{100, 40, 400}, []bool{true, true, true}, []float64{60, 40, 120}},
		{"too little room: the widest give way", 100, []float64{20, 60, 90}, []float64{20, 60, 90}, []bool{true, true, true}, []float64{20, 40, 40}},
	} {
		got := divideWidth(c.width, c.narrow, c.wide, c.wide, c.elastic)
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 0.01 {
				t.Errorf("%s: %.2f, want %.2f", c.name, got, c.want)
				break
			}
		}
	}
}
