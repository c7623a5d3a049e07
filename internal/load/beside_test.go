package load

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// TestBeside: a file is read from the municipality's folder and from nowhere else.
func TestBeside(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		full := filepath.Join(root, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(full), 0o755)
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("hemligt.svg", "x")
	write("timra/kommun.yaml", "")
	write("timra/utseende/vapen.svg", "vapen")
	write("timra/stor.svg", strings.Repeat("x", 1<<20+1))
	cases := map[string]string{
		"utseende/vapen.svg":     "",
		"utseende/saknas.svg":    "PV210 Filen ”utseende/saknas.svg” finns inte i kommunens mapp.",
		"utseende":               "PV210 ”utseende” är ingen fil.",
		"stor.svg":               "PV210 Filen ”stor.svg” är större än 1 MB och läses inte.",
		"../hemligt.svg":         "PV211 ”../hemligt.svg” leder ut ur kommunens mapp.",
		"utseende/../../hemligt": "PV211 ”utseende/../../hemligt” leder ut ur kommunens mapp.",
		"/etc/passwd":            "PV211 ”/etc/passwd” leder ut ur kommunens mapp.",
		`C:\vapen.svg`:           `PV211 ”C:\vapen.svg” leder ut ur kommunens mapp.`,
		`..\hemligt.svg`:         `PV211 ”..\hemligt.svg” leder ut ur kommunens mapp.`,
		".":                      "PV211 ”.” leder ut ur kommunens mapp.",
		"http://x.example/v.svg": "PV211 ”http://x.example/v.svg” leder ut ur kommunens mapp.",
	}
	if runtime.GOOS != "windows" {
		os.Symlink("../hemligt.svg", filepath.Join(root, "timra", "lank.svg"))
		os.Symlink("..", filepath.Join(root, "timra", "upp"))
		os.Symlink("utseende/vapen.svg", filepath.Join(root, "timra", "inom.svg"))
		cases["lank.svg"] = "PV211 ”lank.svg” är en länk som leder ut ur kommunens mapp, och läses inte."
		cases["upp/hemligt.svg"] = "PV211 ”upp/hemligt.svg” är en länk som leder ut ur kommunens mapp, och läses inte."
		cases["inom.svg"] = ""
	}
	at := diag.Span{File: "timra/kommun.yaml", Start: diag.Pos{Line: 9, Col: 10}}
	for name, want := range cases {
		f, found := Beside(os.DirFS(root), "timra/kommun.yaml", plan.Text{At: plan.At{Span: at}, Value: name}, 1<<20)
		got := ""
		if len(found) > 0 {
			got = found[0].Code + " " + found[0].Message
			if found[0].Span != at || len(found[0].Hints) == 0 {
				t.Errorf("%s: %+v", name, found[0])
			}
		}
		if got != want || want == "" && (f.Text != "vapen" || f.Path != name || f.Name != "timra/"+name || len(f.SHA256) != 64) {
			t.Errorf("%s: %+v\n got  %s\n want %s", name, f, got, want)
		}
	}
}

// A Mac may have stored ö as two signs, and a person may have written it so: the name
// is the same.
func TestBesideOtherSpelling(t *testing.T) {
	const whole, apart = "utseende/Ängö/märke.svg", "utseende/A\u0308ngo\u0308/ma\u0308rke.svg"
	for stored, written := range map[string]string{apart: whole, whole: apart} {
		files := fstest.MapFS{"k/" + stored: {Data: []byte("x")}}
		f, found := Beside(files, "k/kommun.yaml", plan.Text{Value: written}, 100)
		if len(found) > 0 || f.Text != "x" || f.Name != "k/"+stored || f.Path != whole {
			t.Errorf("%+q: %+v %v", written, f, found)
		}
	}
}

// The remedy shows a file of the kind that was named.
func TestBesideExamples(t *testing.T) {
	for name, want := range map[string]string{"../Grafik.ttf": "framåt: utseende/Grafik-Regular.ttf.", "/vapen.png": "framåt: utseende/vapen.svg."} {
		if _, found := Beside(fstest.MapFS{}, "k/kommun.yaml", plan.Text{Value: name}, 100); len(found) != 1 || !strings.HasSuffix(found[0].Hints[0], want) {
			t.Errorf("%s: %v", name, found)
		}
	}
}
