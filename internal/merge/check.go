package merge

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"text/template/parse"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// kind is what an expression gives, as far as the checker knows before any data.
type kind int

const (
	unknown kind = iota // already reported; anything goes
	data                // a value of the schema
	words               // text written in the template
	printed             // what a function gives to print
	truth               // yes or no
)

type typ struct {
	kind   kind
	schema *plan.Schema // for data
	name   string       // as written, for messages: ".avtal"
	text   string       // for words
	off, n int          // where it stands in the source, in bytes
}

// checker walks a template's parse tree with the schema at hand. It reports what
// can not work, and rewrites what can: ".a.b" becomes the call `_field . "a.b"`,
// so that values are looked up in the plan itself, and every printing action gets
// `_store $` at its end.
type checker struct {
	t          *Template
	found      diag.List
	vars       []variable
	references []reference // avsnitt "…" and tabell "…" in the template
	names      map[*plan.Schema]map[string]string
	asks       *asking
}

type variable struct {
	name string
	typ  typ
}

func newChecker(t *Template) *checker {
	return &checker{t: t, names: map[*plan.Schema]map[string]string{}, asks: newAsking(t.root, t.source.text)}
}

func (c *checker) report(code string, off, n int, message string, hints ...string) {
	c.found = append(c.found, diag.New(code, c.t.source.span(off, n), message, hints...))
}

// definitions refuses templates within the template: with them a template could
// call itself for ever.
func (c *checker) definitions(name string, trees map[string]*parse.Tree) {
	var names []string
	for n := range trees {
		if n != name {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	for _, n := range names {
		off := max(strings.Index(c.t.source.text, `"`+n+`"`), 0)
		c.report("PV405", off, len(n)+2, fmt.Sprintf("Delmallen %s kan inte finnas: define, block och template används inte i mallar.", sv.Quote(n)),
			"Skriv texten där den ska stå.")
	}
}

func (c *checker) list(l *parse.ListNode, dot typ) {
	if l == nil {
		return
	}
	defer func(n int) { c.vars = c.vars[:n] }(len(c.vars))
	for _, n := range l.Nodes {
		c.node(n, dot)
	}
}

func (c *checker) node(n parse.Node, dot typ) {
	switch n := n.(type) {
	case *parse.TextNode:
		if len(n.Text) > 0 {
			c.t.places[&n.Text[0]] = int(n.Pos)
		}
	case *parse.ActionNode:
		c.action(n, dot)
	case *parse.IfNode:
		c.branch(&n.BranchNode, dot, func(typ) typ { return dot })
	case *parse.WithNode:
		c.branch(&n.BranchNode, dot, func(t typ) typ { return t })
	case *parse.RangeNode:
		c.rows(n, dot)
	case *parse.TemplateNode:
		c.report("PV405", int(n.Pos), len(n.Name)+2, "{{ template }} används inte i mallar.", "Skriv texten där den ska stå.")
	case *parse.BreakNode, *parse.ContinueNode, *parse.CommentNode:
	default:
		c.report("PV405", int(n.Position()), 0, "Det här slaget av uttryck används inte i mallar.")
	}
}

// action is {{ … }} that prints, or {{ $x := … }} that names a value.
func (c *checker) action(n *parse.ActionNode, dot typ) {
	mark := len(c.asks.used)
	t := c.pipe(n.Pipe, dot)
	if c.declare(n.Pipe, t) {
		c.asks.used = c.asks.used[:mark]
		return
	}
	c.asks.prints(mark, int(n.Pos))
	c.printable(t)
	end(n.Pipe, "_store", &parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: []string{"$"}})
}

// declare handles variables before a pipeline; it tells whether there are any.
func (c *checker) declare(p *parse.PipeNode, t typ) bool {
	for i, v := range p.Decl {
		switch {
		case p.IsAssign:
			c.report("PV405", int(v.Pos), len(v.Ident[0]), "En variabel får sitt värde en gång och kan inte ändras.", "Ge det nya värdet ett eget namn med :=")
		case v.Ident[0] == "$":
			c.report("PV405", int(v.Pos), 1, "$ är hela dokumentet och kan inte få ett annat värde.", "Välj ett annat namn, till exempel $rad.")
		case i > 0:
			c.report("PV405", int(p.Decl[0].Pos), len(p.Decl[0].Ident[0]), "range med radnummer används inte i mallar.", "Skriv {{ range $rad := .lista }} eller bara {{ range .lista }}.")
		default:
			c.vars = append(c.vars, variable{v.Ident[0], t})
		}
	}
	return len(p.Decl) > 0
}

func (c *checker) branch(n *parse.BranchNode, dot typ, inner func(typ) typ) {
	defer func(mark int) { c.vars = c.vars[:mark] }(len(c.vars))
	mark, simple := len(c.asks.used), isField(n.Pipe)
	t := c.pipe(n.Pipe, dot)
	c.declare(n.Pipe, t)
	end(n.Pipe, "_given")
	c.asks.under(mark, simple, speaks(n.ElseList), func() { c.list(n.List, inner(t)) })
	c.asks.under(len(c.asks.used), false, false, func() { c.list(n.ElseList, dot) })
}

func (c *checker) rows(n *parse.RangeNode, dot typ) {
	defer func(mark int) { c.vars = c.vars[:mark] }(len(c.vars))
	mark := len(c.asks.used)
	t := c.pipe(n.Pipe, dot)
	c.asks.used = c.asks.used[:mark]
	item := typ{}
	switch {
	case t.kind == data && t.schema.Shape == plan.Sequence:
		c.asks.rows(t.schema, speaks(n.ElseList))
		item = typ{kind: data, schema: t.schema.Items, name: "raden i " + t.name}
	case t.kind != unknown:
		c.report("PV404", t.off, t.n, fmt.Sprintf("range går igenom listor, och %s är %s.", subject(t), t.describe()),
			"Skriv {{ with … }} eller {{ if … }} för ett enskilt fält.")
	}
	c.declare(n.Pipe, item)
	end(n.Pipe, "_rows")
	c.list(n.List, item)
	c.list(n.ElseList, dot)
}

// pipe checks "a | b | c" and gives what comes out of it.
func (c *checker) pipe(p *parse.PipeNode, dot typ) typ {
	var t typ
	for i, cmd := range p.Cmds {
		var piped *typ
		if i > 0 {
			prev := t
			piped = &prev
		}
		t = c.command(cmd, dot, piped)
	}
	return t
}

func (c *checker) command(cmd *parse.CommandNode, dot typ, piped *typ) typ {
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return c.call(cmd, id, dot, piped)
	}
	if len(cmd.Args) > 1 || piped != nil {
		c.report("PV404", int(cmd.Pos), 0, "Uttrycket har flera delar men börjar inte med en funktion.",
			"Ett uttryck är ett fält ({{ .namn }}) eller en funktion med fält ({{ lista .system }}).")
		return typ{}
	}
	node, t := c.operand(cmd.Args[0], dot)
	if p, ok := node.(*parse.PipeNode); ok && p != cmd.Args[0] {
		cmd.Args = p.Cmds[0].Args // the rewritten call stands alone, without parentheses
		return t
	}
	cmd.Args[0] = node
	return t
}

