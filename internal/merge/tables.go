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

// caption is the line "Tabell: Budget 2022 (kronor) {#tab-budget}" before a table.
type caption struct {
	id   identity
	text []doc.Inline
	unit string
	at   diag.Span
}

var (
	captionMark = pattern.Later(`^Tabell:[ \t]*`)
	captionUnit = pattern.Later(`[ \t]*\(([^()]*)\)[ \t]*$`)
)

// caption reads a paragraph that names the table after it; nil for any other block.
func (rd *reader) caption(n ast.Node) *caption {
	if _, ok := n.(*ast.Paragraph); !ok || rd.rich {
		return nil
	}
	raw, start := rd.raw(n)
	m := captionMark().FindStringIndex(raw)
	if m == nil {
		return nil
	}
	before, _ := rd.headLines(n)
	raw = raw[:before]
	id, _, length := rd.cutAttributes(raw)
	c := &caption{id: id, at: rd.line(n)}
	if u := captionUnit().FindStringSubmatchIndex(raw[:length]); u != nil {
		c.unit = strings.TrimSpace(rd.words(raw[u[2]:u[3]]))
		length = u[0]
	}
	c.text = rd.inlines(n, window{start + m[1], start + length})
	if len(c.text) == 0 {
		rd.run.report("PV411", c.at, "Tabellen har ingen rubrik.", "Skriv vad tabellen visar: Tabell: Budget {{ .dokument.år }} (kronor) {#tab-budget}")
	}
	return c
}

// words gives text with its values printed; one that is missing prints nothing.
func (rd *reader) words(s string) string {
	var b strings.Builder
	for _, p := range rd.split(s) {
		switch {
		case p.piece == nil:
			b.WriteString(p.text)
		case !p.piece.missing:
			b.WriteString(doc.Plain(p.piece.flat()))
		}
	}
	return clean(b.String())
}

func (rd *reader) orphan(c *caption) {
	rd.run.report("PV411", c.at, fmt.Sprintf("Efter tabellrubriken %s kommer ingen tabell.", sv.Quote(doc.Plain(c.text))),
		"Tabellen ska stå direkt efter sin rubrik. Kan tabellen utgå ska rubriken stå i samma {{ if }}.")
}

// table reads a table. heads is the paragraph right before it when rows of heads
// stand there. What the table's amounts need to have said comes after it.
func (rd *reader) table(n *east.Table, c *caption, heads ast.Node) []doc.Block {
	t := &doc.Table{}
	at := rd.line(n)
	if c != nil {
		t.ID, t.Caption, t.Unit, at = c.id.id, c.text, c.unit, c.at
	}
	var all joints
	var lines []int
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if h, ok := row.(*east.TableHeader); ok {
			t.Columns = rd.columns(h)
			continue
		}
		all = append(all, rd.row(t, row))
		lines = append(lines, row.Pos())
	}
	if len(t.Rows) == 0 && !rd.run.rehearsal {
		rd.run.report("PV411", at, fmt.Sprintf("Tabellen %s har inga rader.", sv.Quote(doc.Plain(t.Caption))),
			"Låt mallen skriva en mening i stället: {{ if .lista }} … tabellen … {{ else }}Inga planerade.{{ end }}")
	}
	if heads != nil {
		_, rows := rd.headLines(heads)
		rd.groups(t, heads, rows)
	}
	finish(t, all)
	after := rd.run.tableInUnit(t)
	rd.join(t, all, n.FirstChild().Pos(), lines)
	if c != nil {
		rd.run.tables = append(rd.run.tables, t)
		if t.ID != "" {
			rd.run.claim(c.id, at)
		}
	}
	return append([]doc.Block{t}, after...)
}

