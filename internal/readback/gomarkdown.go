package readback

import (
	"fmt"
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
	if g.tooDeep(depth) {
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		g.heading(n.Level, g.line(n))
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
		g.rawHTML(n.Literal)
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
	for i, c := range l.GetChildren() {
		if l.IsFootnotesList {
			var b strings.Builder
			fmt.Fprintf(&b, "[^%d]: ", i+1)
			g.inlines(c, &b, depth+1)
			g.Words = append(g.Words, g.finish(b.String()))
			continue
		}
		g.item(l.ListFlags&ast.ListTypeOrdered != 0, func() {
			for _, b := range c.GetChildren() {
				g.block(b, depth+1)
			}
		})
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
			b.WriteString(g.code(string(c.Literal)))
			continue
		case *ast.Softbreak, *ast.Hardbreak:
			b.WriteByte(' ')
			continue
		case *ast.Link:
			if c.NoteID > 0 { // where footnotes are switched on
				fmt.Fprintf(b, "[^%d]", c.NoteID)
				continue
			}
			g.link(string(c.Destination))
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
