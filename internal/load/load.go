// Package load reads a municipality's files into package plan: YAML becomes
// positioned values, typed by the schema and never guessed.
//
// The one type is SchemaSet; the calls are Kommun and Document. Reading goes on
// after a mistake and reports all of them. Load judges form (syntax, structure,
// values, references); what the values mean together is for package check. This
// is the only package that knows YAML.
package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Options are the choices of a reading. The zero value works.
type Options struct {
	// Prefix goes before file names in messages, so that they read as the user
	// named them: "data/timra". Empty by default.
	Prefix string
}

func chosen(o []Options) Options {
	if len(o) == 0 {
		return Options{}
	}
	return o[0]
}

// Kommun reads a kommun.yaml. It is nil when nothing could be read; otherwise
// it holds what was sound, also when there are findings of severity fel.
func Kommun(fsys fs.FS, file string, s *SchemaSet, o ...Options) (*plan.Kommun, diag.List) {
	if err := contained(fsys, path.Dir(file), path.Base(file)); errors.Is(err, errOutside) {
		return nil, diag.List{linkedOut(diag.Span{File: path.Join(chosen(o).Prefix, file)}, path.Base(file))}
	}
	src, root, list := tree(fsys, file, chosen(o), "En kommun.yaml behöver kommunens id och namn, och under register de organisationer, personer, system och roller som planerna nämner.")
	if root == nil {
		return nil, list
	}
	e := s.entry(MunicipalityType)
	if e.err != nil {
		return nil, append(list, templateFault(src, e.err))
	}
	r := newReader(src, e, nil)
	m := r.document(root)
	if m == nil {
		return nil, append(list, r.list...)
	}
	k := &plan.Kommun{File: file, SHA256: src.sha256, Root: m}
	if src.lost != nil {
		return nil, src.settle(append(list, r.list...))
	}
	r.registers(m)
	r.resolve(k)
	plan.Bind(m, &k.Municipality)
	return k, src.settle(append(list, r.list...))
}

// Document reads a data file whose dokument.typ names its schema. It is nil
// when nothing could be read; otherwise it holds what was sound, also when
// there are findings of severity fel. References are resolved in k, which may
// be nil when the municipality could not be read: then none is judged.
func Document(fsys fs.FS, file string, k *plan.Kommun, s *SchemaSet, o ...Options) (*plan.Input, diag.List) {
	src, root, list := tree(fsys, file, chosen(o), "Skapa ett ifyllt skelett med: planverk ny systemforvaltningsplan")
	if root == nil {
		return nil, list
	}
	e, found := (*entry)(nil), diag.List(nil)
	if src.lost["dokument"] {
		e = src.typeInText(s)
	} else {
		e, found = typeOf(src, root, s)
	}
	list = append(list, found...)
	if e == nil {
		return nil, src.settle(list)
	}
	r := newReader(src, e, root)
	if len(found) > 0 {
		r.silent["\x00dokument"], r.silent["\x00dokument\x00typ"] = true, true
	}
	m := r.document(root)
	if m == nil {
		return nil, append(list, r.list...)
	}
	if k != nil {
		r.resolve(k)
	}
	if src.lost != nil {
		return nil, src.settle(append(list, r.list...))
	}
	in := &plan.Input{File: file, Type: e.name, Root: m, SHA256: src.sha256, Kommun: k}
	return in, src.settle(append(list, r.list...))
}

// tree reads a file as far as our nodes. remedy is what to do with an empty one.
func tree(fsys fs.FS, file string, o Options, remedy string) (*source, *node, diag.List) {
	src, list := open(fsys, file, o)
	if src == nil {
		return nil, nil, list
	}
	root, found := parse(src)
	list = append(list, found...)
	if len(list) == 0 && (root == nil || root.empty()) {
		return src, nil, append(list, diag.New("PV113", diag.Span{File: src.file}, emptyFile(src), remedy))
	}
	if root == nil {
		return src, nil, bounded(list)
	}
	if root.kind != mapNode {
		return src, nil, append(list, diag.New("PV115", root.span, "Filen innehåller inga nycklar.",
			"Börja med nyckel, kolon och värde. Ett mellanslag ska stå efter kolonet."))
	}
	return src, root, list
}

// emptyFile says that nothing is written, apart from what looks like something.
func emptyFile(src *source) string {
	for _, line := range src.lines {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			return "Filen är tom: det finns bara kommentarer i den."
		}
	}
	return "Filen är tom."
}

// settle drops what was found on lines that were mended: those values are not
// the user's any more.
func (src *source) settle(list diag.List) diag.List {
	list = bounded(src.betterHints(list))
	if len(src.mended) == 0 {
		return list
	}
	var out diag.List
	for _, d := range list {
		if !src.mended[d.Span.Start.Line] || src.ownFinding(d.Code) {
			out = append(out, d)
		}
	}
	return out
}

