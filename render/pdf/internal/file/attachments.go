package file

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"planverk/internal/doc"
)

// Relation is what an attachment is to the document (ISO 19005-3, 6.8, key
// AFRelationship).
type Relation string

// The relations.
const (
	Source Relation = "Source" // what the document was made of
	Data   Relation = "Data"   // its figures, to count with
)

// Attachment is a file that the document carries within it. A document that has any
// is PDF/A-3, others are PDF/A-2.
type Attachment struct {
	Name        string // with slashes, as the manifest has it: "planer/procapita-bou-2021.yaml"
	MIME        string // "application/yaml"
	Relation    Relation
	Description string
	Data        []byte
}

// writeAttachments writes the files and returns what the catalog says of them:
// all of them as associated with the document, in the order given, and the name tree
// that readers list them from, in the order of names.
func (f *File) writeAttachments() []byte {
	if len(f.Attachments) == 0 {
		return nil
	}
	type leaf struct {
		key    []byte // the name as it is written, which is what the tree is sorted by
		object int
	}
	var leaves []leaf
	b := []byte("/AF[")
	names := savedNames(f.Attachments)
	for i, a := range f.Attachments {
		n := f.objects.add(f.fileSpecification(a, names[i]))
		b = append(appendRef(b, n), ' ')
		leaves = append(leaves, leaf{appendText(nil, a.Name), n})
	}
	slices.SortFunc(leaves, func(a, b leaf) int { return bytes.Compare(a.key, b.key) })
	b = append(b, "]/Names<</EmbeddedFiles<</Names["...)
	for _, l := range leaves {
		b = append(appendRef(append(append(b, l.key...), ' '), l.object), ' ')
	}
	return append(b, "]>>>>"...)
}

// savedNames gives what each attachment is called when a reader shows or saves it: its
// name without the folders, or with them when another is called the same
// (soc/plan.yaml and bou/plan.yaml), because readers save all in one folder.
func savedNames(all []Attachment) []string {
	called := map[string]int{}
	for _, a := range all {
		called[plainName(strings.ToLower(path.Base(a.Name)))]++
	}
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = path.Base(a.Name)
		if called[plainName(strings.ToLower(names[i]))] > 1 {
			names[i] = strings.ReplaceAll(a.Name, "/", "-")
		}
	}
	return names
}

// fileSpecification writes a file and returns the dictionary that names it: F for
// old readers in plain ASCII, UF as it is called (ISO 32000-1, 7.11.3).
func (f *File) fileSpecification(a Attachment, name string) []byte {
	params := fmt.Sprintf("/Size %d", len(a.Data))
	if d := f.Meta.Date; d != (doc.Date{}) {
		params += "/ModDate" + dateText(d)
	}
	stream := f.objects.addStream(fmt.Sprintf("/Type/EmbeddedFile/Subtype/%s/Params<<%s>>", escapedName(a.MIME), params), a.Data, true)
	b := appendText([]byte("<</Type/Filespec/F"), plainName(name))
	b = appendText(append(b, "/UF"...), name)
	b = appendText(append(b, "/Desc"...), a.Description)
	return fmt.Appendf(b, "/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>>>", a.Relation, stream, stream)
}

// plainName writes a file name in ASCII.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'å', 'ä', 'á', 'à':
			return 'a'
		case 'ö':
			return 'o'
		case 'é', 'è':
			return 'e'
		case 'Å', 'Ä':
			return 'A'
		case 'Ö':
			return 'O'
		}
		if r < ' ' || r > '~' {
			return '_'
		}
		return r
	}, s)
}

// escapedName writes a PDF name's signs, those that end a name as #XX (ISO 32000-1,
// 7.3.5).
func escapedName(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c > ' ' && c <= '~' && !strings.ContainsRune("#/()<>[]{}%", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}