// call checks a function and its arguments against the table in functions.go.
func (c *checker) call(cmd *parse.CommandNode, id *parse.IdentifierNode, dot typ, piped *typ) typ {
	mark := len(c.asks.used)
	args := make([]typ, 0, len(cmd.Args))
	for i, a := range cmd.Args[1:] {
		node, t := c.operand(a, dot)
		cmd.Args[i+1] = node
		args = append(args, t)
	}
	if piped != nil {
		args = append(args, *piped)
	}
	if id.Ident == "eller" {
		for i := range c.asks.used[mark:] {
			c.asks.used[mark+i].fallback = true
		}
	}
	f, ok := functions[id.Ident]
	if !ok {
		c.report("PV403", int(id.Pos), len(id.Ident), fmt.Sprintf("Funktionen %s finns inte.", sv.Quote(id.Ident)), suggestion(id.Ident, functionNames())...)
		return typ{}
	}
	if len(args) < f.least || f.most >= 0 && len(args) > f.most {
		c.report("PV404", int(id.Pos), len(id.Ident), fmt.Sprintf("Funktionen %s har fått fel antal värden: %d.", sv.Quote(id.Ident), len(args)), "Så här skrivs den: "+f.example)
		return typ{}
	}
	result := typ{kind: f.result, name: id.Ident, off: int(id.Pos), n: len(id.Ident)}
	for i, a := range args {
		if a.kind == unknown {
			return result
		}
		if want := f.accepts(i, a); want != "" {
			c.report("PV404", a.off, a.n, fmt.Sprintf("Funktionen %s vill ha %s, men %s är %s.", sv.Quote(id.Ident), want, subject(a), a.describe()),
				"Så här skrivs den: "+f.example)
			return result
		}
	}
	if f.check != nil {
		f.check(c, cmd, args)
	}
	return result
}

// operand checks one operand and gives what shall stand in its place.
func (c *checker) operand(n parse.Node, dot typ) (parse.Node, typ) {
	node, t := c.resolve(n, dot)
	if _, pipe := n.(*parse.PipeNode); t.kind == data && !pipe { // what a pipeline reads is noted there
		c.asks.used = append(c.asks.used, use{schema: t.schema})
	}
	return node, t
}

