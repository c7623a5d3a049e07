package cli

import (
	"testing"

	"planverk"
)

// TestApproveElsewhere: the facit of a type that comes with Planverk can be
// approved only where its source code is.
func TestApproveElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	a := &app{ctx: t.Context()}
	l := a.approve(&planverk.Proof{Type: "riktlinje", Home: planverk.Home{Name: sourceFolder}})
	const want = "templates/riktlinje/facit: PV623: Facit för ”riktlinje” kan inte godkännas här: mappen templates/riktlinje finns inte."
	if len(l) != 1 || l[0].Span.String()+": "+l[0].Code+": "+l[0].Message != want {
		t.Errorf("%v", l)
	}
}
