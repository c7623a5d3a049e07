package merge

import (
	"math"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/sv"
)

// window is a stretch of the source; text outside it is not read. It parts a
// heading from its {#id} and a notice's title from its body.
type window struct{ from, to int }

var whole = window{0, math.MaxInt}

// part is a stretch of text, a value, or a break.
type part struct {
	text  string
	piece *piece
	brk   bool
	off   int // of a value: bytes from the beginning of the text
}

// split parts text at the signs that stand for values.
func (rd *reader) split(s string) []part {
	if rd.rich || !strings.ContainsFunc(s, isToken) {
		return []part{{text: s}}
	}
	var parts []part
	for off := 0; s != ""; {
		i := strings.IndexFunc(s, isToken)
		if i < 0 {
			return append(parts, part{text: s})
		}
		if i > 0 {
			parts = append(parts, part{text: s[:i]})
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if k := tokenNumber(r); k < len(rd.run.pieces) {
			parts = append(parts, part{piece: rd.run.pieces[k], off: off + i})
		}
		s, off = s[i+n:], off+i+n
	}
	return parts
}

// parts reads one text node.
func (rd *reader) parts(n *ast.Text, w window) []part {
	from, to := max(n.Segment.Start, w.from), min(n.Segment.Stop, w.to)
	if from > to || n.Segment.Stop < w.from {
		return nil
	}
	parts := rd.split(string(rd.source[from:to]))
	for i := range parts {
		if parts[i].piece == nil {
			parts[i].text = clean(unescape(parts[i].text))
		} else if parts[i].piece.bare {
			rd.unitOf(parts, i, from)
		}
	}
	switch {
	case n.Segment.Stop >= w.to:
	case n.HardLineBreak():
		parts = append(parts, part{brk: true})
	case n.SoftLineBreak():
		parts = append(parts, part{text: " "})
	}
	return parts
}

// unitOf reports an amount whose unit the reader is not told, neither by the table's
// caption nor by the word after it, or is told wrong: amounts are printed in kronor.
func (rd *reader) unitOf(parts []part, i, from int) {
	if strings.HasPrefix(rd.unit, "kr") {
		return
	}
	at := rd.at(from + parts[i].off)
	if rd.unit != "" {
		rd.run.report("PV424", at, "Tabellens rubrik säger "+sv.Quote(rd.unit)+", men beloppen skrivs ut i kronor.",
			"Skriv (kronor) sist i tabellens rubrik.")
		return
	}
	if i+1 < len(parts) {
		next := strings.TrimLeft(parts[i+1].text, " \u00a0")
		if strings.HasPrefix(next, "kr") {
			return
		}
	}
	rd.run.report("PV422", at, "Ett belopp skrivs ut utan enhet.",
		"Skriv {{ kr .kostnad }}, eller nämn enheten sist i tabellens rubrik och högerställ kolumnen: Tabell: Budget (kronor) {#tab-budget}")
}

// unescape resolves \* and &amp; as CommonMark does.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			b.WriteByte(s[i+1])
			i += 2
		case s[i] == '&':
			end := strings.IndexByte(s[i:], ';')
			if end < 0 {
				end = 0
			}
			b.Write(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(s[i : i+end+1]))))
			i += end + 1
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// inlines reads a node's children where only a line has room: a Rich value of
// several paragraphs is set on one line with breaks.
func (rd *reader) inlines(parent ast.Node, w window) []doc.Inline {
	return tidy(rd.children(parent, w))
}

func (rd *reader) children(parent ast.Node, w window) []doc.Inline {
	var all []doc.Inline
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok {
			for _, p := range rd.parts(t, w) {
				all = append(all, p.inlines()...)
			}
			continue
		}
		all = append(all, rd.inline(n, w)...)
	}
	return all
}

func (p part) inlines() []doc.Inline {
	switch {
	case p.piece != nil:
		return p.piece.flat()
	case p.brk:
		return []doc.Inline{&doc.Break{}}
	default:
		return []doc.Inline{&doc.Text{S: p.text}}
	}
}

// flow reads a paragraph or a cell: a Rich value of several blocks parts it.
func (rd *reader) flow(parent ast.Node, w window) []doc.Block {
	var all []doc.Block
	var line []doc.Inline
	end := func() {
		if line = tidy(line); len(line) > 0 {
			all = append(all, &doc.Paragraph{Text: line})
		}
		line = nil
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			line = append(line, rd.inline(n, w)...)
			continue
		}
		for _, p := range rd.parts(t, w) {
			if p.piece == nil || len(p.piece.blocks) == 0 {
				line = append(line, p.inlines()...)
				continue
			}
			rest := p.piece.blocks
			if first, ok := rest[0].(*doc.Paragraph); ok {
				line = append(line, first.Text...)
				rest = rest[1:]
			}
			end()
			all = append(all, rest...)
		}
	}
	end()
	return all
}

