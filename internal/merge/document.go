package merge

import (
	"strings"

	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// read turns the filled-in text into blocks.
func (r *run) read() (head, []doc.Block) {
	h, off := r.head()
	r.unit = r.unitOfAmounts(h)
	rd := &reader{run: r, source: r.out.text[off:], base: off}
	rd.at = r.placeAfter(off)
	if line, dense := tooDense(rd.source); dense {
		r.report("PV413", rd.at(line), "Mallen har för många listor i varandra eller för många hakparenteser.", "Skriv listan på högst tre nivåer.")
		return h, nil
	}
	blocks := rd.blocks(rd.parse(wholeTemplates), true)
	return h, append(blocks, rd.unmarked()...)
}

// document puts text and meta data together.
func (r *run) document(env Env) *doc.Document {
	h, blocks := r.read()
	m := r.meta(env)
	m.Title, m.Subtitle = doc.Plain(h.title), h.subtitle
	m.Subject = doc.Plain(h.summary)
	if h.front != "" {
		m.HeadBlock = h.front == headBlock
	}
	d := &doc.Document{Meta: m, Facts: h.facts, Blocks: blocks, Summary: h.summary}
	shared := env.Terms
	if shared == nil {
		shared = NewTerms(r.in.Kommun.Root)
	}
	shared.over(r.in.Root).speak(d)
	return d
}

// meta reads what stands around the text from the head that all document types share.
func (r *run) meta(env Env) doc.Meta {
	head := fields{r.in.Root}.group("dokument")
	decision, kommun := head.group("beslut"), fields{r.in.Kommun.Root}
	look := kommun.group("utseende")
	stem, _ := plan.Names(r.in)
	m := doc.Meta{
		ID:           stem,
		Type:         r.in.Type,
		Lang:         "sv-SE",
		Municipality: kommun.text("namn"),
		Department:   head.text("förvaltning"),
		Keywords:     head.group("publicering").texts("nyckelord"),
		Status:       head.text("status"),
		Checksum:     env.Checksum,
		Emblem:       env.Emblem,
		Typeface:     env.Typeface,
		Accent:       accent(look.text("accentfärg")),
		Zebra:        look.text("tabellstil") == "zebra",
		Contents:     true,
		Generator:    env.Generator,
		Publishing:   publishing(head.group("publicering"), kommun.group("publicering")),
		Date:         firstDate(decision.date("datum"), head.date("upprättad"), newYear(head.m.Get("år"))),
	}
	if numbers := head.texts("diarienummer"); len(numbers) > 0 {
		m.Diary = keep(strings.ReplaceAll(numbers[0], " ", sv.NBSP))
	}
	if d := decision.text("datum"); d != "" {
		m.Decision = keep(strings.TrimSpace("Beslutad " + d + " " + decision.text("paragraf")))
	}
	if d := head.text("upprättad"); d != "" {
		m.Drawn = "Upprättad " + d
	}
	m.HeadBlock = look.text("förstasida") == headBlock
	m.Duplex = look.text("dubbelsidig") == "ja"
	if large(look) {
		m.BodySize = largeSize
	}
	m.Justified = look.text("textjustering") == "marginaljusterad"
	m.Compounds = look.texts("avstavning")
	return m
}

// The sizes of text (points): what is usual, and "textstorlek: stor".
const (
	usualSize = 10.5
	largeSize = 12.0
)

// What "förstasida" may be: a page of its own, or a block above the text.
const (
	coverPage = "omslag"
	headBlock = "huvud"
)

func large(look fields) bool { return look.text("textstorlek") == "stor" }

// scale is how much larger than usual figures are drawn.
func (r *run) scale() float64 {
	if !r.rehearsal && large(fields{r.in.Kommun.Root}.group("utseende")) {
		return largeSize / usualSize
	}
	return 0
}

// accent gives the municipality's colour, darkened to the nearest that text on white
// can be read in, so that every writer prints the same one.
func accent(s string) string {
	c, ok := doc.ParseColour(s)
	if !ok || c.Contrast(doc.White) >= doc.TextContrast {
		return s
	}
	return c.ForText().String()
}

// publishing fills the CMS form; what the plan does not say is taken from the
// municipality's habits.
func publishing(own, habits fields) doc.Publishing {
	first := func(key string) string {
		if s := own.text(key); s != "" {
			return s
		}
		return habits.text(key)
	}
	return doc.Publishing{
		Channel:     first("kanal"),
		PageOwner:   first("sidansvarig"),
		Published:   own.text("publiceras"),
		Review:      own.text("granskas senast"),
		Unpublished: own.text("avpubliceras"),
		Replaces:    own.text("ersätter"),
	}
}

// fields reads the few values that the meta data are made of by canonical key.
type fields struct{ m *plan.Map }

func (f fields) group(key string) fields {
	m, _ := f.m.Get(key).(*plan.Map)
	return fields{m}
}

func (f fields) text(key string) string { return oneLine(f.m.Get(key)) }

func (f fields) texts(key string) []string {
	l, ok := f.m.Get(key).(*plan.List)
	if !ok {
		return nil
	}
	var all []string
	for _, n := range l.Items {
		if s := oneLine(n); s != "" {
			all = append(all, s)
		}
	}
	return all
}

func (f fields) date(key string) doc.Date {
	d, ok := f.m.Get(key).(*plan.Date)
	if !ok || d.Year == 0 {
		return doc.Date{}
	}
	return doc.Date{Year: d.Year, Month: d.Month, Day: d.Day}
}

// oneLine gives a value as a word for files' properties: years without grouping.
func oneLine(n plan.Node) string {
	switch n := n.(type) {
	case nil:
		return ""
	case *plan.Ref:
		return clean(n.Label)
	case *plan.Count:
		return n.Exact()
	}
	return clean(textOf(n))
}

func firstDate(dates ...doc.Date) doc.Date {
	for _, d := range dates {
		if d != (doc.Date{}) {
			return d
		}
	}
	return doc.Date{}
}

func newYear(n plan.Node) doc.Date {
	if c, ok := n.(*plan.Count); ok {
		return doc.Date{Year: int(c.N), Month: 1, Day: 1}
	}
	return doc.Date{}
}
