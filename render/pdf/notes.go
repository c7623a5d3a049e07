package pdf

import (
	"strconv"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// Measures of the footnotes at the foot of a page, in points.
const (
	aboveNotes   = 10.0 // between the text and the rule
	belowRule    = 5.0  // between the rule and the first note
	betweenNotes = 2.0
	noteRule     = 42 * mm // how long the rule is
	noteIndent   = 5 * mm  // in which the number stands
	leastOfNote  = 3       // lines on the page of its mark, when a note goes on on the next
	mostCarried  = 0.5     // of a page, for what goes on from the page before
)

// footnote is a note, laid out, and its place.
type footnote struct {
	mark   *tag.Anchor // where its first mark stands
	anchor *tag.Anchor // where the note stands
	e      *tag.Element
	rows   []row
}

// notes are the footnotes of a document, found by the link of their first mark.
type notes struct {
	byNumber map[int]*footnote
	byLink   map[*tag.Link]*footnote
	inOrder  []*footnote
}

func newNotes() *notes {
	return &notes{byNumber: map[int]*footnote{}, byLink: map[*tag.Link]*footnote{}}
}

// noteMark sets the number of a footnote as a link to the note. With the first mark
// the note itself is laid out.
func (s *setter) noteMark(runs []text.Run, n *doc.Note, like text.Run) []text.Run {
	like.Style = like.Style.Raised()
	number := strconv.Itoa(n.Number)
	e, ok := like.Mark.(*tag.Element)
	if !ok { // a caption that is repeated
		return s.setText(runs, number, like)
	}
	first := s.notes.byNumber[n.Number] == nil
	if first {
		s.notes.byNumber[n.Number] = &footnote{
			mark:   &tag.Anchor{Title: "märket för not " + number},
			anchor: &tag.Anchor{Title: "not " + number},
			e:      e.Aside("Note"),
		}
	}
	to := s.notes.byNumber[n.Number]
	link := &tag.Link{To: to.anchor, Contents: "Gå till not " + number}
	if first {
		s.notes.byLink[link] = to
		s.notes.inOrder = append(s.notes.inOrder, to)
		to.rows = s.noteRows(n, to)
	}
	like.Mark = e.Inline("Reference")
	return s.setText(runs, number, s.linked(like, link))
}

// noteRows lays out a note: its number, which leads back to the mark, and the text.
func (s *setter) noteRows(n *doc.Note, to *footnote) []row {
	to.e.ID = "not-" + strconv.Itoa(n.Number)
	f := &flow{setter: s}
	c := column{x: pageLeft + noteIndent, text: fullWidth - noteIndent, full: fullWidth - noteIndent, style: s.sheet.note}
	number := s.setText(nil, strconv.Itoa(n.Number), s.linked(text.Run{Style: c.style, Mark: to.e.Add("Lbl")},
		&tag.Link{To: to.mark, Contents: "Tillbaka till " + to.mark.Title}))
	f.lines(s.inlines(nil, n.Text, text.Run{Style: c.style, Mark: to.e.Add("P")}), c, c.text)
	f.label(0, number, pageLeft, c.style)
	if len(f.rows) > 0 {
		f.rows[0].before = betweenNotes
		f.rows[0].anchors = append(f.rows[0].anchors, to.anchor)
	}
	return f.rows
}

// joinNotes gives every note its place in the structure: after the text of its mark.
func (s *setter) joinNotes() {
	for _, n := range s.notes.inOrder {
		n.e.Join()
	}
}

// noted is content with marks of footnotes.
type noted interface {
	notes(of *notes) []*footnote
}

func (t *textLine) notes(of *notes) []*footnote { return of.in(t.line) }

// in gives the notes whose first marks stand in a line.
func (of *notes) in(l text.Line) []*footnote {
	var all []*footnote
	for i := range l.Segments {
		if n := of.byLink[l.Segments[i].Run.Link]; n != nil && (i == 0 || l.Segments[i-1].Run.Link != l.Segments[i].Run.Link) {
			all = append(all, n)
		}
	}
	return all
}

func (r *tableRow) notes(of *notes) []*footnote {
	var all []*footnote
	for i := range r.cells {
		for k := range r.cells[i].rows {
			all = append(all, of.of(&r.cells[i].rows[k])...)
		}
	}
	return all
}

func (g *rowGroup) notes(of *notes) []*footnote {
	var all []*footnote
	for _, r := range g.rows {
		all = append(all, r.notes(of)...)
	}
	return all
}

// of gives the notes whose first marks stand in a row.
func (of *notes) of(r *row) []*footnote {
	if len(of.byLink) == 0 {
		return nil
	}
	if b, ok := r.body.(noted); ok {
		return b.notes(of)
	}
	return nil
}

// noteArea is what stands at the foot of one page: what goes on from the page before,
// and the notes that have their marks on this one.
type noteArea struct {
	carried []row
	rows    [][]row // by note
}

// height is what the area takes of the page at least, with further notes: all of it,
// but only the first lines of a long note that comes last.
func (a *noteArea) height(more ...[]row) float64 {
	if len(a.rows)+len(more)+len(a.carried) == 0 {
		return 0
	}
	all := append(append([][]row{}, a.rows...), more...)
	h := carriedHeight(a.carried)
	for i, rows := range all {
		if i == len(all)-1 && len(rows) > 2*leastOfNote {
			rows = rows[:leastOfNote]
		}
		h += rowsHeight(rows)
	}
	return h + aboveNotes + belowRule
}

func rowsHeight(rows []row) float64 {
	h := 0.0
	for i := range rows {
		h += rows[i].before + rows[i].height
	}
	return h
}

// carriedHeight is how much of what is carried over stands on the page at least.
func carriedHeight(rows []row) float64 {
	return min(rowsHeight(rows), lying.share(mostCarried))
}

// fill takes the rows that there is room for, at least two lines of a note, and gives
// the rest.
func (a *noteArea) fill(room float64) (taken, rest []row) {
	all := append([]row{}, a.carried...)
	for _, rows := range a.rows {
		all = append(all, rows...)
	}
	room -= aboveNotes + belowRule
	for i := range all {
		if room -= all[i].before + all[i].height; room < -tolerance {
			k := i
			for k > 0 && all[k-1].keep {
				k--
			}
			if k > 0 {
				i = k
			}
			return all[:i], all[i:]
		}
	}
	return all, nil
}

// ruleLine is the line between text and notes.
type ruleLine struct{}

func (ruleLine) draw(s *setter, y float64) {
	s.canvas.Line(tag.Layout, pageLeft, y, pageLeft+noteRule, y, draw.Pen{Weight: ruleRow, Ink: grey})
}

// placeNotes gives the rows their places at the foot of a page, under the rule.
func placeNotes(rows []row, bottom float64) []placed {
	if len(rows) == 0 {
		return nil
	}
	y := bottom - rowsHeight(rows)
	out := []placed{{row: &row{body: ruleLine{}}, y: y - belowRule}}
	for i := range rows {
		y += rows[i].before
		out = append(out, placed{row: &rows[i], y: y})
		y += rows[i].height
	}
	return out
}
