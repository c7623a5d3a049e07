package font

// Family is the fonts of a document: the house's, with the municipality's own in
// place of the text faces. A nil Family is the house's alone.
type Family struct {
	own [SansBoldItalic + 1]func() (*Font, error)
}

// NewFamily puts programs that have been examined (package truetype) in place of the
// text faces. A style that is nil is set in the nearest that is not.
func NewFamily(regular, bold, italic, boldItalic []byte) *Family {
	if bold == nil {
		bold = regular
	}
	if italic == nil {
		italic = regular
	}
	if boldItalic == nil {
		boldItalic = bold
	}
	return &Family{own: [...]func() (*Font, error){
		Sans: parsedOwn(regular), SansBold: parsedOwn(bold), SansItalic: parsedOwn(italic), SansBoldItalic: parsedOwn(boldItalic),
	}}
}

// Font returns the parsed font of a face.
func (m *Family) Font(f Face) (*Font, error) {
	if m != nil && f <= SansBoldItalic {
		return m.own[f]()
	}
	return faces[f]()
}

// Drawn is the face of the texts in figures, which are laid out by the measures of
// the house's font.
func (m *Family) Drawn() Face {
	if m == nil {
		return Sans
	}
	return House
}

// Fallbacks returns the faces that are asked in turn for a sign that f lacks. The
// bold signs are fewer than the others; a sign that only the municipality's own font
// has is shown by its upright face in every style.
func (m *Family) Fallbacks(f Face) []Face {
	list := fallbacks
	if f == SansBold || f == SansBoldItalic || f == MonoBold || f == HouseBold {
		list = boldFallbacks
	}
	switch {
	case m == nil:
		return list[1 : len(list)-1]
	case f > SansBoldItalic:
		return list[1:]
	}
	return list
}

var (
	fallbacks     = []Face{House, Signs, Sans}
	boldFallbacks = []Face{HouseBold, SignsBold, Signs, Sans}
)

// Has tells whether every style has a sign, by itself or by a face that stands in for
// it.
func (m *Family) Has(r rune) bool {
	if Has(r) || m == nil {
		return Has(r)
	}
	f, err := m.Font(Sans)
	return err == nil && f.Has(r)
}
