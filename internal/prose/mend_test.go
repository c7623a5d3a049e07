package prose_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"planverk/internal/amend"
	"planverk/internal/prose"
)

// pieces are bits of text that the check has something to say of, and some that it has not.
var pieces = []string{
	"skall", "Skall", "t.ex.", "m.m.", "o.s.v.", "etc.", "p.g.a.", "ca", "\"Regler\"", "“Rutiner”", "2021-2024", "2021-10-05", "maj-juni", "  ", " - ", "dataskyddsbud",
	"systemförvlatare", "erhålla", "i enlighet med", "RVX", "(SIP)", "`skall`", "https://exempel.se/skall", "G:\\skall", "”skall”", "åäö", "é", "5 §", "25 000 kr", "Ordet.", "Och så.",
}

// styles are the ways to write a value in the file.
var styles = []func(string) string{
	func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" },
	func(s string) string { return "\"" + strings.NewReplacer(`\`, "/", `"`, `\"`).Replace(s) + "\"" },
	func(s string) string { return "|\n      " + s + "\n\n      - punkt  " + s },
	func(s string) string { return ">-\n      Först\n      " + s },
	func(s string) string { return "Text " + strings.NewReplacer(`"`, "", "`", "").Replace(s) },
}

// Whatever is mended: no value but those that were told of is changed, lines that were
// not told of are the same to the byte, and a second time nothing is left to change.
func TestMendChangesNothingElse(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	sentence := func() string {
		var words []string
		for range 1 + r.IntN(8) {
			words = append(words, pieces[r.IntN(len(pieces))])
		}
		return strings.TrimSpace(strings.Join(words, " "))
	}
	changed := 0
	for range 150 {
		text := head + "  uppföljning: " + styles[r.IntN(len(styles))](sentence()) + "   # skall  \"stå\" kvar t.ex.\n" +
			"  verksamhetsområden: ['Den skall', " + styles[0](sentence()) + "]\n  beskrivning:   " + styles[r.IntN(len(styles))](sentence()) + "\navtal:\n  - { typ: Huvudavtal, motpart: Skall  AB, diarienummer: 2021-2022 }\n"
		if strings.Contains(text, "\n      - punkt") {
			text = strings.ReplaceAll(text, "   # skall  \"stå\" kvar t.ex.", "")
		}
		switch r.IntN(3) {
		case 0:
			text = "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
		case 1:
			text = strings.ReplaceAll(strings.ReplaceAll(text, "ö", "o\u0308"), "ä", "a\u0308")
		}
		before := text
		for round := 0; ; round++ {
			in, s, k := document(t, text)
			edits := prose.Edits(in, s, text, k)
			if len(edits) == 0 {
				break
			}
			if round == 4 {
				t.Fatalf("never done:\n%s", before)
			}
			mended, err := prose.Mend([]byte(text), edits)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			edited, on := map[string]bool{}, map[int]bool{}
			for _, e := range edits {
				edited[e.ID], on[e.At.Start.Line] = true, true
			}
			after, _, _ := document(t, string(mended))
			for _, id := range amend.Unintended(in.Root, after.Root, nil) {
				if !edited[id] {
					t.Fatalf("%s has changed:\n%s\nbecame\n%s", id, text, mended)
				}
			}
			old, new := strings.Split(text, "\n"), strings.Split(string(mended), "\n")
			for i := range old {
				if old[i] != new[i] && !on[i+1] {
					t.Fatalf("line %d has changed:\n%s\nbecame\n%s", i+1, text, mended)
				}
			}
			text = string(mended)
		}
		if text != before {
			changed++
		}
	}
	if changed < 75 {
		t.Errorf("only %d of 150 texts were mended", changed)
	}
}

// A file that is not the one that was read is left alone.
func TestMendAnotherFile(t *testing.T) {
	text := head + "  uppföljning: Den skall ske.\n"
	edits := read(t, text).Edits
	if out, err := prose.Mend([]byte(strings.Replace(text, "skall", "ska l", 1)), edits); err == nil {
		t.Errorf("mended to %s", out)
	}
	if out, err := prose.Mend([]byte("x"), edits); err == nil {
		t.Errorf("mended to %s", out)
	}
}

// FuzzRead reads anything as the text of a block: every place is within the file, and
// what may be mended can be.
func FuzzRead(f *testing.F) {
	b, err := os.ReadFile("testdata/ord.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range strings.Split(string(b), "\n---\n") {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := head + "  uppföljning: |\n    a\n    " + strings.ReplaceAll(s, "\n", "\n    ") + "\n"
		in, schema, known := document(t, text)
		if in == nil {
			return
		}
		n := strings.Count(text, "\n") + strings.Count(text, "\r") + 2
		for _, d := range prose.Read(in, schema, text, known) {
			if d.Span.Start.Line > n || d.Span.End.Line > n || d.Span.Start.Line > 0 && d.Span.Start.Col < 1 {
				t.Errorf("%+v of %d lines", d.Span, n)
			}
		}
		if _, err := prose.Mend([]byte(text), prose.Edits(in, schema, text, known)); err != nil {
			t.Error(err)
		}
	})
}
