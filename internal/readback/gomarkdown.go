package readback

import (
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"
	"github.com/gomarkdown/markdown/parser"
)

// Gomarkdown reads Markdown the way of the other family, that of blackfriday and
// the original Markdown, with the extensions it has as its standard.
func Gomarkdown(source []byte) Outline {
	return gomarkdownWith(source, parser.CommonExtensions)
}

func gomarkdownWith(source []byte, extensions parser.Extensions) Outline {
	g := &gomarkdownReader{}
	g.block(parser.NewWithExtensions(extensions).Parse(source), 0)
	return g.Outline
}

type gomarkdownReader struct{ Outline }

func (g *gomarkdownReader) block(n ast.Node, depth int) {
	if depth > maxDepth {
		g.Strange = append(g.Strange, "djup")
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		g.Headings = append(g.Headings, heading(n.Level, g.line(n)))
		return
	case *ast.Paragraph:
		g.Words = append(g.Words, g.line(n))
		return
	case *ast.List:
		g.list(n, depth)
		return
	case *ast.Table:
		g.table(n)
		return
	case *ast.HTMLBlock:
		if strings.TrimSpace(string(n.Literal)) != "<!-- -->" {
			g.Strange = append(g.Strange, "html")
		}
		return
	case *ast.CodeBlock, *ast.MathBlock, *ast.CaptionFigure:
		g.Strange = append(g.Strange, "kod")
		return
	}
	for _, c := range n.GetChildren() {
		g.block(c, depth+1)
	}
}

func (g *gomarkdownReader) list(l *ast.List, depth int) {
	if l.ListFlags&ast.ListTypeDefinition != 0 {
		g.Strange = append(g.Strange, "definitionslista")
	}
	for _, c := range l.GetChildren() {
		at := len(g.Lists)
		g.Lists = append(g.Lists, "")
		before := len(g.Words)
		for _, b := range c.GetChildren() {
			g.block(b, depth+1)
		}
		g.Lists[at] = item(l.ListFlags&ast.ListTypeOrdered != 0, firstOf(g.Words[before:]))
	}
}

func (g *gomarkdownReader) table(t *ast.Table) {
	var rows [][]string
	for _, part := range t.GetChildren() {
		for _, r := range part.GetChildren() {
			var row []string
			for _, c := range r.GetChildren() {
				row = append(row, g.line(c))
			}
			rows = append(rows, row)
		}
	}
	g.Tables = append(g.Tables, rows)
}

func (g *gomarkdownReader) line(n ast.Node) string {
	var b strings.Builder
	g.inlines(n, &b, 0)
	return g.finish(b.String())
}

func (g *gomarkdownReader) inlines(n ast.Node, b *strings.Builder, depth int) {
	for _, c := range n.GetChildren() {
		if depth > maxDepth {
			return
		}
		switch c := c.(type) {
		case *ast.Text:
			b.Write(c.Literal)
			continue
		case *ast.Code:
			g.Code = append(g.Code, tidy(string(c.Literal)))
			b.Write(c.Literal)
			continue
		case *ast.Softbreak, *ast.Hardbreak:
			b.WriteByte(' ')
			continue
		case *ast.Link:
			g.Links = append(g.Links, linkURL(string(c.Destination)))
		case *ast.Emph, *ast.Strong:
		default:
			g.Strange = append(g.Strange, "inline")
			if leaf := c.AsLeaf(); leaf != nil {
				b.Write(leaf.Literal)
			}
		}
		g.inlines(c, b, depth+1)
	}
}

// finish adds a line to the script and gives its words.
func (o *Outline) finish(s string) string {
	o.script.gap()
	o.script.add(s, body)
	return tidy(s)
}

func heading(level int, text string) string { return strconv.Itoa(level) + " " + text }

func item(ordered bool, text string) string {
	if ordered {
		return "1. " + text
	}
	return "- " + text
}

func firstOf(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// linkURL makes an address comparable: the readers differ in whether they say the
// scheme of a mail address.
func linkURL(s string) string { return strings.TrimPrefix(s, "mailto:") }
