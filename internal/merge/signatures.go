package merge

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"planverk/internal/doc"
	"planverk/internal/sv"
)

const signatureMark = "Underskrift:"

// signatures reads a paragraph whose lines each name one who signs:
//
//	Underskrift: {{ .part }} | {{ .ort }} | {{ .undertecknare }} | {{ .titel }}
//
// It is nil for any other paragraph. What stands in the data is text here too: a
// vertical line in it parts nothing.
func (rd *reader) signatures(n ast.Node) *doc.Signatures {
	if _, ok := n.(*ast.Paragraph); !ok || rd.rich {
		return nil
	}
	raw, _ := rd.raw(n)
	if !strings.HasPrefix(raw, signatureMark) {
		return nil
	}
	s := &doc.Signatures{}
	for line := range strings.Lines(raw) {
		words, marked := strings.CutPrefix(strings.TrimSpace(line), signatureMark)
		cells := strings.Split(words, "|")
		for i, c := range cells {
			cells[i] = strings.TrimSpace(rd.words(c))
		}
		if !marked || cells[0] == "" || len(cells) > 4 {
			rd.run.report("PV460", rd.line(n), "Raden "+sv.Quote(strings.TrimSpace(rd.words(line)))+" är ingen underskrift.",
				"Skriv part, ort, namn och titel med lodräta streck emellan: Underskrift: {{ .part }} | {{ .ort }} | {{ .undertecknare }} | {{ .titel }}")
			continue
		}
		cells = append(cells, "", "", "")
		s.Blocks = append(s.Blocks, doc.Signatory{Party: cells[0], Place: cells[1], Name: cells[2], Title: cells[3]})
	}
	return s
}

// sign adds signatures to the blocks; those that follow on each other are one block.
func sign(all []doc.Block, s *doc.Signatures) []doc.Block {
	if len(s.Blocks) == 0 {
		return all
	}
	if n := len(all); n > 0 {
		if last, ok := all[n-1].(*doc.Signatures); ok {
			last.Blocks = append(last.Blocks, s.Blocks...)
			return all
		}
	}
	return append(all, s)
}
