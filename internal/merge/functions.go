package merge

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"

	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// function is one that templates may call. accepts gives in Swedish what argument
// i should have been, or "" when it is right.
type function struct {
	least, most int // number of arguments; most < 0: any number
	result      kind
	accepts     func(i int, t typ) string
	check       func(c *checker, cmd *parse.CommandNode, args []typ) // what else holds, and rewriting; may be nil
	example     string
	call        any
}

// functions is the fixed list, described for authors in docs/mallar.md.
var functions = map[string]function{
	"eller":       {least: 2, most: 2, result: printed, accepts: valueThenWords, example: `{{ eller .kommentar "ingen" }}`, call: orElse},
	"kryss":       {least: 1, most: 1, result: printed, accepts: answers, example: "{{ kryss .personuppgifter.innehåller }}", call: choice},
	"rader":       {least: 1, most: 1, result: printed, accepts: sequence, example: "{{ rader .innehavare }}", call: lines},
	"lista":       {least: 1, most: 1, result: printed, accepts: sequence, example: "{{ lista .system }}", call: enumeration},
	"långt_datum": {least: 1, most: 1, result: printed, accepts: leaf("ett datum", plan.LeafDate), example: "{{ långt_datum .dokument.beslut.datum }}", call: longDate},
	"kr":          {least: 1, most: 1, result: printed, accepts: leaf("ett belopp", plan.LeafAmount), example: "{{ kr .budget.summa }}", call: kronor},
	"versal":      {least: 1, most: 1, result: printed, accepts: leaf("en text eller en hänvisning", plan.LeafText, plan.LeafRef, plan.LeafMoment, plan.LeafEffort), example: "{{ versal .dokument.status }}", call: capitalised},
	"i_mening":    {least: 1, most: 1, result: printed, accepts: leaf("en text eller en hänvisning", plan.LeafText, plan.LeafRef), example: "Till {{ i_mening .dokument.nämnd }}", call: withinSentence},
	"länk":        {least: 2, most: 2, result: printed, accepts: leaf("ett fält med text", plan.LeafText, plan.LeafRef), example: "{{ länk .källa .länk }}", call: sibling},
	"bryt":        {least: 0, most: 0, result: printed, example: "{{ bryt }}", call: lineBreak},
	"avsnitt":     {least: 1, most: 1, result: printed, accepts: onlyWords, check: section, example: `{{ avsnitt "utveckling" }}`, call: refer},
	"tabell":      {least: 1, most: 1, result: printed, accepts: onlyWords, check: section, example: `{{ tabell "tab-budget" }}`, call: refer},
	"figur":       {least: 1, most: 1, result: printed, accepts: onlyWords, check: section, example: `{{ figur "fig-org" }}`, call: refer},
	"eq":          {least: 2, most: 2, result: truth, accepts: leafThenWords, check: oneOfEnum, example: `{{ if eq .dokument.status "beslutad" }}`, call: equal},
	"ne":          {least: 2, most: 2, result: truth, accepts: leafThenWords, check: oneOfEnum, example: `{{ if ne .dokument.status "utkast" }}`, call: func(v *value, s string) bool { return !equal(v, s) }},
	"and":         {least: 1, most: -1, result: truth, accepts: anything, example: "{{ if and .avtal .historik }}", call: func(all ...any) bool { return both(all) }},
	"or":          {least: 1, most: -1, result: truth, accepts: anything, example: "{{ if or .avtal .historik }}", call: func(all ...any) bool { return either(all) }},
	"någon":       {least: 2, most: 2, result: truth, accepts: rowsThenField, check: fieldOfRows, example: `{{ if någon .avtal "till" }}`, call: anyRow},
	"not":         {least: 1, most: 1, result: truth, accepts: anything, example: "{{ if not .avtal }}", call: func(v any) bool { return !holds(v) }},
}

// callTable is what text/template is given: the list above and the calls that the
// checker writes into the tree.
func callTable() template.FuncMap {
	m := template.FuncMap{
		"_field": func(v any, path string) *value { return asValue(v).follow(path) },
		"_given": givenOrNil,
		"_rows":  func(v any) ([]*value, error) { return asValue(v).visit() },
		"_store": func(root *value, v any) (string, error) { return root.run.store(v) },
	}
	for name, f := range functions {
		m[name] = f.call
	}
	return m
}

