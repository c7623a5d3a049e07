package readback

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"planverk/internal/doc"
	"planverk/internal/pattern"
)

// Aspect is something that a publication is tried for by reading its finished files.
type Aspect string

// The aspects, each a criterion of EN 301 549.
const (
	Titled    Aspect = "titel"
	Spoken    Aspect = "språk"
	Headed    Aspect = "rubriker"
	Described Aspect = "bilder"
	Tabled    Aspect = "tabeller"
	Linked    Aspect = "länkar"
	Contrast  Aspect = "kontrast"
	Tagged    Aspect = "märkning"
	Sheets    Aspect = "blad"
)

// Flaw is what is wrong with a finished file, in Swedish.
type Flaw struct {
	Aspect Aspect
	Text   string
}

// Accessible reads a finished PDF file, web page or workbook and gives what keeps it from being
// accessible. tried are the aspects that the kind of file has been tried for; none of a
// kind that is not tried.
func Accessible(name string, data []byte) (tried []Aspect, flaws []Flaw, err error) {
	j := &accessJudge{}
	var judge func([]byte) error
	switch {
	case strings.HasSuffix(name, ".pdf"):
		tried, judge = []Aspect{Titled, Spoken, Headed, Described, Tabled, Linked, Contrast, Tagged}, j.pdf
	case strings.HasSuffix(name, ".html"):
		j.fragment = strings.HasSuffix(name, ".klistra-in.html")
		tried, judge = []Aspect{Headed, Described, Tabled, Linked, Spoken}, j.html
		if !j.fragment { // the page that it is pasted into has a title
			tried = append(tried, Titled)
		}
	case strings.HasSuffix(name, ".xlsx"):
		tried, judge = []Aspect{Titled, Spoken, Described, Tabled, Linked, Contrast, Sheets}, j.workbook
	default:
		return nil, nil, nil
	}
	if _, err = apart(func() (*accessJudge, error) { return j, judge(data) }); err != nil {
		return nil, nil, fmt.Errorf("filen går inte att läsa: %s", reason(err))
	}
	return tried, j.flaws, nil
}

type accessJudge struct {
	fragment bool
	level    int // of the last heading
	flaws    []Flaw
}

func (j *accessJudge) flaw(a Aspect, format string, args ...any) {
	if len(j.flaws) < mostFaults {
		j.flaws = append(j.flaws, Flaw{a, fmt.Sprintf(format, args...)})
	}
}

// heading holds a heading against the one before: no level is passed over on the way down.
func (j *accessJudge) heading(level int, text string) {
	if strings.TrimSpace(text) == "" {
		j.flaw(Headed, "en rubrik på nivå %d är tom", level)
	}
	if j.level > 0 && level > j.level+1 {
		j.flaw(Headed, "rubriken ”%s” är på nivå %d direkt efter nivå %d", clip(tidy(text)), level, j.level)
	}
	j.level = level
}

// Words of a link that do not say where it leads.
var (
	emptyLink = pattern.Later(`(?i)^(?:klicka(?: här)?|här|läs mer|mer|länk|till sidan|ladda ner)\.?$`)
	bareLink  = pattern.Later(`(?i)^(?:https?://|www\.)\S+$`)
)

func (j *accessJudge) link(text string) {
	switch text = tidy(text); {
	case text == "":
		j.flaw(Linked, "en länk har ingen text")
	case emptyLink().MatchString(text):
		j.flaw(Linked, "länken ”%s” säger inte vart den leder", text)
	case bareLink().MatchString(text):
		j.flaw(Linked, "länken ”%s” är en adress i stället för ord som säger vart den leder", clip(text))
	}
}

func (j *accessJudge) pdf(data []byte) error {
	tree, err := readTree(data)
	if err != nil {
		return err
	}
	r, err := openPDF(data)
	if err != nil {
		return err
	}
	root := r.Trailer().Key("Root")
	if tree.title == "" || !root.Key("ViewerPreferences").Key("DisplayDocTitle").Bool() {
		j.flaw(Titled, "filen visar inte sin titel")
	}
	if !strings.HasPrefix(tree.top.lang, "sv") {
		j.flaw(Spoken, "filen säger inte att den är på svenska")
	}
	tree.top.all(j.element)
	for _, fault := range Tagging(data) {
		j.flaw(Tagged, "%s", fault)
	}
	sheets, err := Drawing(data)
	for i, s := range sheets {
		j.contrast(i+1, s)
	}
	return err
}

