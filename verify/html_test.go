//go:build verify

package verify

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// checkHTML asks the Nu Html Checker, which the W3C uses, about files.
func checkHTML(t *testing.T, pages ...string) (problems []string) {
	t.Helper()
	args := append([]string{"-jar", filepath.Join(tools, "npm", "node_modules", "vnu-jar", "build", "dist", "vnu.jar"), "--format", "json"}, pages...)
	out, _ := run(t, "java", args...)
	var r struct {
		Messages []struct{ Type, SubType, URL, Message, Extract string }
	}
	start := strings.Index(out, `{"version"`)
	if start < 0 || json.NewDecoder(strings.NewReader(out[start:])).Decode(&r) != nil {
		t.Fatalf("the HTML checker gave no report:\n%s", out)
	}
	for _, m := range r.Messages {
		// The checker does not work out hashes, and takes no "data:" for an image's
		// source; TestStyleIsLetThrough and the browser's console do.
		policy := strings.Contains(m.Message, "style-src") || strings.Contains(m.Message, "image “data:") && strings.Contains(m.Message, "img-src")
		if (m.Type == "error" || m.SubType == "warning") && !policy {
			problems = append(problems, filepath.Base(m.URL)+": "+m.Message+" "+m.Extract)
		}
	}
	return problems
}

// TestHTML judges the pages, and the fragments in the smallest page that a CMS
// could paste them into: each by itself, and all of a municipality's in one, where
// no two may have an id alike.
func TestHTML(t *testing.T) {
	var pages []string
	together := map[string]string{}
	for _, f := range files(t, ".html") {
		if !strings.HasSuffix(f, ".klistra-in.html") {
			pages = append(pages, f)
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, hosted(t, filepath.Base(f), string(b)))
		together[filepath.Base(filepath.Dir(filepath.Dir(f)))] += string(b)
	}
	for municipality, fragments := range together {
		pages = append(pages, hosted(t, municipality+".html", fragments))
	}
	for _, p := range checkHTML(t, pages...) {
		t.Error(p)
	}
}

// hosted puts fragments in a page.
func hosted(t *testing.T, name, fragments string) string {
	t.Helper()
	page := filepath.Join(t.TempDir(), name)
	whole := "<!DOCTYPE html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Sida</title></head><body><main><h1>Sida</h1>\n" + fragments + "</main></body></html>\n"
	if err := os.WriteFile(page, []byte(whole), 0o644); err != nil {
		t.Fatal(err)
	}
	return page
}

// TestStyleIsLetThrough: a page lets its own style sheet through by its hash,
// and a browser shows the page bare when the hash is wrong.
func TestStyleIsLetThrough(t *testing.T) {
	for _, f := range files(t, ".html") {
		if strings.HasSuffix(f, ".klistra-in.html") {
			continue // a fragment is dressed by the page that it is put into
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(b), "<style>")
		style, _, found := strings.Cut(rest, "</style>")
		sum := sha256.Sum256([]byte(style))
		if !found || !strings.Contains(string(b), "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
			t.Errorf("%s: the style sheet's hash is not in its policy", filepath.Base(f))
		}
	}
}

// TestHTMLCheckerIsAwake wants a page with a table fault refused.
func TestHTMLCheckerIsAwake(t *testing.T) {
	page := filepath.Join(t.TempDir(), "broken.html")
	if err := os.WriteFile(page, []byte("<!DOCTYPE html><html lang=sv><title>x</title><table><tr><td><p id=a><p id=a></table>"), 0o644); err != nil {
		t.Fatal(err)
	}
	if len(checkHTML(t, page)) == 0 {
		t.Error("the HTML checker let two elements with the same id pass")
	}
}
