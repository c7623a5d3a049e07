// Package doc is the document model that every writer prints: a Document of
// Blocks of Inlines. It is sealed: a writer is one switch over the kinds below,
// and a kind it does not know is an error, never silence.
//
// Values stay typed until a writer prints them: a figure is a Value with an
// identity, an exact value and its Swedish text, never a bare string.
package doc

// Document is one finished document, before it has become a file.
type Document struct {
	Meta    Meta
	Facts   []Fact // the decision block under the title; a fact without a value is not there
	Blocks  []Block
	Summary []Inline // one sentence for the intranet's ingress; may be empty
}

// Meta is what stands around the text and in the files' own properties. All of
// it comes from data or from the caller; nothing is asked from clock or machine.
type Meta struct {
	ID           string // file name stem: "procapita-bou-2021"
	Type         string // "systemforvaltningsplan"
	Lang         string // "sv-SE"
	Title        string // "Systemförvaltningsplan 2021"
	Subtitle     []string
	Municipality string // "Timrå kommun"
	Department   string
	Subject      string
	Keywords     []string
	Status       string    // "utkast", "beslutad" …
	Diary        string    // first diary number, for the foot
	Decision     string    // "Beslutad 2020-12-16 § 118", for the foot; empty when not decided
	Drawn        string    // "Upprättad 2021-11-29"; empty when not given
	Checksum     string    // short checksum of the data: "7f3a 91c0 d2e4"
	Date         Date      // of decision, else of drawing up: the files' creation date
	Emblem       *Emblem   // the sender's arms or logo; nil without
	Typeface     *Typeface // the municipality's own, for PDF; nil: the house's
	Accent       string    // "#0B4F6C"
	BodySize     float64   // points; 0 = 10.5
	Justified    bool      // running text ends at the right edge, else ragged
	Compounds    []string  // words to hyphenate at their joints: "verksamhets-ledningssystem"
	Zebra        bool      // every other row of a table on a tint, instead of rules between the rows
	Contents     bool      // print a contents list
	HeadBlock    bool      // the text begins below the title, not on a page of its own
	Duplex       bool      // chapters begin on a right-hand page
	Generator    string    // "Planverk 0.1.0"
	Publishing   Publishing
}

// Draft is the status of a document that nobody has decided on. The paged formats say
// so on every page.
const Draft = "utkast"

// Publishing is what the form of the intranet's CMS asks for; dates are ISO.
type Publishing struct {
	Channel, PageOwner, Published, Review, Unpublished, Replaces string
}

// Date is a calendar day; the zero value is "none".
type Date struct{ Year, Month, Day int }

// Fact is a term with its value in the decision block.
type Fact struct {
	Term  string
	Value []Inline
}

// Block is a piece of the document that stands on lines of its own.
type Block interface{ block() }

// Heading has an ID that is unique in the document, and a number that merge computed.
type Heading struct {
	ID     string // "budget"
	Level  int    // 1 chapter, 2 section, 3 subsection
	Number string // "1.8"; empty for an unnumbered heading
	Text   []Inline
	Lies   bool // its section is printed on pages that lie: see Lying
}

// Paragraph is running text.
type Paragraph struct{ Text []Inline }

// ListBlock is a bulleted or numbered list.
type ListBlock struct {
	Ordered bool
	Start   int // first number when Ordered; 0 means 1
	Items   []Item
}

// Item is one list item.
type Item struct{ Blocks []Block }

// Table has a header row of the columns' names, below the rows of Groups. The cells
// of every row, with those that reach down into it, cover all Columns: see Grid.
type Table struct {
	ID        string
	Number    int       // 1, 2 …: "Tabell 5"; 0 = without number
	Caption   []Inline  // "Budget 2022"
	Unit      string    // "kronor": printed in grey after the caption; may be empty
	Groups    [][]Group // header rows above the columns' names, from the top; most often none
	Columns   []Column
	Rows      []Row
	RowHeader bool // the first column names the row (TH Scope=Row)
}

// Group is a head over Span columns: "2021" over Budget and Utfall. Where it has no
// Head there is none: the heads below reach up through its place.
type Group struct {
	Head []Inline
	Span int // at least 1
}

// Align is how a column is set.
type Align int

const (
	Left Align = iota
	Right
)

// Column is a head cell and what holds for the column below it.
type Column struct {
	Head  []Inline
	Align Align // Right: figures
}

// Row is a body row; Sum marks the closing sum row.
type Row struct {
	Sum   bool
	Cells []Cell
}

// Cell holds blocks, most often one Paragraph. It is never without content: an
// empty value is a Missing inline. A cell may cover several columns and rows; the
// places that it covers have no cells of their own.
type Cell struct {
	Blocks           []Block
	ColSpan, RowSpan int // 0 = 1
}

// Notice is a boxed remark; Title is its first, bold line.
type Notice struct {
	Title []Inline
	Body  []Block
}

// Definitions is a list of terms with explanations.
type Definitions struct{ Items []Definition }

// Definition is one term and its explanation.
type Definition struct {
	Term []Inline
	Body []Block
}

// Quote is a quotation set apart.
type Quote struct{ Blocks []Block }

// FigureKind is what a figure shows, which decides how it is laid out.
type FigureKind int

