package prose_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/internal/prose"
	"planverk/internal/sv"
	"planverk/templates"
)

var schemas = load.NewSchemaSet(templates.FS)

const head = "dokument: { typ: systemförvaltningsplan, id: x, titel: Plan 2027, år: 2027 }\ninledning:\n  system: Ärendesystemet\n"

// document loads a plan, with what a plan must have; nil when it has errors.
func document(t testing.TB, text string) (*plan.Input, *plan.Schema, prose.Acronyms) {
	t.Helper()
	text += "budget: { rader: [{ id: drift, kostnad: 1 kr }] }\n"
	kommun := "id: k\nnamn: Knäby kommun\nkortnamn: Knäby\nkommunkod: 2262\nregister:\n  organisationer:\n    kix: { namn: Kommunernas inköpscentral, kortnamn: KIX }\n"
	fsys := fstest.MapFS{"kommun.yaml": {Data: []byte(kommun)}, "plan.yaml": {Data: []byte(text)}}
	k, found := load.Kommun(fsys, "kommun.yaml", schemas)
	if found.HasErrors() {
		t.Fatal(found)
	}
	in, found := load.Document(fsys, "plan.yaml", k, schemas)
	if found.HasErrors() || in == nil {
		return nil, nil, nil
	}
	s, _ := schemas.Get(in.Type)
	return in, s, prose.Known(k.Root)
}

// read loads a plan and reads its words.
func read(t testing.TB, text string) (r struct {
	Findings diag.List
	Edits    []prose.Edit
}) {
	t.Helper()
	in, s, known := document(t, text)
	if in == nil {
		t.Fatalf("the plan has errors:\n%s", text)
	}
	r.Findings, r.Edits = prose.Read(in, s, text, known), prose.Edits(in, s, text, known)
	return r
}

// say writes what is found as "9:12 PV860 skall", with the words that the place has in
// the text.
func say(t testing.TB, text string, l diag.List) string {
	t.Helper()
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(sv.NFC(strings.TrimPrefix(text, "\ufeff"))), "\n")
	var b strings.Builder
	for _, d := range l.Sorted() {
		if d.Severity != diag.Upplysning {
			t.Errorf("%s weighs %s", d.Code, d.Severity)
		}
		s := d.Span
		line := []rune(lines[s.Start.Line-1])
		end := len(line)
		if s.End.Line == s.Start.Line {
			end = s.End.Col - 1
		}
		fmt.Fprintf(&b, "%d:%d %s %s\n", s.Start.Line, s.Start.Col, d.Code, string(line[s.Start.Col-1:end]))
	}
	return strings.TrimSpace(b.String())
}

// One value in each way that YAML can write it: the place is that of the words.
func TestPlaces(t *testing.T) {
	for name, c := range map[string]struct{ value, want string }{
		"bare":                      {"  uppföljning: Den skall ske.", "4:20 PV860 skall"},
		"single quotes":             {"  uppföljning: 'Den ''x'' skall ske.'", "4:27 PV860 skall"},
		"double quotes":             {"  uppföljning: \"Den skall: ske.\"", "4:21 PV860 skall"},
		"a block":                   {"  uppföljning: |\n    Först.\n\n    Den skall ske.", "7:9 PV860 skall"},
		"a folded block":            {"  uppföljning: >-\n    Först\n    den skall ske.\n  kontinuitetsplan: ja", "6:9 PV860 skall"},
		"indented lines":            {"  uppföljning: |\n    - a\n      - den skall", "6:13 PV860 skall"},
		"bare on several":           {"  uppföljning: Först\n    det. Den\n    skall ske.", "6:5 PV860 skall"},
		"a row of a list in braces": {"  verksamhetsområden: [Kansli, Den skall, Annat]", "4:36 PV860 skall"},
		"over a line":               {"  uppföljning: |\n    Det sker i\n    enlighet med planen.", "5:14 PV866 i"},
		"after a tab's comment":     {"  uppföljning: Den skall ske.   # skall", "4:20 PV860 skall"},
		"a map key is no text":      {"  övriga system:\n    - Den skall: text", ""},
		"escapes are left alone":    {"  uppföljning: \"Den\\tskall ske.\"", ""},
		"quotes on two lines":       {"  uppföljning: 'Den\n    skall ske.'", ""},
	} {
		t.Run(name, func(t *testing.T) {
			for ending, text := range map[string]string{"LF": head + c.value + "\n", "CRLF, BOM and NFD": "\ufeff" + strings.ReplaceAll(strings.ReplaceAll(head+c.value+"\n", "ö", "o\u0308"), "\n", "\r\n")} {
				if got := say(t, text, read(t, text).Findings); got != c.want {
					t.Errorf("%s: got\n%s\nwant\n%s", ending, got, c.want)
				}
			}
		})
	}
}

