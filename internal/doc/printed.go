package doc

// Printed calls fn with every piece of text that a document prints, with that of its
// margins. The words that are only spoken or stand in the files' properties are not
// among them.
func Printed(d *Document, fn func(string)) {
	m := d.Meta
	for _, s := range append([]string{m.Title, m.Municipality, m.Department, m.Diary, m.Decision, m.Drawn, m.Checksum}, m.Subtitle...) {
		fn(s)
	}
	for _, f := range d.Facts {
		fn(f.Term)
	}
	Walk(d, func(b Block) {
		switch b := b.(type) {
		case *Heading:
			fn(b.Number)
		case *Table:
			fn(b.Unit)
		case *Figure:
			fn(b.Unit)
			printedFigure(b, fn)
		case *Signatures:
			for _, s := range b.Blocks {
				fn(s.Party)
				fn(s.Place)
				fn(s.Name)
				fn(s.Title)
			}
		}
	}, func(i Inline) { printedInline(i, fn) })
}

func printedFigure(f *Figure, fn func(string)) {
	for _, n := range f.Nodes {
		fn(n.Text)
		fn(n.Note)
		fn(n.Group)
	}
	for _, e := range f.Edges {
		fn(e.Text)
	}
}

func printedInline(i Inline, fn func(string)) {
	switch i := i.(type) {
	case *Text:
		fn(i.S)
	case *Code:
		fn(i.S)
	case *Reference:
		fn(i.Text)
	case *Value:
		fn(i.Text)
	case *Choice:
		fn(i.State)
		for _, o := range i.Options {
			fn(o)
		}
	}
}
