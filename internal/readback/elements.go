package readback

import (
	"fmt"

	"github.com/ledongthuc/pdf"
)

// Elements counts the structure elements of a finished PDF by kind: "Table", "TH",
// "LI". It is what a screen reader has to go by, and must be as many as the document
// has of each.
func Elements(data []byte) (counts map[string]int, err error) {
	defer func() {
		if p := recover(); p != nil {
			counts, err = nil, fmt.Errorf("pdf: %v", p)
		}
	}()
	doc, err := openPDF(data)
	if err != nil {
		return nil, err
	}
	root := doc.Trailer().Key("Root").Key("StructTreeRoot")
	if root.Kind() != pdf.Dict {
		return nil, errNotTagged
	}
	counts = map[string]int{}
	return counts, countElements(root.Key("K"), counts, 0)
}

func countElements(k pdf.Value, counts map[string]int, depth int) error {
	if depth > maxDepth {
		return errTooDeep
	}
	switch k.Kind() {
	case pdf.Array:
		for i := range k.Len() {
			if err := countElements(k.Index(i), counts, depth+1); err != nil {
				return err
			}
		}
	case pdf.Dict:
		if kind := k.Key("S").Name(); kind != "" && k.Key("Type").Name() == "StructElem" {
			if counts[kind]++; counts[kind] > maxElements {
				return errTooMuch
			}
			return countElements(k.Key("K"), counts, depth+1)
		}
	}
	return nil
}