// inline reads everything but text nodes.
func (rd *reader) inline(n ast.Node, w window) []doc.Inline {
	switch n := n.(type) {
	case *ast.CodeSpan:
		return rd.code(n, w)
	case *ast.Emphasis:
		inner := tidy(rd.children(n, w))
		switch {
		case len(inner) == 0:
			return nil
		case n.Level == 1:
			return []doc.Inline{&doc.Emphasis{Text: inner}}
		default:
			return []doc.Inline{&doc.Strong{Text: inner}}
		}
	case *ast.Link:
		return rd.link(n, string(n.Destination), rd.children(n, w))
	case *ast.AutoLink:
		label := string(n.Label(rd.source))
		address := string(n.URL(rd.source))
		if n.AutoLinkType == ast.AutoLinkEmail {
			address = "mailto:" + address
		}
		return rd.link(n, address, []doc.Inline{&doc.Text{S: clean(label)}})
	case *ast.Image:
		if rd.rich {
			rd.run.report("PV420", rd.place(n), "Bilder kan inte stå i löpande text.", "Skriv vad bilden visar, eller lägg bilden som bilaga.")
			return rd.children(n, w)
		}
		rd.unsupported(rd.place(n), "En bild")
	case *phrase:
		return rd.spanned(n, w)
	case *east.FootnoteLink:
		if !stands(n, w) {
			return nil
		}
		return rd.mark(n)
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			rd.html(rd.at(n.Segments.At(0).Start))
		}
	default:
		rd.unsupported(rd.place(n), "Markeringen "+sv.Quote(n.Kind().String()))
	}
	return nil
}

// place gives where an inline node stands: its own place, or its parent's.
func (rd *reader) place(n ast.Node) diag.Span {
	for ; n != nil; n = n.Parent() {
		if off := n.Pos(); off >= 0 {
			return rd.at(off)
		}
	}
	return rd.at(0)
}

// code keeps the words as they stand. A value within is printed by its text; where
// it is missing, that is what is told.
func (rd *reader) code(n *ast.CodeSpan, w window) []doc.Inline {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok || t.Segment.Start < w.from || t.Segment.Stop > w.to {
			continue
		}
		for _, p := range rd.split(string(t.Segment.Value(rd.source))) {
			switch {
			case p.piece == nil:
				b.WriteString(clean(p.text))
			case p.piece.missing:
				return p.piece.inlines
			default:
				b.WriteString(doc.Plain(p.piece.flat()))
			}
		}
	}
	if strings.TrimSpace(b.String()) == "" {
		return nil
	}
	return []doc.Inline{&doc.Code{S: b.String()}}
}

// deadLink keeps the words of a link that can not be followed, and tells about it.
// In data the address stays too, as text.
func (rd *reader) deadLink(n ast.Node, dest, address string, label []doc.Inline) []doc.Inline {
	message := "Länken till " + sv.Quote(address) + " går inte att följa från ett dokument."
	hint := "Skriv hela adressen: https://… eller mailto:namn@kommun.se. En sökväg skrivs som text mellan `grava accenter`."
	switch {
	case rd.rich:
		rd.run.report("PV421", rd.place(n), message, hint)
		return append(label, &doc.Text{S: " (" + address + ")"})
	case !rd.run.rehearsal || !strings.ContainsFunc(dest, isToken):
		rd.run.report("PV415", rd.place(n), message, hint)
	}
	return label
}

// link lets through only addresses that a reader can follow from a document.
func (rd *reader) link(n ast.Node, dest string, label []doc.Inline) []doc.Inline {
	var b strings.Builder
	for _, p := range rd.split(dest) {
		if p.piece != nil {
			b.WriteString(doc.Plain(p.piece.flat()))
		} else {
			b.WriteString(p.text)
		}
	}
	address := strings.TrimSpace(b.String())
	label, notes := liftNotes(tidy(label))
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto") || u.Host == "" && u.Opaque == "" {
		return append(rd.deadLink(n, dest, clean(address), label), notes...)
	}
	if len(label) == 0 {
		label = []doc.Inline{&doc.Text{S: clean(address)}}
	}
	return append([]doc.Inline{&doc.Link{URL: u.String(), Text: label}}, notes...)
}
