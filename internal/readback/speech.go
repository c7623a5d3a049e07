package readback

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Speech gives what a screen reader says of a tagged PDF, a line a piece: headings
// with their level, tables with the heads of their cells, lists with the number of
// items, figures by their alternative text, links with where they lead, changes of
// language. All of it is read out of the finished file; artifacts are not heard. With
// pages, a line tells where a page begins. An error is in Swedish and says why the
// file cannot be read aloud.
func Speech(data []byte, pages bool) ([]string, error) {
	doc, err := apart(func() (*tagged, error) { return readTree(data) })
	if err != nil {
		return nil, fmt.Errorf("filen går inte att läsa upp: %s", reason(err))
	}
	s := &speaker{lang: doc.top.lang, marks: pages}
	s.say("Dokument: " + tidy(doc.title) + ". Språk: " + language(doc.top.lang) + ". " + counted(doc.pages, "sida", "sidor") + ".")
	s.flow(doc.top)
	return s.lines, nil
}

// speaker puts a structure tree into words.
type speaker struct {
	lines   []string
	indent  int
	listing bool   // within a list of contents
	lang    string // that is spoken now
	marks   bool   // tell where pages begin
	page    int    // that is read now
}

// say adds a line.
func (s *speaker) say(line string) {
	if line = tidy(line); line != "" {
		s.lines = append(s.lines, strings.Repeat("  ", s.indent)+line)
	}
}

// within says what fn says, one step in.
func (s *speaker) within(fn func()) {
	s.indent++
	fn()
	s.indent--
}

// contents says how many entries a list of contents has, those of the lists in it too,
// and then the entries, each list further in.
func (s *speaker) contents(n *node) {
	if !s.listing {
		entries := 0
		n.all(func(e *node) {
			if e.kind == "TOCI" {
				entries++
			}
		})
		s.say("Innehållsförteckning, " + counted(entries, "rad", "rader") + ":")
	}
	defer func(old bool) { s.listing = old }(s.listing)
	s.listing = true
	s.within(func() { s.flow(n) })
}

// flow says what an element holds: blocks one by one, and the text between them as
// paragraphs.
func (s *speaker) flow(n *node) {
	var text []kid
	flush := func() {
		s.say(s.running(text))
		text = nil
	}
	for _, k := range n.kids {
		if k.node != nil && !inLine(k.node.kind) {
			flush()
			s.block(k.node)
		} else {
			text = append(text, k)
		}
	}
	flush()
}

// block says an element that stands on lines of its own.
func (s *speaker) block(n *node) {
	if n.lang != "" && n.lang != s.lang {
		defer func(old string) { s.lang = old }(s.lang)
		s.lang = n.lang
		s.say("(på " + language(n.lang) + ")")
	}
	switch n.kind {
	case "H1", "H2", "H3", "H4", "H5", "H6":
		s.say("Rubrik nivå " + n.kind[1:] + ": " + s.running(n.kids))
	case "L":
		s.list(n)
	case "TOC":
		s.contents(n)
	case "Table":
		s.table(n)
	case "Figure", "Formula":
		s.figure(n)
	case "Caption":
		s.say("Bildtext: " + s.running(n.kids))
	case "Note":
		s.note(n)
	case "BlockQuote":
		s.say("Citat:")
		s.within(func() { s.flow(n) })
	case "Form":
		s.say("Formulärfält: " + s.cell(n))
	default:
		if n.actual != "" {
			s.say(n.actual)
			return
		}
		s.flow(n)
	}
}

func (s *speaker) figure(n *node) {
	alt := n.alt
	if alt == "" {
		alt = "utan beskrivning"
	}
	s.turn(n)
	s.say("Bild: " + alt)
}

// turn goes to the page where the first content of n stands.
func (s *speaker) turn(n *node) {
	found := false
	n.all(func(n *node) {
		for _, k := range n.kids {
			if k.mark && !found {
				found = true
				s.begin(k.page)
			}
		}
	})
}

// begin tells that a page begins.
func (s *speaker) begin(page int) {
	if page == s.page || page == 0 {
		return
	}
	s.page = page
	if s.marks {
		s.lines = append(s.lines, "— Sidan "+strconv.Itoa(page)+" —")
	}
}

// note says a footnote with its number.
func (s *speaker) note(n *node) {
	name, text := "Fotnot", &node{}
	for _, k := range n.kids {
		if k.node != nil && k.node.kind == "Lbl" {
			name += " " + tidy(k.node.words()) // and a link back to the mark
		} else {
			text.kids = append(text.kids, k)
		}
	}
	s.say(name + ": " + s.cell(text))
}

