package pdf

import (
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
