package doc

// Emblem is the sender's arms or logo, for the head of the document.
type Emblem struct {
	Picture *Picture
	Alt     string  // what it shows, in words; never empty
	Height  float64 // points
}

// Width is how wide the emblem is drawn, in points.
func (e *Emblem) Width() float64 { return e.Height * e.Picture.Width / e.Picture.Height }

// Picture is a still picture: shapes, or pixels. It is what its reader made of a
// file, so that no writer meets the file itself. It does not change.
type Picture struct {
	Width, Height float64 // above 0, in the units of the shapes, or in pixels
	Shapes        []Shape // painted in order, the first at the back; outside the picture nothing is seen
	Pixels        *Pixels // nil for a picture of shapes
}

// Shape is an outline that is filled, stroked, or both. The y axis points down.
type Shape struct {
	Steps   []Step
	Fill    *Colour // nil: not filled
	EvenOdd bool    // what counts as inside; false is the non-zero rule
	Stroke  *Colour // nil: no line
	Line    Line
}

// Line is how the stroke of a shape is drawn; caps and joins are numbered as in
// PDF (ISO 32000-1, 8.4.3).
type Line struct {
	Width float64
	Cap   int     // 0 butt, 1 round, 2 square
	Join  int     // 0 miter, 1 round, 2 bevel
	Miter float64 // at least 1
}

// StepKind is what a step of an outline does.
type StepKind int

const (
	MoveTo  StepKind = iota // begins a part at P[0]
	LineTo                  // a straight line to P[0]
	CurveTo                 // a cubic curve by P[0] and P[1] to P[2]
	Close                   // a straight line to where the part began
)

// Step is a part of an outline.
type Step struct {
	Kind StepKind
	P    [3]Point
}

// Point is a place in a picture.
type Point struct{ X, Y float64 }

// Typeface is the municipality's own font for text: four TrueType programs that
// have been examined. The mono and sign faces are the house's.
type Typeface struct {
	Regular, Bold, Italic, BoldItalic []byte // but for Regular, nil when the municipality has none
}
