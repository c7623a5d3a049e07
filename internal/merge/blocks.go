package merge

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// blocks reads the children of a Markdown node. Every kind is turned into a block
// or reported; none is left out in silence.
func (rd *reader) blocks(parent ast.Node, top bool) []doc.Block {
	var all []doc.Block
	var waiting *caption // a caption whose table has not come yet
	var heads ast.Node   // a paragraph with rows of heads above that table
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*east.Table); ok {
			all = append(all, rd.table(t, waiting, heads)...)
			waiting, heads = nil, nil
			continue
		}
		before, rows := rd.headLines(n)
		if len(rows) > 0 {
			heads = n
			if before == 0 {
				continue
			}
		}
		if waiting != nil {
			rd.orphan(waiting)
			waiting = nil
		}
		if c := rd.caption(n); c != nil {
			waiting = c
			continue
		}
		if len(rows) > 0 { // running text right above them
			_, start := rd.raw(n)
			all = append(all, rd.flow(n, window{start, start + before})...)
			continue
		}
		if s := rd.signatures(n); s != nil {
			all = sign(all, s)
			continue
		}
		all = append(all, rd.block(n, top)...)
	}
	if waiting != nil {
		rd.orphan(waiting)
	}
	return all
}

func (rd *reader) block(n ast.Node, top bool) []doc.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return rd.heading(n, top)
	case *ast.Paragraph, *ast.TextBlock:
		return rd.flow(n, whole)
	case *ast.List:
		return rd.listBlock(n)
	case *ast.Blockquote:
		return rd.quote(n)
	case *east.DefinitionList:
		return rd.definitions(n)
	case *ast.HTMLBlock:
		rd.html(rd.line(n))
	case *ast.ThematicBreak:
		rd.unsupported(rd.line(n), "En vågrät linje")
	case *ast.FencedCodeBlock:
		return rd.drawing(n, top)
	default:
		rd.unsupported(rd.line(n), "Markeringen "+sv.Quote(n.Kind().String()))
	}
	return nil
}

func (rd *reader) unsupported(at diag.Span, what string) {
	rd.run.report("PV410", at, what+" kan inte stå i en mall.",
		"Det som finns är rubriker, stycken, listor, tabeller, rutor, citat, definitionslistor, fetstil, kursiv, kod och länkar.")
}

func (rd *reader) html(at diag.Span) {
	rd.run.report("PV409", at, "Mallen innehåller HTML, som inte kan bli del av dokumentet.",
		"Skriv med Markdown, och ett radbyte som {{ bryt }}. En kommentar som inte ska synas skrivs {{/* så här */}}. Ska tecknet < synas skrivs det \\<.")
}

// line gives the place where a block begins.
func (rd *reader) line(n ast.Node) diag.Span {
	off := n.Pos()
	if l := n.Lines(); off < 0 && l != nil && l.Len() > 0 {
		off = l.At(0).Start
	}
	return rd.at(max(off, 0))
}

// raw gives the source lines of a block, and the place of its first byte.
func (rd *reader) raw(n ast.Node) (string, int) {
	l := n.Lines()
	if l == nil || l.Len() == 0 {
		return "", 0
	}
	start := l.At(0).Start
	return string(rd.source[start:l.At(l.Len()-1).Stop]), start
}

// attributes is what stands in braces at the end of a heading or caption: an
// identity, and "-" for "without number".
var attributes = pattern.Later(`[ \t]*\{((?:#[^\s{}|]+[ \t]*)?-?)\}\s*$`)

// cutAttributes gives the id in braces, whether "-" stands there, and the length
// of the text before it.
func (rd *reader) cutAttributes(raw string) (id identity, plain bool, length int) {
	m := attributes().FindStringSubmatchIndex(raw)
	if m == nil {
		return identity{}, false, len(raw)
	}
	inner := raw[m[2]:m[3]]
	if inner == "-" {
		return identity{}, true, m[0]
	}
	inner, plain = strings.CutSuffix(inner, "-")
	if plain && !strings.HasSuffix(inner, " ") { // {#ett-id-} is an id
		inner, plain = inner+"-", false
	}
	return rd.identity(strings.TrimPrefix(strings.TrimSpace(inner), "#")), plain, m[0]
}

var (
	lying  = pattern.Later(`[{ \t](liggande[ \t]*)\}\s*$`)
	unread = pattern.Later(`\{[^{}]+\}\s*$`)
)

// cutLying takes the word that lays a section on pages that lie out of the braces at the
// end of its heading, where it stands last.
func cutLying(raw string) (string, bool) {
	m := lying().FindStringSubmatchIndex(raw)
	if m == nil {
		return raw, false
	}
	return strings.TrimRight(raw[:m[2]], " \t") + "}", true
}

// identity is the id of a heading, table or figure.
type identity struct {
	id   string
	from diag.Span // the value in the data that it ends with; none when the template alone says it
	gap  bool      // a value in it is not given
}

// identity fills in values in an id: {#system-{{ .id }}}. Their letters become
// what an id may hold.
func (rd *reader) identity(id string) identity {
	if !strings.ContainsFunc(id, isToken) {
		return identity{id: id}
	}
	made := identity{}
	var b strings.Builder
	rd.run.prefixes = append(rd.run.prefixes, id[:strings.IndexFunc(id, isToken)])
	for _, part := range rd.split(id) {
		if part.piece != nil {
			b.WriteString(sv.Slug(doc.Plain(part.piece.flat())))
			made.gap = made.gap || part.piece.missing
			if part.piece.from.Start.Line > 0 {
				made.from = part.piece.from
			}
		} else {
			b.WriteString(part.text)
		}
	}
	made.id = b.String()
	return made
}