func (j *accessJudge) element(n *node) {
	switch {
	case len(n.kind) == 2 && n.kind[0] == 'H' && n.kind[1] >= '1' && n.kind[1] <= '6':
		j.heading(int(n.kind[1]-'0'), n.heading())
	case n.kind == "Figure" && strings.TrimSpace(n.alt) == "":
		j.flaw(Described, "en bild saknar beskrivning")
	case n.kind == "Table":
		heads := 0
		n.all(func(c *node) {
			if c.kind == "TH" && c.scope != "" {
				heads++
			}
		})
		if heads == 0 {
			j.flaw(Tabled, "tabellen ”%s” har inga rubrikceller", clip(tidy(n.words())))
		}
	case n.kind == "Link":
		j.link(n.words())
	}
}

// leastContrast is what text must have against what is behind it (WCAG 1.4.3); large is
// 18 points, or 14 in bold.
func leastContrast(points float64, bold bool) float64 {
	if points >= 18 || bold && points >= 14 {
		return 3
	}
	return doc.TextContrast
}

// pale says that a contrast is too small.
func pale(contrast, least float64) string {
	decimal := func(v float64) string { return strings.Replace(strconv.FormatFloat(v, 'f', 1, 64), ".", ",", 1) }
	return fmt.Sprintf("har kontrasten %s mot sin bakgrund, minst %s behövs", decimal(contrast), decimal(least))
}

// contrast holds each text against what is filled behind it.
func (j *accessJudge) contrast(page int, s Sheet) {
	told := map[string]bool{}
	for i, m := range s.Marks {
		if m.Text == "" || strings.TrimSpace(m.Text) == "" || m.Turn && m.Tag == "Artifact" { // a mark across the page is no text to read
			continue
		}
		ink, ok := doc.ParseColour(m.Ink)
		paper := behind(s.Marks[:i], m)
		least := leastContrast(m.Size, m.Bold)
		if pair := m.Ink + paper.String(); ok && ink.Contrast(paper) < least && !told[pair] {
			told[pair] = true
			j.flaw(Contrast, "sidan %d: ”%s” %s", page, clip(tidy(m.Text)), pale(ink.Contrast(paper), least))
		}
	}
}

// behind gives the colour that was last filled where a text begins; the paper is white.
func behind(before []Mark, text Mark) doc.Colour {
	paper := doc.White
	for _, m := range before {
		if m.Shape != "fill" && m.Shape != "both" {
			continue
		}
		left, right := min(m.X, m.X+m.W), max(m.X, m.X+m.W)
		low, high := min(m.Y, m.Y+m.H), max(m.Y, m.Y+m.H)
		if c, ok := doc.ParseColour(m.Ink); ok && text.X+1 > left && text.X+1 < right && text.Y+1 > low && text.Y+1 < high {
			paper = c
		}
	}
	return paper
}

func (j *accessJudge) html(data []byte) error {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return err
	}
	titled, swedish := false, false
	var walk func(n *html.Node, depth int) error
	walk = func(n *html.Node, depth int) error {
		if depth > maxDepth {
			return errTooDeep
		}
		if n.Type == html.ElementNode {
			swedish = swedish || strings.HasPrefix(attribute(n, "lang"), "sv")
			titled = titled || n.DataAtom == atom.Title && n.Namespace == "" && strings.TrimSpace(contents(n)) != ""
			j.tag(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if err := walk(c, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	err = walk(root, 0)
	if !titled && !j.fragment {
		j.flaw(Titled, "sidan har ingen titel")
	}
	if !swedish {
		j.flaw(Spoken, "sidan säger inte att den är på svenska")
	}
	return err
}

func (j *accessJudge) tag(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		j.heading(int(n.Data[1]-'0'), contents(n))
	case atom.Img:
		if !hasAttribute(n, "alt") {
			j.flaw(Described, "en bild saknar alternativtext")
		}
	case atom.Svg:
		if attribute(n, "aria-hidden") != "true" && attribute(n, "aria-label") == "" && attribute(n, "aria-labelledby") == "" && !hasChild(n, "title") {
			j.flaw(Described, "en ritad bild saknar alternativtext")
		}
	case atom.Table:
		if !hasHead(n) {
			j.flaw(Tabled, "tabellen ”%s” har inga rubrikceller", clip(tidy(contents(n))))
		}
	case atom.A:
		if hasAttribute(n, "href") && attribute(n, "aria-label") == "" {
			j.link(contents(n))
		}
	}
}

func contents(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(contents(c))
	}
	return b.String()
}

func hasAttribute(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func hasChild(n *html.Node, tag string) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == tag {
			return true
		}
	}
	return false
}

// hasHead tells whether a table has a cell that is a head with a scope, or that cells
// name as theirs.
func hasHead(n *html.Node) bool {
	if n.DataAtom == atom.Th && (attribute(n, "scope") != "" || attribute(n, "id") != "") {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasHead(c) {
			return true
		}
	}
	return false
}
