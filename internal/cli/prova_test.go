package cli_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// motion is a municipality with a document type of its own.
func motion(t *testing.T) (dir string) {
	t.Helper()
	dir = kommun(t)
	if err := os.CopyFS(filepath.Join(dir, "mallar", "motion"), os.DirFS(filepath.Join(testdata, "motion"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestProve: a municipality tries a type of its own, approves it, changes it in
// every way there is, and reads in words what has changed.
func TestProve(t *testing.T) {
	dir := motion(t)
	var b strings.Builder
	step := func(what string, code int, args ...string) {
		t.Helper()
		b.WriteString("# " + what + "\n")
		a := planverk(t, dir, args...)
		transcript(&b, args, a)
		if a.code != code {
			t.Errorf("%s: code %d, want %d\n%s%s", what, a.code, code, a.out, a.err)
		}
	}
	const mall, example = "mallar/motion/mall.md", "mallar/motion/exempel.yaml"
	step("inget facit", 1, "prova")
	step("godkänn", 0, "prova", "--godkänn")
	step("som förut", 0, "prove", "motion", "motion")
	edit(t, dir, example, "25 tkr", "30 tkr")
	edit(t, dir, mall, "# Förslag", "Inledande mening.\n\n# Förslag")
	step("text, siffra och plats", 1, "prova", "motion", "--bilder=")
	step("godkänn igen", 0, "prova", "Motion", "--godkann")
	step("som förut igen", 0, "test")
	edit(t, dir, mall, "kr .kostnad", "kr .kostnaden")
	step("fel i mallen", 1, "prova")
	edit(t, dir, mall, "kr .kostnaden", "kr .kostnad")
	edit(t, dir, example, "30 tkr", "30 pct")
	step("fel i exemplet", 1, "prova", "--godkänn")
	edit(t, dir, example, "30 pct", "30 tkr")
	if err := os.WriteFile(filepath.Join(dir, "mallar/motion/facit/anteckning.txt"), []byte("min"), 0o644); err != nil {
		t.Fatal(err)
	}
	edit(t, dir, example, "30 tkr", "31 tkr")
	step("en främmande fil i facit", 3, "prova", "--godkänn", "--bilder=")
	if err := errors.Join(os.Remove(filepath.Join(dir, "mallar/motion/facit/anteckning.txt")), os.Remove(filepath.Join(dir, example))); err != nil {
		t.Fatal(err)
	}
	step("inget exempel", 1, "prova", "motion")
	step("en typ som inte finns", 2, "prova", "motionen")
	golden(t, "prove.golden", b.String())
	noEnglish(t, b.String())
}

// TestProveChangedPart: a municipality that changes a part of a built-in type has
// a facit of its own for it, and Planverk's own still holds elsewhere.
func TestProveChangedPart(t *testing.T) {
	dir := kommun(t)
	part := filepath.Join(dir, "mallar", "systemforvaltningsplan", "delar")
	if err := errors.Join(os.MkdirAll(part, 0o755), os.WriteFile(filepath.Join(part, "historik.efter.md"), []byte("Mer finns hos kommunarkivet.\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"prova"}, 1, "systemforvaltningsplan: inget facit ("},
		{[]string{"prova", "--godkänn"}, 0, "systemforvaltningsplan: godkänd ("},
		{[]string{"prova"}, 0, "systemforvaltningsplan: som i facit ("},
	} {
		if a := planverk(t, dir, c.args...); a.code != c.code || !strings.HasPrefix(a.out, c.want) || strings.Count(a.out, "\n") != 1 {
			t.Errorf("%v: code %d\n%s%s", c.args, a.code, a.out, a.err)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "mallar/systemforvaltningsplan/facit/text.md"))
	if err != nil || !strings.Contains(string(text), "Mer finns hos kommunarkivet.") {
		t.Errorf("the part is not in the facit (%v)", err)
	}
	if a := planverk(t, t.TempDir(), "prova", "systemförvaltningsplan", "--godkänn"); a.code != 0 || !strings.HasPrefix(a.out, "systemforvaltningsplan: som i facit (") {
		t.Errorf("Planverk's own: code %d\n%s%s", a.code, a.out, a.err)
	}
}

// TestProvePictures: the pages before and after are put in a folder, when the
// program that draws them is there; without it the answer says so and is whole.
func TestProvePictures(t *testing.T) {
	dir := motion(t)
	planverk(t, dir, "prova", "--godkänn")
	edit(t, dir, "mallar/motion/mall.md", "Förslaget kostar", "Kostnaden är")
	a := planverk(t, dir, "prova", "--bilder", "bilder")
	if a.code != 1 || !strings.Contains(a.out, "+ Kostnaden är") {
		t.Errorf("code %d\n%s%s", a.code, a.out, a.err)
	}
	pictures, _ := filepath.Glob(filepath.Join(dir, "bilder", "motion", "sida-02.png"))
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		if !strings.Contains(a.err, "upplysning PV624") || len(pictures) > 0 {
			t.Errorf("without pdftoppm: %v\n%s", pictures, a.err)
		}
		return
	}
	if len(pictures) != 1 || !strings.Contains(a.out, "  Bilder, facit till vänster: bilder/motion/\n") {
		t.Errorf("pictures %v\n%s", pictures, a.out)
	}
	// What is accepted has no pictures any more; the user's own files are left alone.
	put(t, dir, "bilder/motion/egen.png", "min")
	put(t, dir, "bilder/motion/sida-09.png", "från en tidigare prövning")
	if a := planverk(t, dir, "prova", "--godkänn", "--bilder", "bilder"); a.code != 0 {
		t.Errorf("code %d\n%s%s", a.code, a.out, a.err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "bilder", "motion", "*")); len(left) != 1 || filepath.Base(left[0]) != "egen.png" {
		t.Errorf("left are %v", left)
	}
	edit(t, dir, "mallar/motion/mall.md", "Kostnaden är", "Priset är")
	t.Setenv("PATH", t.TempDir())
	if a := planverk(t, dir, "prova"); a.code != 1 || !strings.Contains(a.err, "mallar/motion/facit: upplysning PV624: Bilder av sidorna kunde inte göras: programmet pdftoppm saknas eller svarade inte.\n") || !strings.Contains(a.out, "+ Priset är") {
		t.Errorf("without pdftoppm: code %d\n%s%s", a.code, a.out, a.err)
	}
}

func TestProveJSON(t *testing.T) {
	dir := motion(t)
	planverk(t, dir, "prova", "--godkänn")
	edit(t, dir, "mallar/motion/exempel.yaml", "25 tkr", "30 tkr")
	a := planverk(t, dir, "prova", "--json")
	var got struct {
		Typer []struct {
			Typ            string
			Sidor, Siffror int
			Skillnader     []struct{ Fil, Text string }
		}
		Anmärkningar []struct{ Kod string }
	}
	if err := json.Unmarshal([]byte(a.out), &got); err != nil || a.code != 1 || a.err != "" {
		t.Fatalf("code %d, %v\n%s%s", a.code, err, a.out, a.err)
	}
	if len(got.Typer) != 1 || got.Typer[0].Typ != "motion" || got.Typer[0].Siffror != 1 || len(got.Typer[0].Skillnader) < 3 || len(got.Anmärkningar) != 1 || got.Anmärkningar[0].Kod != "PV620" {
		t.Errorf("%+v", got)
	}
}