func (rd *reader) columns(h *east.TableHeader) []doc.Column {
	var all []doc.Column
	for c := h.FirstChild(); c != nil; c = c.NextSibling() {
		col := doc.Column{Head: rd.inlines(c, whole)}
		if cell, ok := c.(*east.TableCell); ok && cell.Alignment == east.AlignRight {
			col.Align = doc.Right
		}
		if len(col.Head) == 0 {
			rd.run.report("PV411", rd.line(h), fmt.Sprintf("Kolumn %d har inget namn.", len(all)+1), "Skriv vad kolumnen innehåller, så att tabellen kan läsas upp.")
		}
		all = append(all, col)
	}
	return all
}

// row reads a row and which of its cells are joined with others.
func (rd *reader) row(t *doc.Table, n ast.Node) []joint {
	cells := rd.columnsOf(n.Pos())
	if len(cells) != len(t.Columns) && !rd.run.rehearsal {
		rd.run.report("PV411", rd.line(n), fmt.Sprintf("Raden har %s men tabellen %s.", sv.Count(len(cells), "cell", "celler"), sv.Count(len(t.Columns), "kolumn", "kolumner")),
			"Varje rad ska ha lika många celler som tabellens huvud; en tom cell skrivs | |.")
	}
	var row doc.Row
	var joins []joint
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		i := len(row.Cells)
		k := own
		if len(cells) == len(t.Columns) && i < len(cells) {
			k = rd.joint(c, cells[i])
		}
		rd.unit = ""
		if i < len(t.Columns) && t.Columns[i].Align == doc.Right {
			rd.unit = t.Unit
		}
		var content doc.Cell
		if k == own {
			content.Blocks = rd.flow(c, whole)
		}
		row.Cells, joins = append(row.Cells, content), append(joins, k)
	}
	rd.unit = ""
	row.Sum = allBold(n.FirstChild())
	t.Rows = append(t.Rows, row)
	return joins
}

// finish finds the sum row, fills empty cells with a missing value, and tells
// whether the first column names its rows.
func finish(t *doc.Table, all joints) {
	if len(t.Rows) > 0 {
		markSum(t.Rows)
	}
	t.RowHeader = len(t.Columns) > 1 && t.Columns[0].Align == doc.Left
	for i := range t.Rows {
		row := &t.Rows[i]
		for j := range row.Cells {
			if len(row.Cells[j].Blocks) == 0 {
				row.Cells[j].Blocks = []doc.Block{&doc.Paragraph{Text: []doc.Inline{emptyCell(row.Sum)}}}
			}
		}
		if len(row.Cells) > 0 && all[i][0] == own && !isName(row.Cells[0]) {
			t.RowHeader = false
		}
	}
}

// emptyCell is what stands in a cell that the template leaves empty. In a sum row
// nothing is missing: the column has no sum.
func emptyCell(sum bool) doc.Inline {
	if sum {
		return &doc.Missing{Spoken: "summeras inte", Blank: true}
	}
	return &doc.Missing{Spoken: notGiven}
}

// isName tells whether a cell can be the name of its row: one line with words.
func isName(c doc.Cell) bool {
	if len(c.Blocks) != 1 {
		return false
	}
	p, ok := c.Blocks[0].(*doc.Paragraph)
	if !ok || len(p.Text) == 0 {
		return false
	}
	_, empty := p.Text[0].(*doc.Missing)
	return !empty
}

// allBold tells whether the template, not the data, sets a whole cell in bold.
func allBold(cell ast.Node) bool {
	if cell == nil || cell.ChildCount() != 1 {
		return false
	}
	e, ok := cell.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 2
}

// markSum keeps the last row as sum row when its first cell is all bold. The
// writers set it in bold, so the marks themselves go.
func markSum(rows []doc.Row) {
	for i := range rows[:len(rows)-1] {
		rows[i].Sum = false
	}
	if last := rows[len(rows)-1]; last.Sum {
		for _, c := range last.Cells {
			unmark(c)
		}
	}
}

func unmark(c doc.Cell) {
	if len(c.Blocks) != 1 {
		return
	}
	if p, ok := c.Blocks[0].(*doc.Paragraph); ok && len(p.Text) == 1 {
		if s, ok := p.Text[0].(*doc.Strong); ok {
			p.Text = s.Text
		}
	}
}
