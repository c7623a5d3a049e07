package load

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"planverk/internal/diag"
	"planverk/internal/pattern"
)

// node is a value of the YAML file with its place: the only form of YAML that
// the rest of the package knows.
type node struct {
	kind  nodeKind
	text  string // of a scalar, as written, without quotes
	quote rune   // ' or " when quoted, | or > for a block, else 0
	span  diag.Span
	pairs []pair
	items []*node
	byKey map[string]*node // of a group with many keys, see written

	refused bool // already reported, and of no use
}

// converter makes our nodes of the library's and refuses what data may not use.
type converter struct {
	src   *source
	count int
	list  diag.List
}

func (c *converter) report(code string, at diag.Span, message string, hints ...string) {
	c.list = add(c.list, diag.New(code, at, message, hints...))
}

func (c *converter) node(y *yaml.Node, depth int) *node {
	n := &node{span: c.src.span(y.Line, y.Column, 1)}
	c.count++
	switch {
	case c.count > maxNodes:
		if c.count == maxNodes+1 {
			c.list = append(c.list, limitFinding(n.span, tooManyNodes))
		}
		return n
	case depth > maxDepth:
		c.report("PV103", n.span, "Uppgifterna är nästlade i fler än 50 nivåer.", "Kontrollera indragen.")
		return n
	}
	n.refused = c.refuse(y, n.span)
	switch y.Kind {
	case yaml.MappingNode:
		n.kind = mapNode
		c.pairs(n, y, depth)
		if y.Style&yaml.FlowStyle == 0 && len(n.pairs) > 0 && n.pairs[0].key.span.Start == n.span.Start {
			n.span = n.pairs[0].key.span
		}
	case yaml.SequenceNode:
		n.kind = listNode
		if len(y.Content) > maxRows {
			c.list = append(c.list, limitFinding(n.span, "Listan har fler än 5 000 rader."))
			return n
		}
		for _, item := range y.Content {
			n.items = append(n.items, c.node(item, depth+1))
		}
	case yaml.ScalarNode:
		n.text, n.quote = y.Value, quoteOf(y.Style)
		n.span = c.src.scalarSpan(n)
		c.scalar(n)
		c.comment(n, y.LineComment)
	}
	return n
}

func quoteOf(s yaml.Style) rune {
	switch {
	case s&yaml.DoubleQuotedStyle != 0:
		return '"'
	case s&yaml.SingleQuotedStyle != 0:
		return '\''
	case s&yaml.LiteralStyle != 0:
		return '|'
	case s&yaml.FoldedStyle != 0:
		return '>'
	}
	return 0
}

// refuse reports anchors, aliases and tags. It tells whether the value is of no use: a
// tag decides what the group or list below it means.
func (c *converter) refuse(y *yaml.Node, at diag.Span) bool {
	const quote = "Sätt citattecken runt värdet om tecknet hör till texten, annars ta bort det."
	switch {
	case y.Kind == yaml.AliasNode:
		c.report("PV110", at, fmt.Sprintf("”*%s” är en YAML-hänvisning, och sådana används inte i Planverks data.", y.Value), quote)
	case y.Anchor != "":
		c.report("PV110", at, fmt.Sprintf("”&%s” är ett YAML-ankare, och sådana används inte i Planverks data.", y.Anchor), quote)
	}
	tag := ""
	if line := c.src.runes(at.Start.Line); at.Start.Col <= len(line) && line[at.Start.Col-1] == '!' {
		tag = "!"
	}
	if y.Style&yaml.TaggedStyle != 0 {
		tag = y.Tag
	}
	if tag != "" {
		c.report("PV110", at, fmt.Sprintf("”%s” är en YAML-tagg, och sådana används inte i Planverks data.", tag), quote)
	}
	return tag != "" && y.Kind != yaml.ScalarNode
}

func (c *converter) pairs(n *node, y *yaml.Node, depth int) {
	for i := 0; i+1 < len(y.Content) && c.count <= maxNodes; i += 2 {
		key, value := c.node(y.Content[i], depth+1), c.node(y.Content[i+1], depth+1)
		if y.Style&yaml.FlowStyle != 0 && c.strayComma(key, value) {
			continue
		}
		if key.kind == mapNode && value.empty() && key.span.Start.Line == n.span.Start.Line && key.span.Start.Col == n.span.Start.Col+1 {
			c.report("PV115", n.span, "”{{ … }}” är en plats i en mall, som ingen har fyllt i.", "Skriv värdet i stället, eller lämna platsen efter kolonet tom.")
			n.refused = true
			return
		}
		if key.kind != scalarNode {
			c.report("PV115", key.span, "En nyckel ska vara ett ord, inte en grupp eller lista.", "Skriv ordet, sedan kolon och värdet.")
			continue
		}
		if y.Content[i].Tag == "!!merge" {
			c.report("PV110", key.span, "”<<” slår ihop grupper i YAML, och det används inte i Planverks data.", "Skriv uppgifterna på båda ställena, eller lägg dem i ett register i kommun.yaml.")
			continue
		}
		if first := n.written(key.text); first != nil {
			c.report("PV111", key.span, fmt.Sprintf("”%s” står två gånger i samma grupp, första gången på rad %d.", key.text, first.span.Start.Line), "Ta bort den ena, eller slå ihop dem.")
			continue
		}
		c.headings(key, value)
		if value.empty() {
			value.span = key.span
		}
		n.pairs = append(n.pairs, pair{key, value})
	}
}