func functionNames() []string {
	names := make([]string, 0, len(functions))
	for n := range functions {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// What functions accept.

func isLeaf(t typ, types ...plan.LeafType) bool {
	if t.kind != data || t.schema.Shape != plan.Leaf {
		return false
	}
	for _, l := range types {
		if t.schema.Leaf == l {
			return true
		}
	}
	return len(types) == 0
}

func leaf(want string, types ...plan.LeafType) func(int, typ) string {
	return func(_ int, t typ) string {
		if isLeaf(t, types...) {
			return ""
		}
		return want
	}
}

// answers are what boxes can be drawn for: yes or no, or one of a few words.
func answers(_ int, t typ) string {
	if isLeaf(t, plan.LeafYesNo) || isLeaf(t, plan.LeafText) && len(t.schema.Enum) > 0 && len(t.schema.Enum) <= mostBoxes {
		return ""
	}
	return "ett svar på en ja- eller nej-fråga, eller ett av några få val"
}

// mostBoxes is how many choices are drawn as boxes: more are a list to read.
const mostBoxes = 6

func sequence(_ int, t typ) string {
	if t.kind == data && t.schema.Shape == plan.Sequence && t.schema.Items != nil && t.schema.Items.Shape == plan.Leaf {
		return ""
	}
	return "en lista med enkla värden"
}

func rowsThenField(i int, t typ) string {
	if i == 1 {
		return onlyWords(i, t)
	}
	if t.kind == data && t.schema.Shape == plan.Sequence && t.schema.Items != nil && t.schema.Items.Shape == plan.Group {
		return ""
	}
	return "en lista med rader"
}

func onlyWords(_ int, t typ) string {
	if t.kind == words {
		return ""
	}
	return "text mellan citattecken"
}

func valueThenWords(i int, t typ) string {
	if i == 1 {
		return onlyWords(i, t)
	}
	if t.kind == printed || isLeaf(t) {
		return ""
	}
	return "ett värde"
}

func leafThenWords(i int, t typ) string {
	if i == 1 {
		return onlyWords(i, t)
	}
	if isLeaf(t, plan.LeafText, plan.LeafRef, plan.LeafYesNo, plan.LeafYear, plan.LeafSection) {
		return ""
	}
	return "en text, ett årtal, ett ja eller nej eller en hänvisning"
}

func anything(int, typ) string { return "" }

// oneOfEnum reports a comparison that can never be true.
func oneOfEnum(c *checker, _ *parse.CommandNode, args []typ) {
	allowed := args[0].schema.Enum
	if args[0].schema.Leaf == plan.LeafYesNo {
		allowed = yesNoWords[:]
	}
	if len(allowed) == 0 {
		return
	}
	for _, a := range allowed {
		if a == args[1].text {
			return
		}
	}
	c.report("PV404", args[1].off, args[1].n, sv.Quote(args[1].text)+" kan aldrig stå i "+subject(args[0])+".", suggestion(args[1].text, allowed)...)
}

// section remembers a reference for the check against the headings, and hands the
// place of the text on to refer as a second argument.
func section(c *checker, cmd *parse.CommandNode, args []typ) {
	a := args[0]
	c.references = append(c.references, reference{target: a.text, at: c.t.source.span(a.off, a.n)})
	cmd.Args = []parse.Node{cmd.Args[0], numberNode(a.off), numberNode(a.n), stringNode(a.text)}
}

// fieldOfRows finds the field that någon asks for in the rows of its list.
func fieldOfRows(c *checker, cmd *parse.CommandNode, args []typ) {
	rows, name := args[0], args[1]
	key, _ := c.field(typ{kind: data, schema: rows.schema.Items, name: "raden i " + rows.name}, name.text, name.off+1) // after the quotation mark
	cmd.Args[2] = stringNode(key)
}

func stringNode(s string) parse.Node {
	return &parse.StringNode{NodeType: parse.NodeString, Quoted: strconv.Quote(s), Text: s}
}

func numberNode(n int) parse.Node {
	return &parse.NumberNode{NodeType: parse.NodeNumber, IsInt: true, Int64: int64(n), Text: strconv.Itoa(n)}
}

// What functions do.

func orElse(v any, spoken string) *piece {
	if p, ok := v.(*piece); ok {
		if p.missing {
			return missing(spoken)
		}
		return p
	}
	val := asValue(v)
	if p := val.print(); !p.missing {
		return p
	}
	return missing(spoken)
}

func choice(v *value) *piece {
	c := &doc.Choice{ID: v.id, Options: boxes(v.schema), Picked: -1, State: plan.YesNo{}.Text()}
	switch n := v.node.(type) {
	case *plan.Text:
		if c.Picked = slices.Index(v.schema.Enum, n.Value); c.Picked < 0 { // the answer is taken out of the public edition
			return v.print()
		}
		c.State = c.Options[c.Picked]
	case *plan.YesNo:
		c.State = n.Text()
		switch n.State {
		case plan.Yes:
			c.Picked = 0
		case plan.No:
			c.Picked = 1
		}
	}
	return inline(c)
}

// boxes are the choices of an answer.
func boxes(s *plan.Schema) []string {
	if s.Leaf == plan.LeafYesNo || len(s.Enum) == 0 {
		return []string{"Ja", "Nej"}
	}
	all := make([]string, len(s.Enum))
	for i, word := range s.Enum {
		all[i] = sv.Capital(word)
	}
	return all
}

func lines(v *value) *piece { return v.join(func(int, int) doc.Inline { return &doc.Break{} }) }

func enumeration(v *value) *piece {
	return v.join(func(i, n int) doc.Inline {
		if i == n-1 {
			return &doc.Text{S: " och "}
		}
		return &doc.Text{S: ", "}
	})
}

// join prints the values of a list with a sign before every one but the first.
func (v *value) join(before func(i, n int) doc.Inline) *piece {
	rows := v.rows()
	p := &piece{}
	for i, row := range rows {
		if i > 0 {
			p.inlines = append(p.inlines, before(i, len(rows)))
		}
		p.inlines = append(p.inlines, row.print().flat()...)
	}
	if len(rows) == 0 {
		return missing(notGiven)
	}
	return p
}

func longDate(v *value) *piece {
	p := v.print()
	if d, ok := v.node.(*plan.Date); ok && !p.missing {
		return inline(&doc.Value{ID: d.ID, Kind: doc.Day, Exact: d.Exact(), Text: sv.LongDate(d.Year, d.Month, d.Day)})
	}
	return p
}

func kronor(v *value) *piece {
	p := v.print()
	if a, ok := v.node.(*plan.Amount); ok && a.Known {
		return inline(&doc.Value{ID: a.ID, Kind: doc.Money, Exact: a.Exact(), Text: a.Text() + sv.NBSP + "kr"})
	}
	return p
}

func capitalised(v *value) *piece {
	p := v.print()
	if len(p.inlines) == 0 {
		return p
	}
	switch first := p.inlines[0].(type) {
	case *doc.Text:
		return inline(&doc.Text{S: capital(first.S)})
	case *doc.Value:
		up := *first
		up.Text = capital(up.Text)
		return inline(&up)
	}
	return p
}

// withinSentence prints a body's name as it stands inside a sentence.
func withinSentence(v *value) *piece {
	p := v.print()
	if len(p.inlines) == 1 {
		if name, ok := p.inlines[0].(*doc.Text); ok {
			return inline(&doc.Text{S: sv.WithinSentence(name.S)})
		}
	}
	return p
}

// sibling prints the first value as a link to the document that the second leads
// to: one that Planverk has made, beside this one.
func sibling(v, to *value) *piece {
	p, address := v.print(), textOf(to.node)
	if p.missing || !doc.Sibling(address) {
		return p
	}
	return inline(&doc.Link{URL: address, Text: p.flat()})
}

func lineBreak() *piece { return inline(&doc.Break{}) }

// anyRow tells whether a field is given in at least one row of a list.
func anyRow(list *value, key string) bool {
	return slices.ContainsFunc(list.rows(), func(row *value) bool { return given(row.field(key).node) })
}

func refer(pos, n int, id string) *piece { return &piece{target: id, pos: pos, width: n} }

var yesNoWords = [...]string{plan.Unknown: "okänt", plan.Yes: "ja", plan.No: "nej"}

func equal(v *value, s string) bool {
	switch n := v.node.(type) {
	case nil:
		return v.schema.Leaf == plan.LeafYesNo && s == yesNoWords[plan.Unknown]
	case *plan.Text:
		return n.Value == s
	case *plan.Count:
		return strconv.FormatInt(n.N, 10) == s
	case *plan.YesNo:
		return yesNoWords[n.State] == s
	case *plan.Ref:
		return n.Raw == s || strings.EqualFold(n.Label, s)
	}
	return false
}

func both(all []any) bool {
	for _, v := range all {
		if !holds(v) {
			return false
		}
	}
	return true
}

func either(all []any) bool {
	for _, v := range all {
		if holds(v) {
			return true
		}
	}
	return false
}
