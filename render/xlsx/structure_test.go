package xlsx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"planverk/internal/book"
)

// verifyStructure checks what the format demands and what spreadsheet programs
// are known to repair or refuse, against the model that was written.
func verifyStructure(t *testing.T, data []byte, model *book.Workbook) {
	t.Helper()
	f := unpack(t, data)
	f.model = model
	f.wrapping()
	f.names()
	for i, s := range model.Sheets {
		f.sheet(i+1, s)
	}
	f.charts()
	for _, c := range f.styles.Formats {
		if strings.Contains(c.Code, "# #") {
			t.Errorf("number format %q has a literal space as group separator", c.Code)
		}
	}
}

func (f *file) wrapping() {
	if f.order[0] != "[Content_Types].xml" || f.order[1] != "_rels/.rels" {
		f.t.Errorf("the package begins with %v", f.order[:2])
	}
	types := string(f.parts["[Content_Types].xml"])
	for name, body := range f.parts {
		d := xml.NewDecoder(bytes.NewReader(body))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				f.t.Fatalf("%s is not well-formed: %v", name, err)
			}
		}
		if strings.HasPrefix(name, "xl/") && !strings.HasSuffix(name, ".rels") && !strings.Contains(types, `PartName="/`+name+`"`) {
			f.t.Errorf("%s has no content type", name)
		}
	}
	if !f.workbook.Protection.Lock {
		f.t.Error("the order of sheets is not locked")
	}
	core := string(f.parts["docProps/core.xml"])
	if !strings.Contains(core, "<dc:language>sv-SE</dc:language>") || !strings.Contains(core, "<dc:title>") {
		f.t.Errorf("core properties lack language or title: %s", core)
	}
}

var cellLike = regexp.MustCompile(`(?i)^([a-z]{1,3}[0-9]+|r[0-9]*c[0-9]*|r|c|true|false)$`)

func (f *file) names() {
	seen := map[string]bool{}
	for _, n := range f.workbook.Names {
		key := strings.ToLower(n.Name) + "@" + n.Scope
		if seen[key] || cellLike.MatchString(n.Name) || strings.Contains(n.Ref, "#REF") {
			f.t.Errorf("defined name %s = %s is taken, like a cell, or leads nowhere", n.Name, n.Ref)
		}
		seen[key] = true
	}
	for i := range f.model.Sheets {
		var table tableXML
		f.decode(fmt.Sprintf("xl/tables/table%d.xml", i+1), &table)
		if key := strings.ToLower(table.Name) + "@"; seen[key] || cellLike.MatchString(table.Name) || table.Name != table.Display {
			f.t.Errorf("table name %s is taken or like a cell", table.Name)
		} else {
			seen[key] = true
		}
	}
}

// sheetOrder is the order that the schema of worksheets demands.
var sheetOrder = []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "conditionalFormatting",
	"dataValidations", "hyperlinks", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "ignoredErrors", "drawing", "tableParts"}

