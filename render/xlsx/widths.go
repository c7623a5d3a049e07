package xlsx

import (
	"math"
	"slices"
	"strconv"

	"planverk/internal/book"
	"planverk/internal/sv"
)

const (
	minWidth    = 8.0
	figureWidth = 14.0 // room for a figure that grows by some digits
	wordsWidth  = 28.0 // room for words that somebody will write
	figureLeast = 11.0 // the same two on a sheet that is too wide for paper
	wordsLeast  = 20.0
	wordsNearly = 23.0 // words that need so little more stay on one line
	headRoom    = 3.0  // for the filter button
	headWidth   = 22.0 // a head that needs more is wrapped
	pathWidth   = 60.0 // a word that needs more, most often a path or an address, is parted
)

// widths decides the width of every column: as wide as its contents, at most
// as the model says, never narrower than its longest word.
func (w *writer) widths(s *book.Sheet) []float64 {
	out := make([]float64, len(s.Table.Columns))
	for i, c := range s.Table.Columns {
		need := max(minWidth, longestWord(c.Name, true)+headRoom, min(natural(c.Name, true)+headRoom, headWidth))
		switch {
		case figures(kindOf(c, s.Table.Rows[0][i])):
			need = max(need, figureWidth)
		case c.Input && len(c.Choices) == 0 && !c.Short:
			need = max(need, wordsWidth)
		}
		for _, r := range s.Table.Rows {
			need = max(need, w.need(r[i], c))
		}
		if f, ok := c.Total.(*book.Formula); ok {
			need = max(need, natural(w.shown(f), true)+2)
		}
		if i == 0 && s.Table.Total != "" {
			need = max(need, natural(s.Table.Total, true))
		}
		for _, n := range s.Notes {
			if i == 0 {
				need = max(need, natural(n.Label, false))
			}
		}
		out[i] = min(need, 255)
	}
	if !s.Hidden {
		w.squeeze(s, out)
	}
	// Title and sentence run over the columns to the right; on paper they would be
	// cut at the last one. What is too long for that is wrapped in the first.
	sum := sumOf(out)
	wanted, room := max(natural(s.Title, true)*titleScale, natural(s.Lead, false)), paperWidth(s)
	for _, n := range s.Notes { // stand from the second column on
		wanted = max(wanted, min(out[0]+natural(w.shown(n.Cell), false), room))
	}
	switch {
	case wanted <= sum:
	case wanted <= room:
		out[len(out)-1] += min(wanted-sum, 255-out[len(out)-1])
	case sum < room:
		out[0] += min(room-sum, 255-out[0])
	}
	return out
}

// squeeze makes the columns of a sheet that is too wide for paper narrower: heads of
// figures are wrapped first, then the widest words, and words that are short, or lack
// only little, stay on one line.
func (w *writer) squeeze(s *book.Sheet, widths []float64) {
	if sumOf(widths) <= paperWidth(s) {
		return
	}
	least, whole := make([]float64, len(widths)), slices.Clone(widths)
	for i, c := range s.Table.Columns {
		least[i] = min(widths[i], w.least(s, i, c))
		if figures(kindOf(c, s.Table.Rows[0][i])) {
			widths[i] = least[i]
		}
	}
	for level := slices.Max(widths) - 1; level >= wordsLeast && sumOf(widths) > paperWidth(s); level-- {
		for i := range widths {
			widths[i] = max(least[i], min(widths[i], level))
		}
	}
	for i, c := range s.Table.Columns {
		lack := whole[i] - widths[i]
		if !figures(kindOf(c, s.Table.Rows[0][i])) && lack <= wordsNearly-wordsLeast && sumOf(widths)+lack <= paperWidth(s)*aLittle {
			widths[i] = whole[i]
		}
	}
}

// aLittle is how much more a sheet is shrunk for words to stay on one line.
const aLittle = 1.05

func sumOf(widths []float64) (sum float64) {
	for _, w := range widths {
		sum += w
	}
	return sum
}

