package pdf

import (
	"math"
	"slices"

	"planverk/render/pdf/internal/text"
)

// The widths of columns are chosen by how tall they make the table. Of a long table as
// many rows stand for all, and a column is tried at no more widths.
const (
	sampledRows = 24
	levels      = 48
)

// What looks worse than it is tall, in lines of height.
const (
	tidy   = 0.1  // a line in a cell that makes its row no taller
	parted = 0.75 // a short text on several lines: a date, a name
)

// anyLines is for text that may have as many lines as it needs.
const anyLines = -1

// shortText is how wide a text is that rather stands on one line, in sizes of the text.
const shortText = 13

// wrapping is how the text of a table becomes lines at the widths of its columns.
type wrapping struct {
	rows   int // heads and sampled rows
	every  int // of how many body rows one is sampled
	cells  []wrappedCell
	pieces text.Pieces
	lines  []int32 // of each cell at each of its column's levels
}

// wrappedCell is a cell of one column that has a place where it may be broken.
type wrappedCell struct {
	row, column, down int
	from, to          int   // its pieces
	whole             int32 // more lines part what is short; 0 = nothing is
}

// begin makes ready for a table, with the room of the one before.
func (w *wrapping) begin(rows int) {
	*w = wrapping{cells: w.cells[:0], pieces: w.pieces[:0], lines: w.lines[:0]}
	w.every = max(1, (rows+sampledRows-1)/sampledRows)
}

// sampled tells whether body row i stands for those around it.
func (w *wrapping) sampled(i int) bool { return i%w.every == 0 }

// keep takes the pieces from number from on as a cell of the row that was begun last.
// It may have so many lines more than the forced ones without being parted.
func (w *wrapping) keep(column, down, from int, more int32) {
	if len(w.pieces)-from < 2 {
		w.pieces = w.pieces[:from]
		return
	}
	c := wrappedCell{row: w.rows - 1, column: column, down: down, from: from, to: len(w.pieces)}
	if more != anyLines {
		n, _ := w.pieces[from:].Lines(math.Inf(1))
		c.whole = int32(n) + more
	}
	w.cells = append(w.cells, c)
}

// floors are widths from narrow, at most wide and all together at most width, that make
// the table low: the better of two ways. Columns begin wide, and the one is narrowed
// that costs least for the room it gives until they have room; or they begin narrow. In
// both the room that is left helps where it gives most. shrunk is the size of the text,
// as a part of that in which it was measured.
func (w *wrapping) floors(width, shrunk float64, narrow, wide []float64) []float64 {
	f := w.fit(width-sum(narrow), shrunk, narrow, wide)
	for f.spare < -tolerance {
		f.give()
	}
	f.fill()
	down := slices.Clone(f.level)
	copy(f.level, f.last)
	f.spare = width - sum(narrow)
	f.fill()
	if f.height(down) <= f.height(f.level) {
		copy(f.level, down)
	}
	out := make([]float64, len(narrow))
	for i := range out {
		out[i] = f.width(i, f.level[i])
	}
	return out
}

// fill takes the room that is left.
func (f *fitting) fill() {
	for f.help(f.lowerRow, len(f.tall)) {
	}
	for f.help(f.lowerCell, len(f.cells)) {
	}
}

// fitting is a choice of widths under way: the number of each column's level, of which
// 0 is the widest.
type fitting struct {
	*wrapping
	widths       []float64 // of each column at each level
	last         []int     // level of each column, its narrowest
	spare        float64   // room that the columns leave; less than 0 when they take too much
	level, trial []int
	tall         []int32 // the lines of each row at the level
}

// fit finds the widths of each column at which the lines of its cells change.
func (w *wrapping) fit(spare, shrunk float64, narrow, wide []float64) *fitting {
	n := len(narrow)
	whole := make([]int, 3*n)
	f := &fitting{wrapping: w, widths: make([]float64, n*levels), last: whole[:n], level: whole[n : 2*n], trial: whole[2*n:], tall: make([]int32, w.rows)}
	for range w.cells {
		w.lines = append(w.lines, make([]int32, levels)...)
	}
	f.spare = spare
	for i := range narrow {
		f.column(i, narrow[i], min(wide[i], narrow[i]+spare), shrunk)
		f.spare -= f.width(i, 0) - narrow[i]
	}
	return f
}

