package text

// Piece is what stands between two places where a line may end, from where its ink
// begins to where it ends, in points from the beginning of its paragraph.
type Piece struct {
	from, to float64
	first    bool // of its paragraph
}

// Pieces is text that is measured and not set.
type Pieces []Piece

// add appends the pieces between chances.
func (p *Pieces) add(list []chance) {
	if p == nil {
		return
	}
	for i := 1; i < len(list); i++ {
		*p = append(*p, Piece{list[i-1].start, list[i].end + list[i].hyphen, i == 1})
	}
}

// Len is how many pieces there are.
func (p *Pieces) Len() int {
	if p == nil {
		return 0
	}
	return len(*p)
}

// Indent makes the room for the lines of the pieces from number from on smaller.
func (p *Pieces) Indent(from int, by float64) {
	for i := from; i < p.Len(); i++ {
		(*p)[i].to += by
	}
}

// Lines is how many lines the text takes at a width, if each is filled, and how wide
// the widest of them is.
func (p Pieces) Lines(width float64) (n int, widest float64) {
	start := 0.0
	for i := range p {
		if p[i].first || p[i].to-start > width+fits {
			n, start = n+1, p[i].from
		}
		widest = max(widest, p[i].to-start)
	}
	return n, widest
}
