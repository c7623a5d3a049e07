package load

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// The sound plan uses every short form; its tree stands in testdata/ok/plan.txt
// with each value's place, identity and text as typed.
func TestSoundPlan(t *testing.T) {
	set := testSet()
	in, list := Document(os.DirFS("testdata"), "ok/plan.yaml", testKommun(t, set), set, Options{Prefix: "data"})
	if len(list) > 0 {
		t.Fatal(brief(list))
	}
	if in.File != "ok/plan.yaml" || in.Type != "systemforvaltningsplan" || in.Kommun == nil {
		t.Errorf("got %q, %q, %v", in.File, in.Type, in.Kommun)
	}
	var b strings.Builder
	dump(&b, in.Root, "")
	const golden = "testdata/ok/plan.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || b.String() != string(want) {
		t.Errorf("got:\n%s\nwant (%v):\n%s", b.String(), err, want)
	}
}

// dump writes a tree, one value a line.
func dump(b *strings.Builder, n plan.Node, indent string) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			fmt.Fprintf(b, "%s%s (%s):", indent, f.Key, where(f.KeySpan))
			dumpValue(b, f.Value, indent)
		}
	case *plan.List:
		for _, item := range n.Items {
			fmt.Fprintf(b, "%s-", indent)
			dumpValue(b, item, indent)
		}
	}
}

func dumpValue(b *strings.Builder, n plan.Node, indent string) {
	fmt.Fprintf(b, " %s %s", where(n.Where()), n.Identity())
	switch n := n.(type) {
	case *plan.Map, *plan.List:
		b.WriteString("\n")
		dump(b, n, indent+"  ")
		return
	case *plan.Text:
		fmt.Fprintf(b, " text %q raw %q", n.Value, n.Raw)
	case *plan.Rich:
		fmt.Fprintf(b, " md %q", n.Source)
	case *plan.Amount:
		fmt.Fprintf(b, " belopp %s raw %q", n.Exact(), n.Raw)
	case *plan.Effort:
		fmt.Fprintf(b, " tid %d/%d", n.Kind, n.Hundredths)
	case *plan.Date:
		fmt.Fprintf(b, " datum %d-%d-%d", n.Year, n.Month, n.Day)
	case *plan.Moment:
		fmt.Fprintf(b, " tidpunkt %d-%d-%d raw %q", n.Year, n.Month, n.Day, n.Raw)
	case *plan.Count:
		fmt.Fprintf(b, " antal %d %v", n.N, n.Approx)
	case *plan.YesNo:
		fmt.Fprintf(b, " janej %s", n.Exact())
	case *plan.Ref:
		fmt.Fprintf(b, " ref %s %q %v", n.Register, n.Label, n.Target != nil)
	}
	b.WriteString("\n")
}

func where(s diag.Span) string {
	return fmt.Sprintf("%d:%d-%d", s.Start.Line, s.Start.Col, s.End.Col)
}