// column finds the levels of one column, from wide to narrow.
func (f *fitting) column(i int, narrow, wide, shrunk float64) {
	last, step := -1, max((wide-narrow)/levels, tolerance)
	for most := max(narrow, wide); ; most = max(narrow, min(f.width(i, last)-2*tolerance, most-step)) {
		widest, changed := f.try(i, last+1, most/shrunk)
		if last < 0 || changed {
			last++
		}
		f.widths[i*levels+last] = max(narrow, widest*shrunk)
		if most <= narrow || last == levels-1 {
			break
		}
	}
	f.widths[i*levels+last] = narrow
	f.last[i] = last
}

// try counts the lines of a column's cells at a width. It returns the widest, and
// whether any cell has others than at the level before.
func (w *wrapping) try(column, level int, width float64) (widest float64, changed bool) {
	for i, c := range w.cells {
		if c.column != column {
			continue
		}
		n, wide := w.pieces[c.from:c.to].Lines(width)
		at := i*levels + level
		w.lines[at] = int32((n + c.down - 1) / c.down)
		widest = max(widest, wide)
		changed = changed || level > 0 && w.lines[at] != w.lines[at-1]
	}
	return widest, changed
}

func (f *fitting) width(column, level int) float64 { return f.widths[column*levels+level] }

// at is how many lines cell i takes at a level of its column.
func (f *fitting) at(i int, level []int) int32 { return f.lines[i*levels+level[f.cells[i].column]] }

// help takes the step that gives most for the room it takes, of n that lower tries.
// It tells whether there was one.
func (f *fitting) help(lower func(int) bool, n int) bool {
	clear(f.tall)
	for i, c := range f.cells {
		f.tall[c.row] = max(f.tall[c.row], f.at(i, f.level))
	}
	now, best, bestCost := f.height(f.level), 0.0, 0.0
	var chosen []int
	for i := range n {
		copy(f.trial, f.level)
		if !lower(i) {
			continue
		}
		cost := f.cost()
		if gain := (now - f.height(f.trial)) / max(cost, tolerance); cost <= f.spare+tolerance && gain > best {
			best, bestCost, chosen = gain, cost, append(chosen[:0], f.trial...)
		}
	}
	if chosen == nil {
		return false
	}
	copy(f.level, chosen)
	f.spare -= bestCost
	return true
}

// give narrows the column that makes the table least taller for the room it gives.
func (f *fitting) give() {
	now, best, column := f.height(f.level), math.Inf(1), -1
	for i := range f.level {
		if f.level[i] == f.last[i] {
			continue
		}
		f.level[i]++
		if loss := (f.height(f.level) - now) / f.freed(i); loss < best {
			best, column = loss, i
		}
		f.level[i]--
	}
	f.level[column]++
	f.spare += f.freed(column)
}

// freed is the room that column i has given by its last level.
func (f *fitting) freed(i int) float64 { return f.width(i, f.level[i]-1) - f.width(i, f.level[i]) }

// cost is the room that the trial takes beyond the level.
func (f *fitting) cost() (c float64) {
	for i, k := range f.trial {
		c += f.width(i, k) - f.width(i, f.level[i])
	}
	return c
}

// lowerRow tries the least widths at which a row has fewer lines than now.
func (f *fitting) lowerRow(row int) bool {
	for i, c := range f.cells {
		if c.row == row && !f.lower(i, f.tall[row]-1) {
			return false
		}
	}
	return f.tall[row] > 1
}

// lowerCell tries the least width at which a cell has fewer lines than now.
func (f *fitting) lowerCell(i int) bool { return f.lower(i, f.at(i, f.level)-1) }

// lower widens a column until a cell has at most so many lines.
func (f *fitting) lower(i int, lines int32) bool {
	column := f.cells[i].column
	for f.at(i, f.trial) > lines {
		if f.trial[column] == 0 {
			return false
		}
		f.trial[column]--
	}
	return true
}

// height is the lines of all rows, and something for what looks ill.
func (f *fitting) height(level []int) (h float64) {
	for at := 0; at < len(f.cells); {
		row, tall := f.cells[at].row, int32(0)
		for ; at < len(f.cells) && f.cells[at].row == row; at++ {
			n := f.at(at, level)
			tall = max(tall, n)
			h += tidy * float64(n)
			if whole := f.cells[at].whole; 0 < whole && whole < n {
				h += parted
			}
		}
		h += float64(tall)
	}
	return h
}