func (c *checker) resolve(n parse.Node, dot typ) (parse.Node, typ) {
	switch n := n.(type) {
	case *parse.DotNode:
		dot.off, dot.n = int(n.Pos), 1
		return n, dot
	case *parse.FieldNode:
		off := int(n.Pos)
		if len(n.Ident) > 1 { // the parser gives the place of the second name
			off -= len(n.Ident[0]) + 1
		}
		dot.off = off
		return c.chain(&parse.DotNode{NodeType: parse.NodeDot, Pos: n.Pos}, dot, n.Ident, off)
	case *parse.VariableNode:
		t := c.variable(n.Ident[0])
		if len(n.Ident) == 1 {
			t.off, t.n = int(n.Pos), len(n.Ident[0])
			return n, t
		}
		t.off = int(n.Pos) - len(n.Ident[0])
		base := &parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: n.Ident[:1]}
		return c.chain(base, t, n.Ident[1:], int(n.Pos))
	case *parse.ChainNode:
		base, t := c.operand(n.Node, dot)
		return c.chain(base, t, n.Field, int(n.Pos))
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			c.report("PV405", int(n.Pos), 0, "En variabel kan inte få sitt värde inne i en parentes.")
		}
		return n, c.pipe(n, dot)
	case *parse.StringNode:
		return n, typ{kind: words, text: n.Text, name: n.Quoted, off: int(n.Pos), n: len(n.Quoted)}
	case *parse.IdentifierNode: // a function without arguments, as in {{ lista rader }}
		c.report("PV404", int(n.Pos), len(n.Ident), fmt.Sprintf("%s är varken ett fält eller en text.", sv.Quote(n.Ident)),
			"Ett fält börjar med punkt: ."+n.Ident)
		return n, typ{}
	default:
		c.report("PV405", int(n.Position()), len(n.String()), fmt.Sprintf("%s kan inte stå i ett uttryck.", sv.Quote(n.String())),
			"Skriv tal och text direkt i mallen, utanför klamrarna.")
		return n, typ{}
	}
}

func (c *checker) variable(name string) typ {
	if name == "$" {
		return typ{kind: data, schema: c.t.root, name: "$"}
	}
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == name {
			return c.vars[i].typ
		}
	}
	return typ{}
}

// chain follows field names from a value on. off is the place of the first dot.
func (c *checker) chain(base parse.Node, t typ, idents []string, off int) (parse.Node, typ) {
	keys := make([]string, 0, len(idents))
	start := t.off
	for _, ident := range idents {
		off++ // the dot
		key, next := c.field(t, ident, off)
		if next.kind == unknown {
			return base, next
		}
		keys = append(keys, key)
		t = next
		off += len(ident)
	}
	t.off, t.n = start, off-start
	path := strings.Join(keys, ".")
	cmd := call("_field", base, &parse.StringNode{NodeType: parse.NodeString, Pos: base.Position(), Quoted: strconv.Quote(path), Text: path})
	return &parse.PipeNode{NodeType: parse.NodePipe, Pos: base.Position(), Cmds: []*parse.CommandNode{cmd}}, t
}

// field finds a name in a group, or in the register row that a reference points to.
func (c *checker) field(t typ, ident string, off int) (string, typ) {
	if t.kind == unknown {
		return "", t
	}
	group := t.kind == data && (t.schema.Shape == plan.Group || t.schema.Leaf == plan.LeafRef && t.schema.Shape == plan.Leaf)
	if !group {
		hint := "Skriv fältet som det är, utan ." + ident + " efter."
		if t.kind == data && t.schema.Shape == plan.Sequence {
			hint = "Gå igenom listan: {{ range " + t.name + " }} … {{ ." + ident + " }} … {{ end }}"
		}
		c.report("PV402", off, len(ident), fmt.Sprintf("%s har inga fält under sig: det är %s.", capital(subject(t)), t.describe()), hint)
		return "", typ{}
	}
	var names []string
	for _, s := range c.t.groups(t.schema) {
		if key, ok := c.index(s)[ident]; ok {
			return key, typ{kind: data, schema: s.Fields[key], name: dotted(t.name, ident)}
		}
		for _, k := range s.Keys {
			names = append(names, sv.Key(k))
		}
	}
	c.report("PV402", off, len(ident), fmt.Sprintf("Fältet %s finns inte i %s.", sv.Quote(ident), within(t)), suggestion(ident, names)...)
	return "", typ{}
}

// index maps the names that templates use (följs_upp_senast) to canonical keys.
func (c *checker) index(s *plan.Schema) map[string]string {
	m, ok := c.names[s]
	if !ok {
		m = make(map[string]string, len(s.Keys))
		for _, k := range s.Keys {
			m[sv.Key(k)] = k
		}
		c.names[s] = m
	}
	return m
}

// printable reports a value that has no text of its own.
func (c *checker) printable(t typ) {
	hint := ""
	switch {
	case t.kind == truth:
		hint = "Använd det i {{ if … }}."
	case t.kind == data && t.schema.Shape == plan.Group:
		hint = "Välj ett av fälten: " + strings.Join(keyNames(t.schema), ", ") + "."
	case t.kind == data && t.schema.Shape == plan.Sequence:
		hint = "Skriv {{ lista " + t.name + " }}, {{ rader " + t.name + " }} eller {{ range " + t.name + " }} … {{ end }}."
	default:
		return
	}
	c.report("PV404", t.off, t.n, fmt.Sprintf("%s kan inte skrivas ut: det är %s.", capital(subject(t)), t.describe()), hint)
}

func call(name string, args ...parse.Node) *parse.CommandNode {
	id := parse.NewIdentifier(name)
	return &parse.CommandNode{NodeType: parse.NodeCommand, Args: append([]parse.Node{id}, args...)}
}

// end puts a call at the end of a pipeline.
func end(p *parse.PipeNode, name string, args ...parse.Node) {
	p.Cmds = append(p.Cmds, call(name, args...))
}