// least is the smallest width of a column: no figure is cut, and no word parted that
// is not already.
func (w *writer) least(s *book.Sheet, i int, c book.Column) float64 {
	need := max(minWidth, longestWord(c.Name, true)+headRoom)
	switch {
	case c.Input && figures(kindOf(c, s.Table.Rows[0][i])):
		need = max(need, figureLeast)
	case c.Input && len(c.Choices) == 0 && !c.Short:
		need = max(need, wordsLeast)
	}
	for _, r := range s.Table.Rows {
		if r[i].Kind() == book.KindText {
			text := w.shown(r[i])
			line := natural(text, false)
			if line > wordsNearly {
				line = wordsLeast
			}
			need = max(need, line, min(longestWord(text, false), pathWidth))
		} else {
			need = max(need, w.need(r[i], c))
		}
	}
	if f, ok := c.Total.(*book.Formula); ok {
		need = max(need, natural(w.shown(f), true)+2)
	}
	if i == 0 {
		need = max(need, natural(s.Table.Total, true))
		for _, n := range s.Notes {
			need = max(need, natural(n.Label, false))
		}
	}
	return need
}

// paperWidth is how wide a sheet may be before its columns are made narrower, and how
// wide title and sentence may make it: a wider one is shrunk below four fifths on A4.
func paperWidth(s *book.Sheet) float64 {
	if s.Portrait {
		return 115
	}
	return 170
}

// smallest is how wide a sheet may be on one page: below two thirds of its size the
// text of 11 points is less than 7, which is too small to read on paper.
const smallest = 1.5

// across is how a sheet that is too wide for one page goes on beside itself.
type across struct {
	pages int
	told  int     // columns that tell what a row is about, which stand on every page
	free  float64 // about what the others take on a page
}

// acrossOf decides how many pages beside each other a sheet is printed on.
func acrossOf(s *book.Sheet, widths []float64) across {
	page := paperWidth(s) / 170 * 140 * smallest
	a := across{pages: 1, free: page}
	sum := sumOf(widths)
	if s.Hidden || sum <= page {
		return a
	}
	for a.told = 2; a.told > 0 && (a.told >= len(widths) || sumOf(widths[:a.told]) > page/3); a.told-- {
	}
	told := sumOf(widths[:a.told])
	a.pages = int(math.Ceil((sum - told) / (page - told)))
	a.free = (sum - told) / float64(a.pages)
	return a
}

// need is the width that a cell asks for.
func (w *writer) need(c book.Cell, col book.Column) float64 {
	if m, ok := c.(book.Money); ok && !col.Signed {
		return w.figureNeed(m.Ore)
	}
	if f, ok := c.(*book.Formula); ok && !col.Signed && !f.Empty && f.Shown != book.KindPercent {
		return w.figureNeed(f.Value)
	}
	text := w.shown(c)
	if col.Signed && text != "" {
		text = "▲ +" + text
	}
	if figures(c.Kind()) || c.Kind() == book.KindDate || c.Kind() == book.KindKey {
		return natural(text, false) + 1
	}
	limit := 60.0
	if col.Width > 0 {
		limit = float64(col.Width)
	}
	return max(min(natural(text, false), limit), min(longestWord(text, false), pathWidth))
}

// figureNeed is the width that a figure asks for. All digits are equally wide, so that
// it is measured once for each number of them.
func (w *writer) figureNeed(ore int64) float64 {
	n := 2 * len(strconv.AppendInt(make([]byte, 0, 20), ore/100, 10))
	if ore <= -100 {
		n-- // its sign is no digit
	}
	if w.figures[n] == 0 {
		w.figures[n] = natural(w.figure(ore), false) + 1
	}
	return w.figures[n]
}

// shown is about what the reader sees in a cell, for measuring.
func (w *writer) shown(c book.Cell) string {
	switch c := c.(type) {
	case book.Text:
		return c.S
	case book.Key:
		return c.S
	case book.Link:
		return c.Sheet
	case book.Money:
		return w.figure(c.Ore)
	case book.Count:
		return sv.Int(c.N)
	case book.Percent:
		return sv.Decimal(c.Hundredths) + " %"
	case book.Day:
		return "0000-00-00"
	case *book.Formula:
		switch {
		case c.Empty:
			return ""
		case c.Shown == book.KindPercent:
			return sv.Decimal(c.Value) + " %"
		}
		return w.figure(c.Value)
	}
	return ""
}

func (w *writer) figure(ore int64) string {
	s := "+" + sv.Int(ore/100)
	if w.styles.ore {
		s += ",00"
	}
	return s
}

// lines counts the lines of every row of the table, wrapped to the widths.
func (w *writer) lines(s *book.Sheet, widths []float64) []int {
	out := make([]int, len(s.Table.Rows))
	for r, row := range s.Table.Rows {
		out[r] = 1
		for i, c := range row {
			if c.Kind() == book.KindText && !s.Hidden {
				out[r] = max(out[r], lines(w.shown(c), widths[i], false))
			}
		}
	}
	return out
}
