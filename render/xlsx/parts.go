package xlsx

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// xmlText escapes a text for an element or an attribute.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder never fails
	return b.String()
}

// coreProperties writes docProps/core.xml. excelize's own has the namespace as
// default, which one common reader (exceljs) can not read.
func coreProperties(m book.Meta) []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element := func(name, value string) {
		if value != "" {
			b.WriteString("<" + name + ">" + xmlText(value) + "</" + strings.Fields(name)[0] + ">")
		}
	}
	element("dc:title", m.Title)
	element("dc:subject", m.Subject)
	element("dc:creator", m.Municipality)
	element("cp:keywords", strings.Join(m.Keywords, "; "))
	element("cp:lastModifiedBy", m.Generator)
	if m.Date.Year != 0 {
		t := fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", m.Date.Year, max(m.Date.Month, 1), max(m.Date.Day, 1))
		element(`dcterms:created xsi:type="dcterms:W3CDTF"`, t)
		element(`dcterms:modified xsi:type="dcterms:W3CDTF"`, t)
	}
	element("cp:contentStatus", m.Status)
	element("dc:identifier", m.ID)
	element("dc:language", m.Lang)
	b.WriteString(`</cp:coreProperties>`)
	return []byte(b.String())
}

// appProperties writes docProps/app.xml.
func appProperties(m book.Meta) []byte {
	return []byte(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>` + xmlText(m.Generator) + `</Application><Company>` + xmlText(m.Municipality) + `</Company></Properties>`)
}

// customProperties writes docProps/custom.xml. All are text: other types come
// back changed from some programs.
func customProperties(ps []book.Property) []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, p := range ps {
		fmt.Fprintf(&b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`,
			i+2, xmlText(p.Name), xmlText(p.Value))
	}
	b.WriteString(`</Properties>`)
	return []byte(b.String())
}

// storeProperties puts the three property parts into the file.
func storeProperties(f *excelize.File, w *book.Workbook) error {
	f.Pkg.Store("docProps/core.xml", coreProperties(w.Meta))
	f.Pkg.Store("docProps/app.xml", appProperties(w.Meta))
	if len(w.Properties) == 0 {
		return nil
	}
	// One call, so that the part has its relationship; the contents are ours.
	if err := f.SetCustomProps(excelize.CustomProperty{Name: w.Properties[0].Name, Value: w.Properties[0].Value}); err != nil {
		return err
	}
	f.Pkg.Store("docProps/custom.xml", customProperties(w.Properties))
	return nil
}

// tablePart writes xl/tables/tableN.xml. excelize's own knows neither a closing
// row nor calculated columns.
func tablePart(id int, s *book.Sheet) ([]byte, error) {
	t := s.Table
	last := len(t.Columns)
	body := cellName(last, s.HeadRow()+len(t.Rows))
	ref := cellName(1, s.HeadRow()) + ":" + body
	var b strings.Builder
	fmt.Fprintf(&b, xmlHead+`<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="%d" name="%s" displayName="%[2]s"`,
		id, xmlText(t.Name))
	if t.Total != "" {
		fmt.Fprintf(&b, ` ref="%s:%s" totalsRowCount="1">`, cellName(1, s.HeadRow()), cellName(last, s.HeadRow()+len(t.Rows)+1))
	} else {
		fmt.Fprintf(&b, ` ref="%s" totalsRowShown="0">`, ref)
	}
	fmt.Fprintf(&b, `<autoFilter ref="%s"/><tableColumns count="%d">`, ref, last)
	for i := range t.Columns {
		if err := tableColumn(&b, t, i); err != nil {
			return nil, err
		}
	}
	b.WriteString(`</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`)
	return []byte(b.String()), nil
}

func tableColumn(b *strings.Builder, t *book.Table, i int) error {
	c := &t.Columns[i]
	fmt.Fprintf(b, `<tableColumn id="%d" name="%s"`, i+1, xmlText(c.Name))
	if i == 0 && t.Total != "" {
		fmt.Fprintf(b, ` totalsRowLabel="%s"`, xmlText(t.Total))
	}
	var inside string
	if f := calculated(t, i); f != nil {
		text, err := formula(f.Written(), t.Name)
		if err != nil {
			return err
		}
		inside += `<calculatedColumnFormula>` + xmlText(text) + `</calculatedColumnFormula>`
	}
	if f, ok := c.Total.(*book.Formula); ok {
		text, err := formula(f.Written(), t.Name)
		if err != nil {
			return err
		}
		// "custom", not "sum": Excel's own sum leaves out rows that a filter hides,
		// and the total of a plan does not change because someone looks at a part of it.
		b.WriteString(` totalsRowFunction="custom"`)
		inside += `<totalsRowFormula>` + xmlText(text) + `</totalsRowFormula>`
	}
	if inside == "" {
		b.WriteString(`/>`)
		return nil
	}
	b.WriteString(`>` + inside + `</tableColumn>`)
	return nil
}

// calculated gives the formula of a column whose every row has the same one.
func calculated(t *book.Table, i int) *book.Formula {
	first, ok := t.Rows[0][i].(*book.Formula)
	if !ok {
		return nil
	}
	for _, r := range t.Rows[1:] {
		if f, ok := r[i].(*book.Formula); !ok || f.Expr != first.Expr {
			return nil
		}
	}
	return first
}
