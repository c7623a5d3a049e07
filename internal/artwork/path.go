package artwork

import (
	"math"
	"strconv"
	"strings"

	"planverk/internal/doc"
)

// scanner reads the numbers of SVG attributes.
type scanner struct {
	s  string
	at int
}

// space passes white space, and one comma when it may stand there.
func (n *scanner) space(comma bool) {
	for n.at < len(n.s) {
		switch n.s[n.at] {
		case ' ', '\t', '\n', '\r', '\f':
		case ',':
			if !comma {
				return
			}
			comma = false
		default:
			return
		}
		n.at++
	}
}

// number reads one number: "-.5", "12", "1e3". Numbers may stand without a space
// between them: "1.5.5-2" is three (SVG 1.1, 8.3.9).
func (n *scanner) number() (float64, bool) {
	start, i := n.at, n.at
	digits := func() bool {
		from := i
		for i < len(n.s) && n.s[i] >= '0' && n.s[i] <= '9' {
			i++
		}
		return i > from
	}
	if i < len(n.s) && (n.s[i] == '+' || n.s[i] == '-') {
		i++
	}
	some := digits()
	if i < len(n.s) && n.s[i] == '.' {
		i++
		some = digits() || some
	}
	if !some {
		return 0, false
	}
	if i < len(n.s) && (n.s[i] == 'e' || n.s[i] == 'E') {
		mantissa := i
		if i++; i < len(n.s) && (n.s[i] == '+' || n.s[i] == '-') {
			i++
		}
		if !digits() {
			i = mantissa // the e of em or ex
		}
	}
	v, err := strconv.ParseFloat(n.s[start:i], 64)
	n.at = i
	return v, err == nil && math.Abs(v) <= 1e9
}

// flag reads the 0 or 1 of an arc.
func (n *scanner) flag() (bool, bool) {
	if n.at >= len(n.s) || n.s[n.at] != '0' && n.s[n.at] != '1' {
		return false, false
	}
	n.at++
	return n.s[n.at-1] == '1', true
}

// numbers reads a list of numbers.
func numbers(s string) ([]float64, bool) {
	n := scanner{s: s}
	var list []float64
	for n.space(false); n.at < len(s); n.space(true) {
		v, ok := n.number()
		if !ok {
			return nil, false
		}
		list = append(list, v)
	}
	return list, true
}

