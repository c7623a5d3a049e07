package readback

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// Goldmark reads Markdown the CommonMark way, with every extension of GFM.
func Goldmark(source []byte) Outline {
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	g := &goldmarkReader{source: source}
	g.block(root, 0)
	for i := range g.script.tokens {
		if g.rule > 0 && i >= g.rule {
			g.script.tokens[i].zone = foot
		}
	}
	return g.Outline
}

type goldmarkReader struct {
	Outline
	source []byte
	rule   int // tokens before the last rule: the document's foot stands below it; 0 = none
}

func (g *goldmarkReader) block(n ast.Node, depth int) {
	if g.tooDeep(depth) {
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		g.heading(n.Level, g.line(n))
		return
	case *ast.Paragraph, *ast.TextBlock:
		g.Words = append(g.Words, g.line(n))
		return
	case *ast.List:
		g.list(n, depth)
		return
	case *east.Table:
		g.table(n)
		return
	case *ast.HTMLBlock:
		g.rawHTML(n.Lines().Value(g.source))
		return
	case *ast.ThematicBreak:
		g.rule = len(g.script.tokens)
		return
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		g.Strange = append(g.Strange, "kod")
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		g.block(c, depth+1)
	}
}

func (g *goldmarkReader) list(l *ast.List, depth int) {
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		g.item(l.IsOrdered(), func() {
			for b := c.FirstChild(); b != nil; b = b.NextSibling() {
				g.block(b, depth+1)
			}
		})
	}
}

func (g *goldmarkReader) table(t *east.Table) {
	var rows [][]string
	for r := t.FirstChild(); r != nil; r = r.NextSibling() {
		var row []string
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, g.line(c))
		}
		rows = append(rows, row)
	}
	g.Tables = append(g.Tables, rows)
}

// line is the words of a block's inlines; they are added to the script as well.
func (g *goldmarkReader) line(n ast.Node) string {
	var b strings.Builder
	g.inlines(n, &b, 0)
	return g.finish(b.String())
}

func (g *goldmarkReader) inlines(n ast.Node, b *strings.Builder, depth int) {
	for c := n.FirstChild(); c != nil && depth < maxDepth; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(resolved(c.Segment.Value(g.source), c.IsRaw()))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
			continue
		case *ast.String:
			b.Write(c.Value)
			continue
		case *ast.CodeSpan:
			var code strings.Builder
			g.inlines(c, &code, depth+1)
			b.WriteString(g.code(code.String()))
			continue
		case *ast.AutoLink:
			g.link(string(c.URL(g.source)))
			b.Write(c.Label(g.source))
			continue
		case *ast.Link:
			g.link(string(resolved(c.Destination, false)))
		case *ast.Emphasis:
		default:
			g.Strange = append(g.Strange, strings.ToLower(c.Kind().String()))
		}
		g.inlines(c, b, depth+1)
	}
}

// resolved takes away backslashes and entities, as a page made of the text would.
func resolved(s []byte, raw bool) []byte {
	if raw || bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return s
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	gmhtml.DefaultWriter.Write(w, s)
	w.Flush()
	return []byte(html.UnescapeString(b.String()))
}
