package load

import (
	"flag"
	"fmt"
	"os"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func testSet() *SchemaSet { return NewSchemaSet(os.DirFS("testdata/mallar")) }

func dump(n plan.Node, pad string) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			fmt.Printf("%s%s [%s] %v\n", pad, f.Key, f.Value.Identity(), f.Value.Where().Start)
			dump(f.Value, pad+"  ")
		}
	case *plan.List:
		for _, f := range n.Items {
			fmt.Printf("%s- [%s] %v\n", pad, f.Identity(), f.Where().Start)
			dump(f, pad+"  ")
		}
	default:
		fmt.Printf("%s%+v\n", pad, n)
	}
}

func TestSmoke(t *testing.T) {
	set := testSet()
	fsys := os.DirFS("testdata")
	k, l := Kommun(fsys, "kommun.yaml", set, Options{Prefix: "data"})
	fmt.Println(l, set.entry("kommun").err)
	in, l2 := Document(fsys, "ok/plan.yaml", k, set, Options{Prefix: "data"})
	diag.Printer{}.Print(os.Stdout, append(l, l2...))
	dump(in.Root, "")
}
