package load

import (
	"errors"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"planverk/internal/diag"
)

// The limits of a data file. They are far above any plan and far below what
// could tie up the machine.
const (
	maxDepth = 50
	maxNodes = 50_000
	maxRows  = 5_000  // in one list
	maxWords = 20_000 // in one value
	maxSigns = 500_000
)

// nodeKind is whether a node is a single value, a group or a list.
type nodeKind int

const (
	scalarNode nodeKind = iota
	mapNode
	listNode
)

// pair is one "key: value" of a group.
type pair struct{ key, value *node }

// empty tells whether nothing was written: an empty value, null or ~.
func (n *node) empty() bool {
	if n.kind != scalarNode {
		return false
	}
	if n.quote != 0 {
		return strings.TrimSpace(n.text) == ""
	}
	switch n.text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// parse reads the text as one YAML document. The node is nil when there is
// nothing to go on with, without findings when nothing is written; findings may
// come with and without a node.
func parse(src *source) (*node, diag.List) {
	if tooMany(src.text) {
		return nil, diag.List{limitFinding(diag.Span{File: src.file}, tooManyNodes)}
	}
	if src.blank() {
		return nil, nil
	}
	if list := src.conflicts(); list != nil {
		return nil, list
	}
	if list := src.otherLanguage(); list != nil {
		return nil, list
	}
	c := &converter{src: src}
	root, second, err := decode(src.text)
	if err != nil {
		if root, second, c.list = src.recover(err); root == nil {
			return nil, c.list
		}
	}
	if second > 0 {
		c.report("PV112", src.content(second), "Filen innehåller mer än ett dokument, skilda åt av ”---”.",
			"Lägg varje dokument i en egen fil.")
	}
	if root == nil {
		return nil, c.list
	}
	n := c.node(root, 1)
	if c.count > maxNodes {
		return nil, c.list
	}
	return n, c.list
}

// recover goes on after a syntax error: mistakes that can be told from their
// line alone are reported all at once and mended in a copy, so that the rest of
// the file can be read too. The root is nil when that did not help.
func (src *source) recover(err error) (*yaml.Node, int, diag.List) {
	if len(src.text) > maxMended {
		return nil, 0, diag.List{src.syntax(err)}
	}
	list, text, unsolved := src.mend()
	if list != nil && unsolved == nil {
		root, second, again := decode(text)
		if again == nil {
			return root, second, list
		}
		err = again
	}
	if rest, lost, found := src.resync(text, unsolved); len(lost) > 0 {
		root, second, err := decode(rest)
		if err != nil || second > 0 || root == nil {
			return nil, 0, append(list, found...)
		}
		src.lost = lost
		return root, 0, append(list, found...)
	}
	if unsolved != nil {
		return nil, 0, list
	}
	other := (&source{file: src.file, text: text, lines: strings.Split(text, "\n")}).syntax(err)
	if src.mended[other.Span.Start.Line] {
		return nil, 0, list
	}
	return nil, 0, append(list, other)
}

// maxMended is the longest text, in bytes, whose lines are looked at one by one: twenty
// times a long plan.
const maxMended = 512 << 10

// decode gives the root of the first document and the line of a second one, 0
// when there is none. A panic in the library is an error like others: it reads
// what anyone may have written.
func decode(text string) (root *yaml.Node, second int, err error) {
	defer func() {
		if r := recover(); r != nil {
			root, err = nil, errors.New("yaml: panic")
		}
	}()
	dec := yaml.NewDecoder(strings.NewReader(text))
	var first, next yaml.Node
	switch err := dec.Decode(&first); {
	case errors.Is(err, io.EOF):
		return nil, 0, nil
	case err != nil:
		return nil, 0, err
	}
	if len(first.Content) == 1 {
		root = first.Content[0]
	}
	switch err := dec.Decode(&next); {
	case errors.Is(err, io.EOF):
		return root, 0, nil
	case err != nil:
		return nil, 0, err
	}
	return root, max(next.Line, 1), nil
}

// tooMany tells from the signs that can begin a node, and from the lines that begin as
// a key does, whether the tree could not be built within reasonable memory. It never
// refuses a file that is within the limit by prose alone.
func tooMany(text string) bool {
	signs := 0
	for i := range len(text) {
		switch text[i] {
		case ',', ':', '-', '[', '{', '?':
			signs++
		}
	}
	if signs <= maxNodes/2 {
		return false
	}
	keys := 0
	for line := range strings.Lines(text) {
		if key, rest, ok := strings.Cut(line, ":"); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\n') && !strings.ContainsAny(strings.TrimLeft(key, " -"), " #\"'") {
			keys++
		}
	}
	return signs > 5*maxNodes || keys > maxNodes*6/10 // a key and its value are two
}

const tooManyNodes = "Filen har fler än 50 000 uppgifter."

func limitFinding(at diag.Span, message string) diag.Diagnostic {
	return diag.New("PV103", at, message, "Dela upp uppgifterna på flera filer.")
}

// written finds the key with exactly this text among those read so far, or nil.
func (n *node) written(text string) *node {
	if len(n.pairs) < fewKeys {
		for _, p := range n.pairs {
			if p.key.text == text {
				return p.key
			}
		}
		return nil
	}
	for _, p := range n.pairs[len(n.byKey):] {
		if n.byKey == nil {
			n.byKey = map[string]*node{}
		}
		n.byKey[p.key.text] = p.key
	}
	return n.byKey[text]
}

// fewKeys is up to how many keys a search from the first is faster than a table.
const fewKeys = 16
