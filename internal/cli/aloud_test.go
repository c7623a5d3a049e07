package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadAloud: ”granska --läs-upp” tells what a screen reader says, and why it
// cannot.
func TestReadAloud(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{"ny", "riktlinje", "x", "--år", "2028"}, {"bygg", "--format", "pdf"}} {
		if a := planverk(t, dir, args...); a.code != 0 {
			t.Fatalf("%v: %s%s", args, a.out, a.err)
		}
	}
	made, _ := filepath.Glob(filepath.Join(dir, "output/*/*/*.pdf"))
	if len(made) != 1 {
		t.Fatal(made)
	}
	file, _ := filepath.Rel(dir, made[0])
	a := planverk(t, dir, "granska", "--läs-upp", file)
	if a.code != 0 || !strings.HasPrefix(a.out, "Dokument: ") || !strings.Contains(a.out, "\nRubrik nivå 2: 1 ") || strings.Contains(a.out, "— Sidan") {
		t.Errorf("code %d\n%s%s", a.code, a.out, a.err)
	}
	if a := planverk(t, dir, "granska", "--las-upp", file, "--sidor"); a.code != 0 || !strings.Contains(a.out, "\n— Sidan 2 —\n") {
		t.Errorf("with pages: code %d\n%s%s", a.code, a.out, a.err)
	}
	if err := os.WriteFile(filepath.Join(dir, "brev.pdf"), []byte("%PDF-1.7\ninget mer"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--läs-upp", "brev.pdf"}, 1, "brev.pdf: fel PV614: Den här filen går inte att läsa upp: den är skadad eller av en annan sort än namnet säger."},
		{[]string{"--läs-upp", "finns-inte.pdf"}, 3, "finns-inte.pdf: fel PV511: ”finns-inte.pdf” finns inte."},
		{[]string{"--läs-upp", "output"}, 1, "output: fel PV614: Den här filen går inte att läsa upp: den är skadad"},
		{[]string{"--läs-upp", "brev.pdf", "output"}, 2, "flaggan --läs-upp tar en fil, och ingen mapp därtill."},
		{[]string{"--sidor"}, 2, "flaggan --sidor hör ihop med --läs-upp."},
	} {
		if a := planverk(t, dir, append([]string{"granska"}, c.args...)...); a.code != c.code || !strings.Contains(a.err, c.want) {
			t.Errorf("%v: code %d, want %d\n%s", c.args, a.code, c.code, a.err)
		}
	}
}
