package merge

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"planverk/internal/doc"
	"planverk/internal/sv"
)

// Cells are joined as in MultiMarkdown: || without anything between them lets the
// cell before reach on, ^^ alone in a cell lets the one above reach down, and rows
// of heads above the head are heads over several columns. The signs must stand in
// the template: what data or a {{ if }} leaves empty is an empty cell.

// above marks a cell that the one above it reaches down into.
const above = "^^"

// columnsOf parts a line of a table into its cells: where each begins and ends in
// the source, as the Markdown parser parts it.
func (rd *reader) columnsOf(off int) []window {
	if off < 0 || off >= len(rd.source) {
		return nil
	}
	end := off
	for end < len(rd.source) && rd.source[end] != '\n' {
		end++
	}
	for off < end && blank(rd.source[off]) {
		off++
	}
	for end > off && blank(rd.source[end-1]) {
		end--
	}
	if off < end && rd.source[off] == '|' {
		off++
	}
	var cells []window
	for i := off; i < end; i++ {
		if rd.source[i] == '|' && (i == 0 || rd.source[i-1] != '\\') {
			cells = append(cells, window{off, i})
			off = i + 1
		}
	}
	if off < end {
		cells = append(cells, window{off, end})
	}
	return cells
}

func blank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' }

// joined tells whether the bars on either side of a cell stand side by side in the
// template too.
func (rd *reader) joined(c window) bool {
	if c.from != c.to || c.from == 0 {
		return false
	}
	left, right := rd.at(c.from-1), rd.at(c.to)
	return left.File == right.File && left.Start.Line == right.Start.Line && left.Start.Col+1 == right.Start.Col
}

// headLines gives how long the text of a paragraph is before the rows of heads that
// stand right above the table after it.
func (rd *reader) headLines(n ast.Node) (length int, rows []int) {
	raw, start := rd.raw(n)
	if _, ok := n.NextSibling().(*east.Table); !ok {
		return len(raw), nil
	}
	length = len(raw)
	for off := 0; off < len(raw); {
		line, _, _ := strings.Cut(raw[off:], "\n")
		if strings.HasPrefix(strings.TrimLeft(line, " \t"), "|") {
			length = min(length, off)
			rows = append(rows, start+off)
		}
		off += len(line) + 1
	}
	return length, rows
}

// groups reads the rows of heads that stand in paragraph n above the head of t. A
// head is the same whatever the data, so it is checked before there is any.
func (rd *reader) groups(t *doc.Table, n ast.Node, rows []int) {
	for _, off := range rows {
		var row []doc.Group
		cells := rd.columnsOf(off)
		for i, c := range cells {
			if i > 0 && rd.joined(c) {
				row[len(row)-1].Span++
				continue
			}
			row = append(row, doc.Group{Head: rd.inlines(n, c), Span: 1})
		}
		if len(cells) != len(t.Columns) {
			rd.run.report("PV411", rd.at(off), fmt.Sprintf("Raden med överrubriker har %s men tabellen %s.", sv.Count(len(cells), "cell", "celler"), sv.Count(len(t.Columns), "kolumn", "kolumner")),
				"En överrubrik över två kolumner skrivs med två streck efter sig: | | 2021 || 2022 ||. En cell utan överrubrik skrivs | |.")
			return
		}
		t.Groups = append(t.Groups, row)
	}
	bare := doc.Table{Columns: t.Columns, Groups: t.Groups, Rows: []doc.Row{{Cells: make([]doc.Cell, len(t.Columns))}}}
	if _, err := bare.Grid(); err != nil {
		rd.run.report("PV417", rd.at(rows[0]), "En överrubrik står över kolumner som inte hör ihop.",
			"Varje överrubrik ska rymmas under överrubriken ovanför den, eller under tomma celler.")
		t.Groups = nil
	}
}

// joints is which cells of a table are joined with another, by row and column.
type joints [][]joint

type joint int

const (
	own  joint = iota
	left       // the cell to the left reaches into this place
	up         // the cell above does
)

// joint reads whether cell c of a row, written in w, is joined with another.
func (rd *reader) joint(c ast.Node, w window) joint {
	switch {
	case rd.joined(w):
		return left
	case strings.TrimSpace(string(rd.source[w.from:w.to])) == above && c.ChildCount() > 0:
		return up
	}
	return own
}

// join takes the joined cells out of the rows and tells the cells that reach into
// their places how far they do. head and lines are where the rows stand.
func (rd *reader) join(t *doc.Table, all joints, head int, lines []int) {
	if len(lines) == 0 || rd.run.rehearsal && rd.branches(head, lines[len(lines)-1]) {
		return
	}
	type place struct{ row, column int }
	origin := make([][]place, len(all))
	extent := map[place]place{} // the last row and column of a cell
	size := map[place]int{}
	for i, row := range all {
		origin[i] = make([]place, len(row))
		for j, k := range row {
			at := place{i, j}
			switch {
			case k == left && j == 0:
				rd.unjoined(lines[i], "|| står först på raden, där det inte finns någon cell till vänster.")
				return
			case k == up && i == 0:
				rd.unjoined(lines[i], "^^ står på tabellens första rad, där det inte finns någon cell ovanför.")
				return
			case k == left:
				at = origin[i][j-1]
			case k == up:
				at = origin[i-1][j]
			}
			origin[i][j] = at
			last := extent[at]
			extent[at] = place{max(last.row, i), max(last.column, j)}
			size[at]++
		}
	}
	for i, row := range all {
		kept := t.Rows[i].Cells[:0]
		for j, k := range row {
			at := place{i, j}
			rows, across := extent[origin[i][j]].row-origin[i][j].row+1, extent[origin[i][j]].column-origin[i][j].column+1
			if size[origin[i][j]] != rows*across {
				rd.unjoined(lines[i], "Cellerna som slås ihop bildar ingen rektangel.")
				return
			}
			if k == own {
				c := t.Rows[i].Cells[j]
				if size[at] > 1 {
					c.ColSpan, c.RowSpan = across, rows
				}
				kept = append(kept, c)
			}
		}
		t.Rows[i].Cells = kept
	}
}

func (rd *reader) unjoined(line int, message string) {
	rd.run.report("PV417", rd.at(line), message,
		"|| låter cellen före nå över nästa kolumn, och ^^ ensamt i en cell låter cellen ovanför nå ned: | Drift | 1 || på en rad och | ^^ | 2 | 3 | på nästa.")
}

// branches tells whether the template chooses or repeats anything from the line at
// off to the line at end: before there is data, such a table shows every choice.
func (rd *reader) branches(off, end int) bool {
	from, to := rd.run.out.origin(rd.base+off), rd.run.out.origin(rd.base+end)
	text := rd.run.t.source.text[from:max(from, to)]
	for _, x := range actions(text) {
		if x.opens() || x.closes() || x.word == "else" {
			return true
		}
	}
	return false
}
