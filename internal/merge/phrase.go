package merge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"planverk/internal/doc"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// Words in another language, and abbreviations, stand in brackets with what holds for
// them in braces right after: [Service Desk]{lang=en}, [SLA]{betyder="avtal om
// tjänstenivå"}. goldmark has no such thing; before links it looks here.
var phraseInlines = util.Prioritized(phraseParser{}, 140)

type phraseParser struct{}

// phrase is [words]{attributes} in the tree.
type phrase struct {
	ast.BaseInline
	words      mdtext.Segment
	attributes string
}

var kindPhrase = ast.NewNodeKind("Phrase")

func (*phrase) Kind() ast.NodeKind { return kindPhrase }

func (n *phrase) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (phraseParser) Trigger() []byte { return []byte{'['} }

var phraseMark = pattern.Later(`^\[([^\[\]^][^\[\]]*)\]\{([^{}#]*=[^{}]*)\}`)

// Parse reads a span of one line; anything else is left to others.
func (phraseParser) Parse(_ ast.Node, block mdtext.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	m := phraseMark().FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	block.Advance(m[1])
	return &phrase{words: mdtext.NewSegment(at.Start+m[2], at.Start+m[3]), attributes: string(line[m[4]:m[5]])}
}

var phraseAttribute = pattern.Later(`^(\pL+)=(?:"([^"]*)"|([\pL\pN-]+))$`)

// spanned reads a span. One that says what is not known is told of, and its words stand
// as they would without.
func (rd *reader) spanned(n *phrase, w window) []doc.Inline {
	if n.words.Start < w.from || n.words.Stop > w.to {
		return nil
	}
	var text []doc.Inline
	for _, p := range rd.split(string(n.words.Value(rd.source))) {
		if p.piece == nil {
			p.text = clean(unescape(p.text))
		}
		text = append(text, p.inlines()...)
	}
	s := &doc.Span{Text: text}
	for _, a := range phraseSplit().FindAllString(n.attributes, -1) {
		m := phraseAttribute().FindStringSubmatch(a)
		switch {
		case m != nil && m[1] == "lang" && slices.Contains(doc.Languages, m[2]+m[3]):
			s.Lang = m[2] + m[3]
		case m != nil && m[1] == "betyder" && strings.TrimSpace(m[2]+m[3]) != "":
			s.Long = strings.TrimSpace(rd.words(m[2] + m[3])) // empty when the value is not given
		default:
			rd.wrongPhrase(n, a)
			return text
		}
	}
	if len(doc.Plain(text)) == 0 || s.Lang == "" && s.Long == "" {
		return text
	}
	return []doc.Inline{s}
}

// phraseSplit parts attributes at the blanks that are not within quotes.
var phraseSplit = pattern.Later(`(?:[^\s"]|"[^"]*"?)+`)

func (rd *reader) wrongPhrase(n *phrase, attribute string) {
	code := "PV419"
	if rd.rich {
		code = "PV427"
	}
	rd.run.report(code, rd.at(n.words.Start), fmt.Sprintf("%s efter %s går inte att förstå.", sv.Quote(clean(attribute)), sv.Quote(clean(rd.words(string(n.words.Value(rd.source)))))),
		`Skriv [Service Desk]{lang=en} eller [SLA]{betyder="avtal om tjänstenivå"}.`, "Språk att välja på: "+strings.Join(doc.Languages, ", ")+".")
}