// origin is where the last value of a text stands in the data, or else the place
// that is given.
func (rd *reader) origin(text string, or diag.Span) diag.Span {
	for _, part := range rd.split(text) {
		if part.piece != nil && part.piece.from.Start.Line > 0 {
			or = part.piece.from
		}
	}
	return or
}

// called is the id of a heading whose rows have none in the data: it is made of the
// heading's own words.
func (rd *reader) called(id identity, heading string) identity {
	if !id.gap {
		return id
	}
	id.from = rd.origin(heading, id.from)
	id.id = strings.ReplaceAll(id.id, sv.Slug(notGiven), sv.Slug(rd.words(heading)))
	return id
}

func (rd *reader) heading(n *ast.Heading, top bool) []doc.Block {
	raw, start := rd.raw(n)
	raw, lies := cutLying(raw)
	id, plain, length := rd.cutAttributes(raw)
	at := rd.line(n)
	id = rd.called(id, raw[:length])
	h := &doc.Heading{ID: id.id, Level: n.Level, Text: rd.inlines(n, window{start, start + length}), Lies: lies}
	switch {
	case len(h.Text) == 0:
		rd.run.report("PV408", at, "Rubriken har ingen text.", "Skriv rubriken efter #, till exempel: ## Budget {#budget}")
	case !top:
		rd.run.report("PV408", at, "En rubrik kan inte stå i en lista, ett citat eller en ruta.", "Flytta ut rubriken, eller skriv texten i fetstil.")
	case n.Level > 3:
		rd.run.report("PV408", at, "Rubriken har för låg nivå: tre nivåer finns.", "Skriv högst ### framför rubriken.")
	case id.id == "" && unread().MatchString(raw):
		rd.run.report("PV408", at, fmt.Sprintf("%s efter rubriken går inte att förstå.", sv.Quote(clean(rd.words(unread().FindString(raw))))),
			"Skriv {#id}, {#id -} för en rubrik utan nummer, eller {#id liggande} för ett avsnitt på liggande sidor.")
	case id.id == "":
		rd.run.report("PV408", at, fmt.Sprintf("Rubriken %s saknar id.", sv.Quote(doc.Plain(h.Text))),
			fmt.Sprintf("Skriv ett id sist på raden, till exempel {#%s}.", sv.Slug(doc.Plain(h.Text))))
	}
	rd.run.headings = append(rd.run.headings, placed{heading: h, at: at, plain: plain})
	if id.id != "" {
		rd.run.claim(id, at)
	}
	return []doc.Block{h}
}

func (rd *reader) listBlock(n *ast.List) []doc.Block {
	l := &doc.ListBlock{Ordered: n.IsOrdered()}
	if l.Ordered && n.Start != 1 {
		l.Start = n.Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		rd.task(c)
		if bs := rd.blocks(c, false); len(bs) > 0 {
			l.Items = append(l.Items, doc.Item{Blocks: bs})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []doc.Block{l}
}

var taskMark = pattern.Later(`^\[[ xX]\](?:\s|$)`)

// task reports an item of a template that begins as those of a task list do, which would
// be printed as it stands. Data are told by foreignMark.
func (rd *reader) task(item ast.Node) {
	first := item.FirstChild()
	if rd.rich || first == nil {
		return
	}
	if raw, start := rd.raw(first); taskMark().MatchString(raw) {
		rd.run.report("PV410", rd.at(start), "En kryssruta skriven som "+sv.Quote(raw[:3])+" kan inte stå i en mall.",
			"Skriv {{ kryss .fält }} där ett svar ur uppgifterna ska kryssas, eller tecknet ☐ för en ruta som kryssas på papper.")
	}
}

var noticeMark = pattern.Later(`^\[!([^\]\s]*)\][ \t]*`)

// quote is a quotation, or a notice when its first line begins with [!NOTERA].
func (rd *reader) quote(n *ast.Blockquote) []doc.Block {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if ok {
		line := first.Lines().At(0)
		if m := noticeMark().FindStringSubmatchIndex(string(line.Value(rd.source))); m != nil {
			return rd.notice(n, first, m)
		}
	}
	if bs := rd.blocks(n, false); len(bs) > 0 {
		return []doc.Block{&doc.Quote{Blocks: bs}}
	}
	return nil
}

func (rd *reader) notice(n ast.Node, first *ast.Paragraph, m []int) []doc.Block {
	line := first.Lines().At(0)
	if kind := string(rd.source[line.Start+m[2] : line.Start+m[3]]); kind != "NOTERA" {
		rd.run.report("PV416", rd.line(first), fmt.Sprintf("Rutan %s finns inte.", sv.Quote(kind)), "Skriv [!NOTERA] och rutans rubrik på samma rad.")
	}
	box := &doc.Notice{Title: rd.inlines(first, window{line.Start + m[1], line.Stop})}
	if len(box.Title) == 0 {
		rd.run.report("PV416", rd.line(first), "Rutan har ingen rubrik.", "Skriv rubriken på samma rad: > [!NOTERA] Summan omfattar inte lönekostnad.")
	}
	box.Body = rd.flow(first, window{line.Stop, len(rd.source)})
	n.RemoveChild(n, first)
	box.Body = append(box.Body, rd.blocks(n, false)...)
	return []doc.Block{box}
}

func (rd *reader) definitions(n *east.DefinitionList) []doc.Block {
	d := &doc.Definitions{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *east.DefinitionTerm:
			d.Items = append(d.Items, doc.Definition{Term: rd.inlines(c, whole)})
		case *east.DefinitionDescription:
			if last := len(d.Items) - 1; last >= 0 {
				d.Items[last].Body = append(d.Items[last].Body, rd.blocks(c, false)...)
			}
		}
	}
	return []doc.Block{d}
}