func (f *file) sheet(number int, s *book.Sheet) {
	var x sheetXML
	name := fmt.Sprintf("xl/worksheets/sheet%d.xml", number)
	f.decode(name, &x)
	f.elements(name)
	grid := map[string]cellXML{}
	for _, r := range x.Rows {
		for _, c := range r.Cells {
			grid[c.Ref] = c
			f.cell(s, c)
		}
	}
	if len(x.Merged) > 0 {
		f.t.Errorf("%s has merged cells", s.Name)
	}
	if x.Protection == nil || !x.Protection.Sheet || x.Protection.Password+x.Protection.Hash != "" {
		f.t.Errorf("%s is not protected without password", s.Name)
	}
	if f.text(grid["A1"]) == "" {
		f.t.Errorf("%s: A1 is empty", s.Name)
	}
	if x.Pane.State != "frozen" || int(x.Pane.Split) != s.HeadRow() {
		f.t.Errorf("%s: the head is not frozen", s.Name)
	}
	if last := corner(len(s.Table.Columns), lastRow(s)); x.Dimension.Ref != "A1:"+last {
		f.t.Errorf("%s: dimension %s, should end at %s", s.Name, x.Dimension.Ref, last)
	}
	for _, r := range x.Rules {
		if r.Dxf < 0 || r.Dxf >= len(f.styles.Dxfs) {
			f.t.Errorf("%s: conditional style %d of %d", s.Name, r.Dxf, len(f.styles.Dxfs))
		}
	}
	for _, v := range x.Validations {
		if len([]rune(v.Prompt)) > 255 || len([]rune(v.Error)) > 225 || len([]rune(v.PromptTitle)) > 32 || len([]rune(v.ErrorTitle)) > 32 || len(v.Formula) > 255 {
			f.t.Errorf("%s: a validation text is too long: %+v", s.Name, v)
		}
	}
	// Excel heeds no page breaks on a sheet that is fitted to pages.
	fit, cut := x.Fit != nil && x.Fit.On, len(x.Breaks) > 0
	if x.Setup.Paper != 9 || fit == cut || fit && x.Setup.Wide < 1 || cut && (x.Setup.Scale < 10 || x.Setup.Scale > 100) || s.Hidden && x.Setup.Wide != 1 || (x.Setup.Orientation == "portrait") != s.Portrait {
		f.t.Errorf("%s: print set-up %+v, fitted %v, %d breaks", s.Name, x.Setup, fit, len(x.Breaks))
	}
	if !s.Hidden && (!strings.Contains(x.Foot, "Sida &P av &N") || len(x.Foot) > 255 || len(x.Head) > 255) {
		f.t.Errorf("%s: foot %q, head %q", s.Name, x.Foot, x.Head)
	}
	if state := f.workbook.Sheets[number-1].State; (state == "veryHidden") != s.Hidden {
		f.t.Errorf("%s is %q", s.Name, state)
	}
	f.table(number, s, grid)
	f.locks(s, grid)
}

func (f *file) elements(name string) {
	at, depth := -1, 0
	d := xml.NewDecoder(bytes.NewReader(f.parts[name]))
	for {
		tok, err := d.Token()
		if err != nil {
			return
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if depth == 1 {
				i := slices.Index(sheetOrder, e.Name.Local)
				if i < 0 || i < at {
					f.t.Errorf("%s: element %s is unknown or out of order", name, e.Name.Local)
				}
				at = max(at, i)
			}
			depth++
		case xml.EndElement:
			depth--
		}
	}
}

var (
	heads    = regexp.MustCompile(`\[[^\[\]]*\]`) // names of columns, which may have a year in them
	literal  = regexp.MustCompile(`[^\w.\[\]]([0-9]+(?:\.[0-9]+)?)`)
	volatile = regexp.MustCompile(`(?i)\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|INFO|CELL)\(`)
)

func (f *file) cell(s *book.Sheet, c cellXML) {
	where := s.Name + "!" + c.Ref
	if c.Style < 0 || c.Style >= len(f.styles.Cells) {
		f.t.Errorf("%s: style %d of %d", where, c.Style, len(f.styles.Cells))
	}
	if c.Type == "s" {
		if i, err := strconv.Atoi(*c.Value); err != nil || i < 0 || i >= len(f.strings.Items) {
			f.t.Errorf("%s: text %s of %d", where, *c.Value, len(f.strings.Items))
		}
	} else if c.Type != "" && !emptyResult(c) {
		f.t.Errorf("%s: type %q", where, c.Type)
	}
	if c.Formula == nil {
		return
	}
	switch {
	case emptyResult(c):
	case c.Value == nil || c.Type != "":
		f.t.Errorf("%s: the formula %s has no numeric value", where, *c.Formula)
	default:
		if _, err := strconv.ParseFloat(*c.Value, 64); err != nil {
			f.t.Errorf("%s: value %q", where, *c.Value)
		}
	}
	if volatile.MatchString(*c.Formula) || strings.ContainsAny(strings.ReplaceAll(*c.Formula, `=0,"",`, ""), `;"'`) {
		f.t.Errorf("%s: formula %s", where, *c.Formula)
	}
	for _, m := range literal.FindAllStringSubmatch(heads.ReplaceAllString(*c.Formula, ""), -1) {
		if !slices.Contains([]string{"0", "1", "2", "4", "12"}, m[1]) {
			f.t.Errorf("%s: the formula %s has the figure %s in it", where, *c.Formula, m[1])
		}
	}
}

