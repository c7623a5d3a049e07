package pdf

import "planverk/internal/doc"

// A notice below a table stands with its last rows when it is no longer than fewLines;
// with all that is bound to those it takes at most mostBound of a page.
const (
	fewLines  = 3
	mostBound = 0.6

	aboveFollower = 8 // points: less than below a table that no notice belongs to
)

// follow binds the rows from first on, a notice, to the end of the table above them. A
// table that rather stands whole is not parted for the sake of its notice.
func (f *flow) follow(above doc.Block, first int) {
	if _, ok := above.(*doc.Table); !ok || first == 0 || len(f.rows)-first > fewLines+2 { // with the edges of its box
		return
	}
	from := first - 1
	for from > 0 && f.rows[from-1].keep {
		from--
	}
	if stack(f.rows[from:]).height() > upright.share(mostBound) {
		return
	}
	if first > 1 && f.rows[first-2].rather {
		f.rows[first-1].rather = true
	} else {
		f.rows[first-1].keep = true
	}
	f.rows[first].before = aboveFollower
	for i := first; i < len(f.rows)-1; i++ {
		f.rows[i].keep = true
	}
	if f.rows[first-1].wide {
		f.lay(first)
	}
}
