package readback

import (
	"fmt"
	"strings"
)

// maxColumns is far more than a page has room for.
const maxColumns = 200

// laidOut lays the cells of rows out: what spans several columns or rows stands in each.
func laidOut(rows []*node) [][]*node {
	table := make([][]*node, len(rows))
	for y, tr := range rows {
		x := 0
		for _, k := range tr.kids {
			if k.node == nil {
				continue
			}
			for x < len(table[y]) && table[y][x] != nil {
				x++ // taken by a cell above
			}
			for dy := range min(k.node.rows, len(rows)-y) {
				for dx := range min(k.node.cols, maxColumns) {
					table[y+dy] = set(table[y+dy], x+dx, k.node)
				}
			}
			x += min(k.node.cols, maxColumns)
		}
	}
	return table
}

func set(row []*node, x int, n *node) []*node {
	for len(row) <= x {
		row = append(row, nil)
	}
	row[x] = n
	return row
}

// table says a table: what it is, its rows, and with each cell the head of its column.
func (s *speaker) table(n *node) {
	heads := laidOut(headRows(n))
	rows := n.below("TR", "TBody", "TFoot")
	if len(heads) > 0 && len(n.below("THead")) == 0 {
		rows = rows[len(heads):]
	}
	body := laidOut(rows)
	width := 0
	for _, row := range append(heads, body...) {
		width = max(width, len(row))
	}
	name := "Tabell utan rubrik"
	for _, c := range n.below("Caption") {
		name = strings.TrimSuffix(tidy(s.running(c.kids)), ".")
	}
	s.turn(n)
	s.say(fmt.Sprintf("%s. %s, %s.", name, counted(len(rows), "rad", "rader"), counted(width, "kolumn", "kolumner")))
	s.within(func() {
		if n.summary != "" {
			s.say("Sammanfattning: " + n.summary)
		}
		var columns []string
		for x := range width {
			columns = append(columns, columnHead(x, heads, s.cell))
		}
		if len(heads) > 0 {
			s.say("Kolumner: " + strings.Join(columns, "; "))
		}
		for y, row := range body {
			s.turn(rows[y])
			s.row(y, row, heads)
		}
	})
}

// headRows are the rows of THead, or the first row when it holds header cells only.
func headRows(n *node) []*node {
	if rows := n.below("TR", "THead"); len(n.below("THead")) > 0 {
		return rows
	}
	rows := n.below("TR", "TBody")
	if len(rows) == 0 {
		return nil
	}
	for _, k := range rows[0].kids {
		if k.node == nil || k.node.kind != "TH" {
			return nil
		}
	}
	return rows[:1]
}

// row says a row: the header cells that name it, and each other cell with its column.
func (s *speaker) row(y int, row []*node, heads [][]*node) {
	name := fmt.Sprintf("Rad %d", y+1)
	var cells []string
	var last *node
	for x, c := range row {
		if c == nil || c == last {
			continue
		}
		last = c
		text := tidy(s.cell(c))
		if text == "" {
			text = "tom"
		}
		if c.kind == "TH" {
			name += ", " + text
			continue
		}
		if head := columnHead(x, heads, (*node).heading); head != "" {
			text = head + ": " + text
		}
		cells = append(cells, text)
	}
	s.say(name + ": " + strings.Join(cells, "; "))
}

// columnHead is the heads above a column, from the top, each as words gives it.
func columnHead(x int, heads [][]*node, words func(*node) string) string {
	var parts []string
	var last *node
	for _, row := range heads {
		if x < len(row) && row[x] != nil && row[x] != last {
			last = row[x]
			parts = append(parts, tidy(words(last)))
		}
	}
	return strings.Join(parts, ", ")
}