// emptyResult tells whether a formula gave an empty cell: words of no length, and
// only a formula that can give that.
func emptyResult(c cellXML) bool {
	return c.Formula != nil && c.Type == "str" && (c.Value == nil || *c.Value == "") && strings.Contains(*c.Formula, `=0,"",`)
}

func (f *file) text(c cellXML) string {
	if c.Type != "s" {
		return ""
	}
	i, _ := strconv.Atoi(*c.Value)
	return f.strings.Items[i].T.S
}

func (f *file) table(number int, s *book.Sheet, grid map[string]cellXML) {
	var x tableXML
	f.decode(fmt.Sprintf("xl/tables/table%d.xml", number), &x)
	bottom := s.FirstRow() + len(s.Table.Rows) - 1
	if s.Table.Total != "" {
		bottom++
	}
	if want := corner(1, s.HeadRow()) + ":" + corner(len(s.Table.Columns), bottom); x.Ref != want {
		f.t.Errorf("%s: table %s, should be %s", s.Name, x.Ref, want)
	}
	for i, c := range x.Columns {
		if head := f.text(grid[corner(i+1, s.HeadRow())]); head != c.Name {
			f.t.Errorf("%s: head %q but column %q", s.Name, head, c.Name)
		}
		total := grid[corner(i+1, bottom)]
		if c.Label != "" && f.text(total) != c.Label || c.Total != "" && (total.Formula == nil || *total.Formula != c.Total) {
			f.t.Errorf("%s: closing cell of %s is not that of the table", s.Name, c.Name)
		}
		f.uniform(s, i, c.Calc, grid)
	}
}

// uniform demands one and the same formula down a column. References by name of
// column are the same in every row, so that the text can be compared.
func (f *file) uniform(s *book.Sheet, i int, calculated string, grid map[string]cellXML) {
	if s.Table.Columns[i].Kind == book.Mixed {
		return
	}
	first := ""
	for r := range s.Table.Rows {
		c := grid[corner(i+1, s.FirstRow()+r)]
		text := ""
		if c.Formula != nil {
			text = *c.Formula
		}
		if r == 0 {
			first = text
		}
		if text != first || text != calculated {
			f.t.Errorf("%s!%s: formula %q, the column has %q", s.Name, c.Ref, text, calculated)
		}
	}
}

// locks demands that the input cells, and no others, may be written in.
func (f *file) locks(s *book.Sheet, grid map[string]cellXML) {
	for i, col := range s.Table.Columns {
		for row := 1; row <= lastRow(s); row++ {
			c, there := grid[corner(i+1, row)]
			open := there && f.styles.Cells[c.Style].Protection != nil && f.styles.Cells[c.Style].Protection.Locked == "false"
			body := row >= s.FirstRow() && row < s.FirstRow()+len(s.Table.Rows)
			if open != (col.Input && body) {
				f.t.Errorf("%s!%s: open for writing is %v", s.Name, corner(i+1, row), open)
			}
		}
	}
}

func corner(col, row int) string { return string(rune('A'+col-1)) + strconv.Itoa(row) }

func lastRow(s *book.Sheet) int {
	if n := len(s.Notes); n > 0 {
		return s.NoteRow(n - 1)
	}
	if s.Table.Total != "" {
		return s.FirstRow() + len(s.Table.Rows)
	}
	return s.FirstRow() + len(s.Table.Rows) - 1
}
