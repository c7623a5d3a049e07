package cli

import (
	"strings"
	"testing"

	"planverk"
)

// TestApproveElsewhere: the facit of a type that comes with Planverk can be
// approved only where its source code is.
func TestApproveElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	a := &app{ctx: t.Context()}
	l := a.approve(&planverk.Proof{Type: "riktlinje", Home: planverk.Home{Name: sourceFolder}})
	if len(l) != 1 || l[0].Code != "PV623" || !strings.Contains(l[0].Message, "templates/riktlinje") {
		t.Errorf("%v", l)
	}
}
