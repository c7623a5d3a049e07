package figure

// enlarge makes everything in the drawing larger.
func (d *Drawing) enlarge(by float64) {
	d.Width, d.Height = d.Width*by, d.Height*by
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case *Box:
			s.X, s.Y, s.W, s.H = s.X*by, s.Y*by, s.W*by, s.H*by
		case *Path:
			for i := range s.Steps {
				for j := range s.Steps[i].P {
					s.Steps[i].P[j].X *= by
					s.Steps[i].P[j].Y *= by
				}
			}
		}
	}
	for i := range d.Texts {
		t := &d.Texts[i]
		t.Size *= by
		for j := range t.Lines {
			l := &t.Lines[j]
			l.X, l.Y, l.W = l.X*by, l.Y*by, l.W*by
		}
	}
}
