package merge

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"planverk/internal/diag"
)

// templateParser reads a filled-in template. Underlined headings and indented code
// are left out: a template's indentation and its dashes mean nothing. Code blocks,
// rules, images and HTML are read so that they can be reported.
func templateParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			noteBlocks,
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			noteInlines,
			phraseInlines,
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// richParser reads a field of type md: paragraphs, lists, bold, italics, code, links,
// footnotes and words in other languages. A heading mark, a table or HTML in the data is text like any other.
func richParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			noteBlocks,
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			noteInlines,
			phraseInlines,
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)
}

// lineParser reads the values of the block at a template's top: one line each, so
// that "1. januari" is no list.
func lineParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)
}

// The parsers keep nothing between texts.
var (
	wholeTemplates = templateParser()
	singleLines    = lineParser()
	riches         = richParser()
)

// reader turns a Markdown tree into blocks of the document model.
type reader struct {
	run    *run
	source []byte
	base   int                     // where source begins in what the run has printed
	rich   bool                    // the text is data, not template
	at     func(off int) diag.Span // where an offset of source comes from

	unit string // what the table's caption says of the column that is read

	notes  map[int]*note // footnotes by goldmark's number
	inNote bool          // the text of one is being read
}

func parseMarkdown(p parser.Parser, source []byte) ast.Node {
	return p.Parse(mdtext.NewReader(source))
}

// What a text may hold. A Markdown parser's time grows with the square of nested
// marks and open brackets; no honest text comes near these figures.
const (
	maxNesting  = 12   // list and quote marks at the beginning of a line
	maxBrackets = 4000 // in one text
)

// tooDense gives the place of the line where a text goes beyond those limits.
func tooDense(source []byte) (off int, dense bool) {
	brackets := 0
	for off < len(source) {
		line, _, _ := bytes.Cut(source[off:], []byte("\n"))
		brackets += bytes.Count(line, []byte("["))
		if brackets > maxBrackets || nesting(line) > maxNesting {
			return off, true
		}
		off += len(line) + 1
	}
	return 0, false
}

// nesting counts the marks of lists, quotes and footnotes that a line begins with.
func nesting(line []byte) int {
	n := 0
	for {
		line = bytes.TrimLeft(line, " \t")
		rest := bytes.TrimLeft(line, "0123456789")
		switch {
		case len(rest) == 0:
			return n
		case rest[0] == '>' && len(rest) == len(line):
		case len(rest) < len(line) && (rest[0] == '.' || rest[0] == ')') && (len(rest) == 1 || rest[1] == ' ' || rest[1] == '\t'):
		case bytes.HasPrefix(line, []byte("[^")) && bytes.Contains(line, []byte("]:")):
			rest = line[bytes.Index(line, []byte("]:"))+1:]
		case len(rest) == len(line) && (rest[0] == '-' || rest[0] == '+' || rest[0] == '*' || rest[0] == ':') && (len(rest) == 1 || rest[1] == ' ' || rest[1] == '\t'):
		default:
			return n
		}
		n++
		line = rest[1:]
	}
}
