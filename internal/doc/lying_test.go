package doc

import (
	"fmt"
	"testing"
)

// TestLying: a section that lies ends at the next heading of its level or a higher one.
func TestLying(t *testing.T) {
	h := func(level int, lies bool) Block { return &Heading{Level: level, Lies: lies} }
	p := &Paragraph{}
	blocks := []Block{p, h(1, false), p, h(2, true), p, h(3, false), p, h(2, false), p, h(1, true), h(2, false), h(2, true), p, h(1, true), p, h(1, false)}
	want := []bool{false, false, false, true, true, true, true, false, false, true, true, true, true, true, true, false}
	if got := Lying(blocks); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	parts, lies := Parts(blocks)
	if got := fmt.Sprint(len(parts), lies, len(parts[1]), len(parts[4])); got != "5 [false true false true false] 4 1" {
		t.Error(got)
	}
	if parts, _ := Parts(nil); parts != nil {
		t.Error(parts)
	}
}