// Each kind of finding: the words told of, and what the text becomes when all that is
// safe is written. A text that is right is silent.
func TestWords(t *testing.T) {
	b, err := os.ReadFile("testdata/ord.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(b), "\n---\n") {
		text, rest, _ := strings.Cut(strings.TrimSpace(c), "\n=> ")
		want, found, _ := strings.Cut(rest, "\n")
		if rest == "" {
			want = text
		}
		file := head + "  uppföljning: |\n    " + strings.ReplaceAll(text, "\\n", "\n    ") + "\n"
		r := read(t, file)
		if got := say(t, file, r.Findings); withoutPlaces(got) != strings.TrimSpace(found) {
			t.Errorf("%s\ngot\n%s\nwant\n%s", text, withoutPlaces(got), found)
		}
		mended, err := prose.Mend([]byte(file), r.Edits)
		if err != nil {
			t.Fatal(err)
		}
		wanted := head + "  uppföljning: |\n    " + strings.ReplaceAll(want, "\\n", "\n    ") + "\n"
		if string(mended) != wanted {
			t.Errorf("%s\nbecame\n%s\nwant\n%s", text, mended, want)
		}
	}
}

func withoutPlaces(s string) string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		_, words, _ := strings.Cut(line, " ")
		out = append(out, words)
	}
	return strings.Join(out, "\n")
}

// What each kind says, with its hint.
func TestMessages(t *testing.T) {
	long := "Ordet " + strings.Repeat("och ett till ", 12) + "är för många."
	text := head + "  uppföljning: |\n    Den skall ske t.ex. då RVX möts. Se s.k. \"Regler\"  2021-2022 medelst dataskyddsbud.\n\n    " + long + "\n"
	const want = `”skall” är en äldre form. [Skriv ”ska”.]
Förkortningen ”t.ex.” bör skrivas ut. [Skriv ”till exempel”.]
Förkortningen ”RVX” förklaras inte. [Skriv vad den står för första gången, med förkortningen inom parentes, eller lägg till den under begrepp. Är det ett namn: lägg till det i registren i kommun.yaml.]
Förkortningen ”s.k.” bör skrivas ut. [Skriv så kallad, så kallat eller så kallade.]
Citattecknen är inte svenska. [Skriv ”…”, med samma tecken före och efter.]
Här står 2 mellanslag. [Skriv ett.]
”2021-2022” är skrivet med bindestreck. [Skriv ”2021–2022”, med tankstreck.]
”medelst” är kanslispråk. [Enklare: med.]
Rollen ”dataskyddsbud” är troligen felskriven. [Menade du ”dataskyddsombud”?]
Meningen har 40 ord. [Dela den, eller gör en lista av det som räknas upp. De flesta meningar bör ha högst 20 ord.]
`
	var b strings.Builder
	for _, d := range read(t, text).Findings.Sorted() {
		fmt.Fprintln(&b, d.Message, d.Hints)
	}
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

// A file that is full of the same thing is told of in bounded space and linear time,
// and mended to its end.
func TestManyOfAKind(t *testing.T) {
	text := head + "  uppföljning: |\n    " + strings.Repeat("Den skall ske.\n    ", 1000) + "\n"
	r := read(t, text)
	last := r.Findings[len(r.Findings)-1]
	if len(r.Findings) != 201 || last.Message != "”Skall” i stället för ”ska”: 800 ställen till i filen." || last.Span != (diag.Span{File: "plan.yaml"}) {
		t.Errorf("%d findings, the last %+v", len(r.Findings), last)
	}
	mended, err := prose.Mend([]byte(text), r.Edits)
	if err != nil || strings.Contains(string(mended), "skall") {
		t.Errorf("skall is left, or %v", err)
	}
}

// Ids, paths, choices and names of registers are no prose.
func TestOnlyWordsAreRead(t *testing.T) {
	text := head + "dokumentation:\n  - { dokument: Handbok, sökväg: 'G:\\skall\\t.ex\\2021-2022' }\navtal:\n  - { typ: Huvudavtal, motpart: Skall  AB, diarienummer: KS 2021-2022 }\n"
	if got := say(t, text, read(t, text).Findings); got != "" {
		t.Error(got)
	}
}

// The examples of the documentation are what the check says of them.
func TestExamples(t *testing.T) {
	for _, code := range prose.Codes() {
		c, _ := diag.Lookup(code)
		for want, example := range map[bool]string{true: c.Wrong, false: c.Right} {
			text := head + "  omfattning:\n    " + strings.ReplaceAll(strings.TrimSpace(example), "\n", "\n    ") + "\n"
			got := say(t, text, read(t, text).Findings)
			if strings.Contains(got, code) != want {
				t.Errorf("%s: %s: %q", code, example, got)
			}
			if !want && got != "" {
				t.Errorf("%s: the right example gives %s", code, got)
			}
		}
	}
}