func (s *speaker) list(n *node) {
	items := n.below("LI")
	switch n.numbering {
	case "None":
		s.say("Lista, " + counted(len(items), "uppgift", "uppgifter") + ":")
	case "Decimal":
		s.say("Numrerad lista, " + counted(len(items), "punkt", "punkter") + ":")
	default:
		s.say("Lista, " + counted(len(items), "punkt", "punkter") + ":")
	}
	s.within(func() {
		for _, li := range items {
			s.item(li, n.numbering == "None")
		}
	})
}

// item says a list item: its label and the first line of its body together, the rest
// below.
func (s *speaker) item(li *node, term bool) {
	var label string
	for _, l := range li.below("Lbl") {
		label = tidy(s.running(l.kids))
	}
	if term && label != "" && !strings.HasSuffix(label, ":") {
		label += ":"
	}
	for _, body := range li.below("LBody") {
		from := len(s.lines)
		s.within(func() { s.flow(body) })
		for from < len(s.lines) && strings.HasPrefix(s.lines[from], "— ") {
			from++ // the page turns between label and body
		}
		if from < len(s.lines) {
			s.lines[from] = strings.Repeat("  ", s.indent) + label + " " + strings.TrimSpace(s.lines[from])
			label = ""
		}
	}
	s.say(label)
}

// running is text within a line.
func (s *speaker) running(kids []kid) string {
	var b strings.Builder
	for i, k := range kids {
		switch {
		case k.to != nil && again(kids[i+1:], k.to): // a link over two lines has two areas
		case k.mark:
			if s.page != k.page && strings.TrimFunc(b.String(), unicode.IsSpace) != "" && s.marks {
				fmt.Fprintf(&b, "[sidan %d] ", k.page)
				s.page = k.page
			}
			s.begin(k.page)
			b.WriteString(k.text)
		case k.to != nil:
			b.WriteString(" (" + k.to.String() + ")")
		default:
			b.WriteString(s.inline(k.node, embraced(b.String(), kids[i+1:])))
		}
	}
	return b.String()
}

// embraced tells whether what comes next stands alone between parentheses that are printed.
func embraced(before string, after []kid) bool {
	return strings.HasSuffix(before, "(") && len(after) > 0 && after[0].mark && strings.HasPrefix(after[0].text, ")")
}

// again tells whether one of the kids leads to the same place.
func again(kids []kid, to *target) bool {
	return slices.ContainsFunc(kids, func(k kid) bool { return k.to != nil && *k.to == *to })
}

// inline is an element within a line; embraced, it has its parentheses already.
func (s *speaker) inline(n *node, embraced bool) string {
	text := ""
	switch {
	case n.ofNote() != "":
		return " (not " + n.ofNote() + ")"
	case n.kind == "Figure" || n.kind == "Formula":
		return "(bild: " + n.alt + ")"
	case n.kind == "Note": // of a caption, which is said on one line
		return " / " + s.cell(&node{kids: []kid{{node: n}}}) + " "
	case !inLine(n.kind):
		return s.cell(n) + " "
	case n.actual != "":
		text = n.actual
	case n.expansion != "":
		text = n.expansion
	default:
		text = s.running(n.kids)
	}
	switch {
	case n.lang == "" || n.lang == s.lang:
		return text
	case embraced:
		return "på " + language(n.lang) + ": " + text
	}
	return "(på " + language(n.lang) + ": " + text + ")"
}

// cell is what an element holds, on one line; a stroke stands between its blocks.
func (s *speaker) cell(n *node) string {
	inner := &speaker{lang: s.lang, page: s.page}
	inner.flow(n)
	s.page = inner.page
	for i, l := range inner.lines {
		inner.lines[i] = strings.TrimSpace(l)
	}
	return strings.Join(inner.lines, " / ")
}

// String says where a link leads.
func (t *target) String() string {
	switch {
	case t.page > 0:
		return "länk till sidan " + strconv.Itoa(t.page)
	case t.url != "":
		return "länk till " + t.url
	}
	return "länk"
}

// languages are those that documents of Swedish municipalities are likely to quote.
var languages = map[string]string{
	"sv": "svenska", "en": "engelska", "fi": "finska", "se": "nordsamiska", "sma": "sydsamiska", "smj": "lulesamiska", "fit": "meänkieli",
	"rom": "romani", "yi": "jiddisch", "no": "norska", "nb": "norska", "nn": "nynorska", "da": "danska", "de": "tyska", "fr": "franska", "es": "spanska",
	"pl": "polska", "ar": "arabiska", "so": "somaliska", "uk": "ukrainska", "la": "latin",
}

// language is what a language is called.
func language(tag string) string {
	primary, _, _ := strings.Cut(tag, "-")
	if name, ok := languages[strings.ToLower(primary)]; ok {
		return name
	}
	if tag == "" {
		return "inte angivet"
	}
	return "språket ”" + tag + "”"
}
