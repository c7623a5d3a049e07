//go:build verify

package verify

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// remark is what the browser's judge says of a page in one of its views.
type remark struct{ Page, View, Rule, What string }

// inBrowser shows pages in Chromium, narrow and wide, light and dark, magnified
// and on paper, and gives what axe-core and our own checks find: violations of
// WCAG 2.2 A and AA, and advice.
func inBrowser(t *testing.T, pages ...string) (problems, notes []remark) {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("chromium is missing (make verify installs it)")
	}
	modules, err := filepath.Abs(filepath.Join(tools, "npm", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("node", append([]string{filepath.Join("browser", "judge.js")}, pages...)...)
	c.Env = append(os.Environ(), "CHROMIUM="+chromium, "NODE_PATH="+modules)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	var report struct {
		Problems, Notes []remark
		Seconds         float64
	}
	if err := c.Run(); err != nil {
		t.Fatalf("the browser's judge: %v\n%s", err, errs.String())
	}
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatalf("the browser's judge gave no report: %v\n%s", err, out.String())
	}
	t.Logf("%d pages in %.0f s", len(pages), report.Seconds)
	return report.Problems, report.Notes
}

// TestInBrowser: every page and fragment, as a reader meets it, and the page that
// has every kind of block.
func TestInBrowser(t *testing.T) {
	sample := filepath.Join("..", "render", "html", "testdata", "page.html")
	report := filepath.Join("..", "internal", "diag", "testdata", "page.html") // of kontrollera
	problems, notes := inBrowser(t, append(files(t, ".html"), sample, report)...)
	for _, p := range problems {
		t.Errorf("%s (%s): %s: %s", p.Page, p.View, p.Rule, p.What)
	}
	advice := map[string]int{}
	for _, n := range notes {
		advice[n.Rule]++
	}
	t.Logf("advice: %v", advice)
}

// soundPage is a page without faults; a spoiled page has one more thing in its
// head or at the end of its text.
func soundPage(head, text string) string {
	return `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sida</title>
<style>@media print{nav{display:none}}a,summary{outline-offset:0}:focus-visible{outline:3px solid #00f}nav a,summary{display:block;padding:.5em}</style>` + head + `</head>
<body><nav aria-label="Innehåll"><details><summary>Rubriker</summary><ol><li><a href="#a">Ett kapitel om ingenting alls</a></li></ol></details></nav>
<main><h1>Sida</h1><h2 id="a">Text</h2><p>Ord på en rad, inte fler än så.</p>` + text + `</main></body></html>`
}

// spoiled has a fault for each rule that the judge is trusted with.
var spoiled = []struct{ rule, head, text string }{
	{"", "", ""},
	{"image-alt", "", `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">`},
	{"color-contrast", "", `<p style="color:#999">Blekt</p>`},
	{"color-contrast", `<style>@media (prefers-color-scheme:dark){p{color:#444;background:#111}}</style>`, ""},
	{"link-name", "", `<a href="#a"></a>`},
	{"target-size", "", `<button style="all:unset;font-size:9px">ett</button><br><button style="all:unset;font-size:9px">två</button>`},
	{"scrollable-region-focusable", "", `<div style="overflow:auto;width:9em;white-space:nowrap">` + strings.Repeat("ord ", 99) + `</div>`},
	{"kontrast i figur", "", `<figure><svg viewBox="0 0 90 20" width="90"><path d="M0 0H90V20H0Z" fill="#335"/><text fill="#446"><tspan x="9" y="15">Ruta</tspan></text></svg></figure>`},
	{"extern resurs", `<link rel="icon" href="https://planverk.example/a.png"><link rel="stylesheet" href="https://planverk.example/a.css">`, ""},
	{"felkonsolen", `<meta http-equiv="Content-Security-Policy" content="img-src 'none'">`, `<img alt="Märke" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">`},
	{"sidled", "", `<p style="width:900px">Bred</p>`},
	{"ryms inte", "", `<table><tr><td style="max-width:4em;white-space:nowrap">En lång rad i en smal ruta</td></tr></table>`},
	{"bruten uppgift", "", `<table><tbody><tr><th scope="row" style="display:block;width:4em"><time datetime="2022-12-31">2022-12-31</time></th><td>Ord</td></tr></tbody></table>`},
	{"avklippt", "", `<div style="overflow:hidden;height:2.4em;line-height:1.2">En rad<br>och en rad till</div>`},
	{"liten yta", `<style>summary{padding:0;font-size:9px;line-height:1}</style>`, ""},
	{"fokus syns inte", `<style>:focus-visible{outline:none}</style>`, ""},
	{"fokus skyms", "", `<div style="position:fixed;inset:0;background:#fff">Ovanpå</div>`},
	{"tabellhuvudet följer inte med", "", `<table><thead><tr><th scope="col">A</th></tr></thead><tbody>` + strings.Repeat("<tr><td>rad</td></tr>", 99) + `</tbody></table>`},
	{"ord saknas", `<style>@media print{h2{display:none}}</style>`, ""},
	{"går utanför arket", `<style>@media print{p{white-space:nowrap}}</style>`, "<p>" + strings.Repeat("rad utan slut ", 30) + "</p>"},
	{"innehållsförteckningen skrivs ut", `<style>@media print{nav{display:block!important}}</style>`, `<script>document.querySelector("details").open = true</script>`},
}

// TestBrowserJudgeIsAwake wants each fault found, and none in the sound page.
func TestBrowserJudgeIsAwake(t *testing.T) {
	dir := t.TempDir()
	var pages []string
	for i, s := range spoiled {
		page := filepath.Join(dir, string(rune('a'+i))+".html")
		if err := os.WriteFile(page, []byte(soundPage(s.head, s.text)), 0o644); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page)
	}
	problems, _ := inBrowser(t, pages...)
	found := map[string]bool{}
	for _, p := range problems {
		found[p.Page+p.Rule] = true
		if p.Page == filepath.Base(pages[0]) {
			t.Errorf("the sound page (%s): %s: %s", p.View, p.Rule, p.What)
		}
	}
	for i, s := range spoiled[1:] {
		if !found[filepath.Base(pages[i+1])+s.rule] {
			t.Errorf("%q was not found in a page with that fault", s.rule)
		}
	}
}