// units are what lengths may be given in, in the user units of 1/96 inch.
var units = map[string]float64{"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}

// length reads a number with or without a unit.
func length(s string) (float64, bool) {
	n := scanner{s: strings.TrimSpace(s)}
	v, ok := n.number()
	unit, known := units[n.s[n.at:]]
	return v * unit, ok && known
}

// pathReader turns path data into steps, all absolute.
type pathReader struct {
	scanner
	out     outline
	pen     doc.Point
	start   doc.Point // of the part
	control doc.Point // the last one, for S and T
	last    byte      // the command before, in upper case
}

// arguments is how many numbers each command takes.
var arguments = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

// pathSteps reads the d of a path (SVG 1.1, 8.3). It is false when something in it
// is no path data. It ends when there are more steps than a picture may have.
func pathSteps(d string) (outline, bool) {
	p := pathReader{scanner: scanner{s: d}}
	for p.space(false); p.at < len(d) && len(p.out) <= maxSteps; p.space(false) {
		letter := d[p.at]
		command := letter &^ 0x20
		count, known := arguments[command]
		if !known || letter < 'A' || len(p.out) == 0 && command != 'M' {
			return nil, false
		}
		p.at++
		if !p.sets(command, letter != command, count) {
			return nil, false
		}
	}
	return p.out, true
}

// sets reads a command's numbers, as many sets of them as follow.
func (p *pathReader) sets(command byte, relative bool, count int) bool {
	if count == 0 {
		p.out = p.out.close()
		p.pen, p.last = p.start, command
		return true
	}
	for first := true; first || p.more(); first = false {
		var v [7]float64
		for i := range count {
			p.space(i > 0)
			var ok bool
			if v[i], ok = p.argument(command, i); !ok {
				return false
			}
		}
		if len(p.out) > maxSteps {
			return true
		}
		p.do(command, relative, v)
		if command == 'M' {
			command = 'L' // further pairs are lines
		}
	}
	return true
}

// more tells whether another set of numbers follows.
func (p *pathReader) more() bool {
	p.space(true)
	return p.at < len(p.s) && strings.IndexByte("+-.0123456789", p.s[p.at]) >= 0
}

func (p *pathReader) argument(command byte, i int) (float64, bool) {
	if command != 'A' || i != 3 && i != 4 {
		return p.number()
	}
	set, ok := p.flag()
	if set {
		return 1, ok
	}
	return 0, ok
}

// do draws one command.
func (p *pathReader) do(command byte, relative bool, v [7]float64) {
	var origin doc.Point
	if relative {
		origin = p.pen
	}
	at := func(i int) doc.Point { return doc.Point{X: origin.X + v[i], Y: origin.Y + v[i+1]} }
	before := p.last
	p.last = command
	if command != 'M' && before == 'Z' {
		p.out = p.out.move(p.pen.X, p.pen.Y)
	}
	switch command {
	case 'M':
		p.pen = at(0)
		p.start = p.pen
		p.out = p.out.move(p.pen.X, p.pen.Y)
	case 'L':
		p.line(at(0))
	case 'H':
		p.line(doc.Point{X: origin.X + v[0], Y: p.pen.Y})
	case 'V':
		p.line(doc.Point{X: p.pen.X, Y: origin.Y + v[0]})
	case 'C':
		p.cubic(at(0), at(2), at(4))
	case 'S':
		p.cubic(p.mirrored(before == 'C' || before == 'S'), at(0), at(2))
	case 'Q':
		p.quadratic(at(0), at(2))
	case 'T':
		p.quadratic(p.mirrored(before == 'Q' || before == 'T'), at(0))
	case 'A':
		p.arc(math.Abs(v[0]), math.Abs(v[1]), v[2]*math.Pi/180, v[3] == 1, v[4] == 1, at(5))
	}
}

func (p *pathReader) line(to doc.Point) {
	p.out = p.out.to(to.X, to.Y)
	p.pen = to
}

func (p *pathReader) cubic(a, b, to doc.Point) {
	p.out = p.out.curve(a.X, a.Y, b.X, b.Y, to.X, to.Y)
	p.control, p.pen = b, to
}

func (p *pathReader) quadratic(c, to doc.Point) {
	third := func(from doc.Point) doc.Point {
		return doc.Point{X: from.X + 2*(c.X-from.X)/3, Y: from.Y + 2*(c.Y-from.Y)/3}
	}
	p.cubic(third(p.pen), third(to), to)
	p.control = c
}

// mirrored is the last control point on the other side of the pen.
func (p *pathReader) mirrored(curve bool) doc.Point {
	if !curve {
		return p.pen
	}
	return doc.Point{X: 2*p.pen.X - p.control.X, Y: 2*p.pen.Y - p.control.Y}
}

// arc draws a part of an ellipse as curves of at most a quarter each (SVG 1.1,
// appendix F.6).
func (p *pathReader) arc(rx, ry, turn float64, large, sweep bool, to doc.Point) {
	if rx == 0 || ry == 0 || to == p.pen {
		p.line(to)
		return
	}
	cos, sin := math.Cos(turn), math.Sin(turn)
	halfX, halfY := (p.pen.X-to.X)/2, (p.pen.Y-to.Y)/2
	x, y := cos*halfX+sin*halfY, cos*halfY-sin*halfX
	if grow := x*x/(rx*rx) + y*y/(ry*ry); grow > 1 {
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	root := math.Sqrt(max(rx*rx*ry*ry/(rx*rx*y*y+ry*ry*x*x)-1, 0))
	if large == sweep {
		root = -root
	}
	cx, cy := root*rx*y/ry, -root*ry*x/rx
	from := math.Atan2((y-cy)/ry, (x-cx)/rx)
	angle := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - from
	if sweep && angle < 0 {
		angle += 2 * math.Pi
	} else if !sweep && angle > 0 {
		angle -= 2 * math.Pi
	}
	midX, midY := (p.pen.X+to.X)/2, (p.pen.Y+to.Y)/2
	place := func(u, v float64) doc.Point { // of the unit circle
		u, v = cx+rx*u, cy+ry*v
		return doc.Point{X: midX + cos*u - sin*v, Y: midY + sin*u + cos*v}
	}
	parts := int(math.Ceil(math.Abs(angle)/(math.Pi/2) - 1e-9))
	delta := angle / float64(max(parts, 1))
	k := 4.0 / 3 * math.Tan(delta/4)
	for i := range max(parts, 1) {
		a := from + float64(i)*delta
		b := a + delta
		end := place(math.Cos(b), math.Sin(b))
		if i == parts-1 {
			end = to
		}
		p.cubic(place(math.Cos(a)-k*math.Sin(a), math.Sin(a)+k*math.Cos(a)), place(math.Cos(b)+k*math.Sin(b), math.Sin(b)-k*math.Cos(b)), end)
	}
}
