package readback

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/render/pdf"
	"planverk/render/rendertest"
)

// TestAttachments: a PDF that carries other files than it should is found out.
func TestAttachments(t *testing.T) {
	sum := func(b string) string {
		x := sha256.Sum256([]byte(b))
		return hex.EncodeToString(x[:])
	}
	plan, kommun, book := "år: 2022\n", "namn: Timrå kommun\n", "PK arbetsbok"
	x := sum(sum(plan) + "  planer/å.yaml\n" + sum(kommun) + "  kommun.yaml\n")
	right := x[:4] + " " + x[4:8] + " " + x[8:12]
	for name, c := range map[string]struct {
		plan, book, checksum string                                  // as the file has them
		listed               []source                                // in the manifest
		change               func([]pdf.Attachment) []pdf.Attachment // nil: none
		want                 string
	}{
		"right": {plan, book, right, []source{{"planer/å.yaml", sum(plan)}, {"kommun.yaml", sum(kommun)}, {stem + ".xlsx", sum(book)}}, nil, ""},
		"other data": {"år: 2023\n", book, right, []source{{"planer/å.yaml", sum("år: 2023\n")}, {"kommun.yaml", sum(kommun)}, {stem + ".xlsx", sum(book)}}, nil,
			"Datafilerna i PDF-filen har kontrollsumman 049d bcf9 3613, men handlingen är byggd av data med kontrollsumman " + right + "."},
		"other data than the manifest": {plan, book, right, []source{{"planer/å.yaml", sum("x")}, {"kommun.yaml", sum(kommun)}, {stem + ".xlsx", sum(book)}}, nil,
			"Bilagan ”planer/å.yaml” är inte den som lades i PDF-filen: kontrollsumman stämmer inte med manifest.json."},
		"another workbook": {plan, "PK annan", right, []source{{"planer/å.yaml", sum(plan)}, {"kommun.yaml", sum(kommun)}, {stem + ".xlsx", sum("PK annan")}}, nil,
			"Arbetsboken " + stem + ".xlsx i PDF-filen är en annan än den som ligger bredvid."},
		"one too many": {plan, book, right, []source{{"planer/å.yaml", sum(plan)}, {"kommun.yaml", sum(kommun)}}, nil,
			"PDF-filen har en bilaga ”" + stem + ".xlsx” som inte står i manifest.json."},
		"one lost": {plan, book, right, []source{{"planer/å.yaml", sum(plan)}, {"kommun.yaml", sum(kommun)}, {stem + ".xlsx", sum(book)}},
			func(a []pdf.Attachment) []pdf.Attachment { return a[:2] },
			"Bilagan ”" + stem + ".xlsx” står i manifest.json men finns inte i PDF-filen.\nArbetsboken " + stem + ".xlsx finns inte bland PDF-filens bilagor."},
	} {
		t.Run(name, func(t *testing.T) {
			attached := []pdf.Attachment{
				{Name: "planer/å.yaml", MIME: "application/yaml", Relation: pdf.Source, Description: "Datafilen", Data: []byte(c.plan)},
				{Name: "kommun.yaml", MIME: "application/yaml", Relation: pdf.Source, Description: "Kommunen", Data: []byte(kommun)},
				{Name: stem + ".xlsx", MIME: "application/zip", Relation: pdf.Data, Description: "Arbetsboken", Data: []byte(c.book)},
			}
			if c.change != nil {
				attached = c.change(attached)
			}
			d := rendertest.Sample()
			d.Meta.Checksum = c.checksum
			var b bytes.Buffer
			if err := pdf.WriteArchive(&b, d, attached); err != nil {
				t.Fatal(err)
			}
			m := manifest{Planverk: "0.1.0", Document: stem, Data: []source{{"planer/å.yaml", sum(plan)}, {"kommun.yaml", sum(kommun)}}, Files: []manifestEntry{
				{Name: stem + ".pdf", SHA256: sum(b.String()), Size: int64(b.Len()), Attached: c.listed},
				{Name: stem + ".xlsx", SHA256: sum(book), Size: int64(len(book))},
			}}
			list, _ := json.Marshal(m)
			_, found := Verify(fstest.MapFS{"o/manifest.json": {Data: list}, "o/" + stem + ".pdf": {Data: b.Bytes()}, "o/" + stem + ".xlsx": {Data: []byte(book)}}, "o")
			var got []string
			for _, d := range found {
				if d.Code == "PV613" && d.Span.File == "o/"+stem+".pdf" {
					got = append(got, d.Message)
				}
			}
			if all := strings.Join(got, "\n"); all != c.want {
				t.Errorf("got\n%s\nwant\n%s", all, c.want)
			}
		})
	}
}

// TestCountedAttachments: a PDF that does not call its attachments its own is found out;
// a reader would not show them (ISO 19005-3, 6.8).
func TestCountedAttachments(t *testing.T) {
	c := &checker{dir: "o"}
	c.attachments(manifest{}, &reading{file: "a.pdf", carries: carriage{related: 1, sums: map[string]string{"x": "", "y": ""}, names: []string{"x", "y"}}})
	const want = "o/a.pdf PV613: PDF-filen har 2 bilagor men räknar upp 1 av dem som sina.\n"
	if got := messages(c.findings); !strings.Contains(got, want) {
		t.Error(got)
	}
}