// strayComma reports what follows a comma inside { } without being a key of its
// own: "{ orsak: Drift, säkerhet }" would silently lose its last word.
func (c *converter) strayComma(key, value *node) bool {
	line := c.src.runes(key.span.Start.Line)
	at, end := key.span.Start.Col-1, key.span.End.Col-1
	rest := strings.TrimLeft(string(line[min(end, len(line)):]), " ")
	if key.kind != scalarNode || key.quote != 0 || value.kind != scalarNode || value.quote != 0 || value.text != "" || strings.HasPrefix(rest, ":") {
		return false
	}
	hint := "Sätt citattecken runt hela värdet om kommatecknet hör till det, annars skriv nyckel, kolon och värde."
	before := strings.TrimRight(string(line[:at]), " ")
	if !strings.HasSuffix(before, ",") {
		return false
	}
	if colon := strings.LastIndex(before, ": "); colon >= 0 && !strings.ContainsAny(before[colon:], "\"'[]{}") {
		hint = "Sätt citattecken runt hela värdet om kommatecknet hör till det: " + inQuotes(strings.TrimSpace(before[colon+2:]+string(line[len([]rune(before)):end])))
	}
	c.report("PV114", key.span, fmt.Sprintf("Efter kommatecknet står ”%s”, som inte är någon nyckel med kolon och värde.", key.text), hint)
	return true
}

// scalar judges the text of a single value.
func (c *converter) scalar(n *node) {
	const apart = "Lägg den i en egen fil och ta med den som bilaga."
	switch {
	case len(n.text) > maxSigns && utf8.RuneCountInString(n.text) > maxSigns:
		c.report("PV103", n.span, "Texten är längre än 500 000 tecken.", apart)
	case len(n.text) > maxWords && len(strings.Fields(n.text)) > maxWords:
		c.report("PV103", n.span, "Texten är längre än 20 000 ord.", apart)
	}
	if n.quote == '"' {
		c.doubleQuoted(n)
	}
}

// numberSign is a comment that looks like the end of its value: #12, #0B4F6C, #miljö.
var numberSign = pattern.Later(`^#[\pL\d]`)

// longestValue is how many lines below its first a value's comment is searched for.
const longestValue = 200

// comment warns of a number sign that silently ends a value.
func (c *converter) comment(n *node, text string) {
	if n.quote != 0 || !numberSign().MatchString(text) {
		return
	}
	number := n.span.Start.Line
	for end := number + longestValue; !strings.HasSuffix(strings.TrimRight(c.src.line(number), " \t"), text); number++ {
		if number == end || number >= len(c.src.lines) {
			return
		}
	}
	line := c.src.line(number)
	at := strings.LastIndex(line, text)
	start, from := utf8.RuneCountInString(line[:at]), n.span.Start.Col-1
	if number > n.span.Start.Line {
		c.report("PV132", c.src.span(number, start+1, utf8.RuneCountInString(text)), fmt.Sprintf("”%s” läses som en kommentar och kommer inte med i handlingen.", text),
			"Skriv bara ”|” efter nyckeln, och hela texten indragen på raderna under.",
			"Är det en kommentar: sätt ett mellanslag efter #.")
		return
	}
	whole := strings.TrimSpace(string(c.src.runes(number)[min(from, start):start]) + text)
	if strings.HasSuffix(whole, ": "+text) {
		whole = text // the comment stands where the key's value should
	}
	c.report("PV132", c.src.span(n.span.Start.Line, start+1, utf8.RuneCountInString(text)), fmt.Sprintf("”%s” läses som en kommentar och kommer inte med i handlingen.", text),
		"Sätt citattecken runt hela värdet om det hör till det: "+inQuotes(whole),
		"Är det en kommentar: sätt ett mellanslag efter #.")
}

// headings warns of Markdown headings that stand first in a text without "|".
func (c *converter) headings(key, value *node) {
	if value.kind != scalarNode || value.quote != 0 || value.empty() {
		return
	}
	for n := key.span.Start.Line + 1; n < min(value.span.Start.Line, key.span.Start.Line+longestValue); n++ {
		if text := strings.TrimSpace(c.src.line(n)); strings.HasPrefix(text, "##") {
			c.report("PV132", c.src.content(n), fmt.Sprintf("”%s” läses som en kommentar och kommer inte med i handlingen.", text),
				"Skriv bara ”|” efter nyckeln, och hela texten indragen på raderna under.")
		}
	}
}

// doubleQuoted finds Windows paths whose backslashes YAML has read as signs for
// tab, line break and so on: "O:\ny" would silently become two lines.
func (c *converter) doubleQuoted(n *node) {
	line := c.src.runes(n.span.Start.Line)
	from := n.span.Start.Col
	to := min(n.span.End.Col-2, len(line))
	if n.span.Start.Line == n.span.End.Line && from < to {
		if raw := string(line[from:to]); windowsPath(raw) {
			c.list = append(c.list, backslash(n.span, raw))
			return
		}
	}
	c.list = append(c.list, escaped(n)...)
}

// scalarSpan finds where a scalar ends when it stands on one line; a longer one
// is taken to end with its first line.
func (src *source) scalarSpan(n *node) diag.Span {
	start := n.span.Start
	line := src.runes(start.Line)
	rest := line[min(start.Col-1, len(line)):]
	length := 0
	switch n.quote {
	case '"', '\'':
		length = quotedLength(rest)
	case '|', '>':
		length = 1
	default:
		length = commonLength(rest, n.text)
	}
	return src.span(start.Line, start.Col, max(length, 1))
}

// commonLength counts the characters of text when s begins with it, and all of
// s when it does not: then the text goes on over several lines.
func commonLength(s []rune, text string) int {
	n := 0
	for _, r := range text {
		if n == len(s) || s[n] != r {
			return len(s)
		}
		n++
	}
	return n
}

// quotedLength counts the characters of the quoted text that s begins with,
// quotes included, or all of s when it does not end on the line.
func quotedLength(s []rune) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[i] != s[0]:
		case s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return len(s)
}