const (
	OrganisationChart FigureKind = iota // boxes and lines, from the top down
	Flow                                // boxes with arrows that carry a text
	Chain                               // steps after each other
	YearWheel                           // twelve months round, with what falls in each
	Bars                                // amounts as horizontal bars
)

// Figure is a drawing described as data; every writer draws it from the one
// layout of internal/figure. Data, when given, says the same as a table and
// follows the figure.
type Figure struct {
	ID      string
	Number  int // "Figur 1"; 0 = without number
	Kind    FigureKind
	Caption []Inline
	Unit    string  // of the bars: "kronor"; printed in grey after the caption
	Alt     string  // what the figure shows, in words
	Across  bool    // a chain goes from left to right
	Scale   float64 // of text and boxes, when the municipality prints larger; 0 = 1
	Nodes   []FigureNode
	Edges   []FigureEdge
	Data    *Table
}

// FigureNode is a box, a step, an event of the wheel or a bar.
type FigureNode struct {
	ID     string
	Text   string
	Note   string // smaller, below Text
	Parent string // ID of the node above in an organisation chart; empty at the top
	Group  string // nodes of a group stand together
	Month  int    // 1–12 in a wheel; 0: the whole year
	Value  *Value // of a bar

	TextValues, NoteValues []Placed // the printed figures in Text and Note
}

// FigureEdge is a line or arrow between two nodes.
type FigureEdge struct {
	From, To, Text string
	Values         []Placed // the printed figures in Text
}

// Placed is a printed figure within the words of a drawing: its text begins at
// byte At of them.
type Placed struct {
	At    int
	Value *Value
}

// Signatures is where the parties sign: one block each, kept whole on a page.
type Signatures struct{ Blocks []Signatory }

// Signatory is one who signs. Name and Title are printed below the line when
// known; Place and Date are lines to fill in, Place may be printed.
type Signatory struct {
	Party string // "Kalmar kommun"
	Place string
	Name  string
	Title string
}

func (*Figure) block()      {}
func (*Signatures) block()  {}
func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*ListBlock) block()   {}
func (*Table) block()       {}
func (*Notice) block()      {}
func (*Definitions) block() {}
func (*Quote) block()       {}

// Inline is a piece of a line.
type Inline interface{ inline() }

// Text is plain text. It never holds a line break or a control character.
type Text struct{ S string }

// Strong is bold text.
type Strong struct{ Text []Inline }

// Emphasis is italic text.
type Emphasis struct{ Text []Inline }

// Code is a path or a name typed as it stands: O:\Funktions- och Gruppmappar.
type Code struct{ S string }

// Link leads out of the document (https, mailto), or to a Sibling.
type Link struct {
	URL  string
	Text []Inline
}

// Reference leads to a Heading or Table of the same document.
type Reference struct {
	Target string // ID
	Text   string // "avsnitt 5.2"
}

// Note is the mark of a footnote. Text is the note itself, which stands with the
// note's first mark; a later mark of the same note has the number alone.
type Note struct {
	Number int // 1, 2 …, through the document
	Text   []Inline
}

// Span is words that a listener must be told how to say: in another language, short for
// other words, or both.
type Span struct {
	Lang string // one of Languages; empty: the document's own
	Long string // "personuppgiftsbiträdesavtal", when Text is "PUB-avtal"; empty otherwise
	Text []Inline
}

// Languages are those that words of a document can be marked as, by their tags in BCP
// 47: the neighbours', the minorities' that Latin letters write, and those of contracts.
var Languages = []string{"da", "de", "en", "es", "fi", "fit", "fr", "nb", "nn", "pl", "rom", "se", "sma", "smj", "sv"}

// Break is a line break within a block.
type Break struct{}

// ValueKind is what a Value is.
type ValueKind int

const (
	Money  ValueKind = iota // Exact in kronor with a point and two decimals: "3499000.00"
	Count                   // Exact a whole number: "18"
	Day                     // Exact "2021-12-15"
	Time                    // a Moment: Exact "2018-06", "2018", "2022-Q1", or the words themselves
	Effort                  // Exact the figure and unit: "200 %", or the words themselves
)

// Value is a printed figure: an amount, a count or a date.
type Value struct {
	ID    string // identity: "budget.rader.drift.kostnad"
	Kind  ValueKind
	Exact string // for machines, see ValueKind
	Text  string // for people: "3 499 000", "den 15 december 2021"
}

// Missing stands where the data says nothing. It is drawn as a dash and read
// aloud as Spoken ("uppgift saknas", "ingen").
type Missing struct {
	Spoken string
	Blank  bool // nothing is drawn: what a sum row has no sum of
}

// Choice is the answer to a tick-box question: the options as boxes, and the
// state in words. Picked is the index of the ticked option, or -1 for none.
type Choice struct {
	ID      string // identity of the answer
	Options []string
	Picked  int
	State   string // "Ja", "Nej", "Uppgift saknas"
}

func (*Text) inline()      {}
func (*Strong) inline()    {}
func (*Emphasis) inline()  {}
func (*Code) inline()      {}
func (*Link) inline()      {}
func (*Reference) inline() {}
func (*Note) inline()      {}
func (*Span) inline()      {}
func (*Break) inline()     {}
func (*Value) inline()     {}
func (*Missing) inline()   {}
func (*Choice) inline()    {}
