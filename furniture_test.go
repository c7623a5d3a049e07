package planverk

import (
	"bytes"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/internal/readback"
	"planverk/internal/sv"
)

// TestFurnitureIsHeardInTheBody: what stands at the head and the foot of every page is
// an artifact, which nobody hears; so it stands in the text too, for every document of
// data/ and every type's example. The page's number and the checksum are the pages'
// own.
func TestFurnitureIsHeardInTheBody(t *testing.T) {
	made := written(t)
	heads := 0
	var file bytes.Buffer
	for _, name := range sortedNames(made) {
		d := made[name]
		write(t, &file, d)
		lines, err := readback.Speech(file.Bytes(), false)
		if err != nil {
			t.Fatal(name, err)
		}
		heard := plainly(strings.Join(lines[1:], "\n")) // the first is the file's own title
		for _, want := range furnitureOf(d.Meta) {
			if !strings.Contains(heard, plainly(want)) {
				t.Errorf("%s: %q stands on the pages and is not heard", name, want)
			}
		}
		if n := strings.Count(heard, "rubrik nivå 1: "); n != 1 {
			t.Errorf("%s: the title is heard %d times", name, n)
		}
		sheets, err := readback.Drawing(file.Bytes())
		if err != nil {
			t.Fatal(name, err)
		}
		for i, s := range sheets[1:] {
			words := ""
			for _, m := range s.Marks {
				if m.Kind == "Header" && m.Tag == "Artifact" {
					words += m.Text
				}
			}
			if !strings.Contains(plainly(words), plainly(d.Meta.Municipality)) {
				t.Errorf("%s: page %d has the running head %q", name, i+2, words)
			}
			heads++
		}
	}
	if len(made) < 20 || heads < 80 {
		t.Errorf("only %d documents with %d running heads were read", len(made), heads)
	}
}

// furnitureOf gives what the pages of a document say of it.
func furnitureOf(m doc.Meta) []string {
	all := []string{m.Title, m.Municipality, m.Department, m.Diary}
	if m.Drawn != "" {
		all = append(all, sv.LongDate(m.Date.Year, m.Date.Month, m.Date.Day))
	}
	if m.Status == doc.Draft {
		all = append(all, "Utkast")
	}
	for _, word := range strings.Fields(strings.TrimPrefix(m.Decision, "Beslutad ")) {
		if !strings.HasPrefix(word, "2") { // the date is written out in the text
			all = append(all, word)
		}
	}
	return all
}

func plainly(s string) string {
	return strings.ToLower(strings.NewReplacer("\u00a0", " ", "\u00ad", "").Replace(s))
}
