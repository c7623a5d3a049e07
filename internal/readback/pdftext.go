package readback

import (
	"io"
	"strings"

	"github.com/ledongthuc/pdf"
)

// page gives the text that a page draws, by number of marked content.
func (p *pdfReader) page(page pdf.Value) (map[int]string, error) {
	if page.Kind() != pdf.Dict {
		return nil, nil
	}
	key := pageKey(page)
	if texts, ok := p.pages[key]; ok {
		return texts, nil
	}
	if p.loaded++; p.loaded > maxPages {
		return nil, errTooMuch
	}
	if err := contentSize(page.Key("Contents")); err != nil {
		return nil, err
	}
	d := &drawing{fonts: page.Key("Resources").Key("Font"), encoders: map[string]pdf.TextEncoding{}, texts: map[int]*strings.Builder{}}
	pdf.Interpret(page.Key("Contents"), d.operator)
	texts := map[int]string{}
	for mcid, b := range d.texts {
		texts[mcid] = b.String()
	}
	p.pages[key] = texts
	return texts, nil
}

// contentSize refuses a page whose content unpacks to more than is sensible.
func contentSize(v pdf.Value) error {
	streams := []pdf.Value{v}
	if v.Kind() == pdf.Array {
		streams = nil
		for i := range min(v.Len(), 1000) {
			streams = append(streams, v.Index(i))
		}
	}
	var total int64
	for _, s := range streams {
		n, _ := io.Copy(io.Discard, io.LimitReader(s.Reader(), maxContent+1-total))
		if total += n; total > maxContent {
			return errTooMuch
		}
	}
	return nil
}

// drawing interprets a page's operators as far as text goes.
type drawing struct {
	fonts    pdf.Value
	encoders map[string]pdf.TextEncoding
	font     pdf.TextEncoding
	saved    []pdf.TextEncoding // by q
	open     []int              // marked content that is open, innermost last; −1 without number
	texts    map[int]*strings.Builder
}

func (d *drawing) operator(stk *pdf.Stack, op string) {
	args := make([]pdf.Value, min(stk.Len(), 40))
	for i := len(args) - 1; i >= 0; i-- {
		args[i] = stk.Pop()
	}
	for stk.Len() > 0 {
		stk.Pop()
	}
	last := pdf.Value{}
	if len(args) > 0 {
		last = args[len(args)-1]
	}
	switch op {
	case "BDC":
		d.begin(last)
	case "BMC":
		d.open = append(d.open, -1)
	case "EMC":
		if n := len(d.open); n > 0 {
			d.open = d.open[:n-1]
		}
	case "q":
		if len(d.saved) < 1000 {
			d.saved = append(d.saved, d.font)
		}
	case "Q":
		if n := len(d.saved); n > 0 {
			d.font, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "Tf":
		if len(args) > 1 {
			d.font = d.encoder(args[len(args)-2].Name())
		}
	case "Tj", "'", "\"":
		d.show(last)
	case "TJ":
		for i := range last.Len() {
			d.show(last.Index(i))
		}
	}
}

func (d *drawing) begin(props pdf.Value) {
	mcid := -1
	if props.Kind() == pdf.Dict && props.Key("MCID").Kind() == pdf.Integer {
		mcid = int(props.Key("MCID").Int64())
	}
	if len(d.open) < 1000 {
		d.open = append(d.open, mcid)
	}
}

func (d *drawing) encoder(font string) pdf.TextEncoding {
	if e, ok := d.encoders[font]; ok {
		return e
	}
	f := pdf.Font{V: d.fonts.Key(font)}
	e := f.Encoder()
	d.encoders[font] = e
	return e
}

// show adds drawn text to the innermost marked content with a number. Text outside
// is an artifact: a page's head and foot.
func (d *drawing) show(s pdf.Value) {
	if s.Kind() != pdf.String || d.font == nil || len(d.open) == 0 || d.open[len(d.open)-1] < 0 {
		return
	}
	mcid := d.open[len(d.open)-1]
	b := d.texts[mcid]
	if b == nil {
		b = &strings.Builder{}
		d.texts[mcid] = b
	}
	b.WriteString(d.font.Decode(s.RawString()))
}