// longestMessage is how much of a message is told, in bytes: a value may be a whole
// chapter.
const longestMessage = 600

// bounded shortens the messages that hold a long value, in their middle.
func bounded(list diag.List) diag.List {
	for i := range list {
		list[i].Message = shortened(list[i].Message)
		for j, h := range list[i].Hints {
			list[i].Hints[j] = shortened(h)
		}
	}
	return list
}

func shortened(s string) string {
	if len(s) <= longestMessage {
		return s
	}
	r := []rune(s)
	return string(r[:min(120, len(r))]) + " … " + string(r[max(len(r)-120, 0):])
}

// ownFinding tells whether the code is one that the mending of lines reports.
func (src *source) ownFinding(code string) bool {
	switch code {
	case "PV104", "PV105", "PV107", "PV108", "PV109", "PV114":
		return true
	}
	return false
}

// typeOf finds the schema that dokument.typ names. When it names none and only
// one type exists, the file is read as that, so that the rest is judged too.
func typeOf(src *source, root *node, s *SchemaSet) (*entry, diag.List) {
	types := s.Types()
	at, written := diag.Span{File: src.file}, ""
	if head := root.child("dokument"); head != nil {
		at = root.keySpan("dokument")
		if head.kind != mapNode && len(types) == 1 {
			return s.entry(types[0]), nil // the wrong shape is reported by the reading
		}
		if n := head.child("typ"); n != nil && n.kind == scalarNode && !n.empty() {
			at, written = n.span, n.text
		}
	}
	if name := sv.Slug(written); s.has(name) {
		e := s.entry(name)
		if e.err != nil {
			return nil, diag.List{templateFault(src, e.err)}
		}
		return e, nil
	}
	var words []string
	for _, t := range types {
		words = append(words, s.entry(t).typeName())
	}
	d := diag.New("PV118", at, "Filen säger inte vilken sorts dokument den är: ”dokument.typ” saknas.",
		fmt.Sprintf("Skriv till exempel ”typ: %s” under dokument.", strings.Join(words, " eller ")))
	if written != "" {
		d = diag.New("PV118", at, fmt.Sprintf("Dokumenttypen ”%s” finns inte.", written), meant(written, words, "Det finns: "+strings.Join(words, ", ")+".")...)
	}
	if typ := root.child("typ"); written == "" && typ != nil {
		d.Hints = []string{fmt.Sprintf("”typ” står på rad %d, men utanför gruppen. Dra in raden två mellanslag, och likadant resten av raderna under dokument.", typ.span.Start.Line)}
	}
	if len(types) == 0 {
		d.Hints = []string{"Mappen med mallar har inga dokumenttyper. Meddela den som sköter mallarna."}
	}
	if len(types) == 1 {
		if e := s.entry(types[0]); e.err == nil {
			return e, diag.List{d}
		}
	}
	return nil, diag.List{d}
}

func templateFault(src *source, err error) diag.Diagnostic {
	hints := []string{"Det är ett fel i mallen, inte i dina uppgifter. Meddela den som sköter mallarna."}
	if e := (*SchemaError)(nil); errors.As(err, &e) && e.At.Start.Line > 0 {
		hints = append(hints, fmt.Sprintf("Felet står på rad %d, tecken %d i %s.", e.At.Start.Line, e.At.Start.Col, e.At.File))
	}
	return diag.New("PV131", diag.Span{File: src.file}, fmt.Sprintf("Dokumenttypens schema går inte att använda: %v.", err), hints...)
}

// meant gives a suggestion when a word is near a candidate, and then the other hints.
func meant(word string, candidates []string, hints ...string) []string {
	if s := sv.Suggest(word, candidates); s != "" {
		return append([]string{"Menade du ”" + s + "”?"}, hints...)
	}
	return hints
}

// child finds the value under a key in any accepted spelling, or nil.
func (n *node) child(key string) *node {
	if n == nil || n.kind != mapNode {
		return nil
	}
	for _, p := range n.pairs {
		if foldKey(p.key.text) == foldKey(key) {
			return p.value
		}
	}
	return nil
}

// keySpan is where a key stands.
func (n *node) keySpan(key string) diag.Span {
	for _, p := range n.pairs {
		if foldKey(p.key.text) == foldKey(key) {
			return p.key.span
		}
	}
	return n.span
}

// foldKey gives the form in which keys are compared: lower case, without
// diacritics, spaces, underscores and hyphens.
func foldKey(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '-', '\u00a0':
			return -1
		}
		return r
	}, sv.ASCII(s))
}
