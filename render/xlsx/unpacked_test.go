package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"testing"

	"planverk/internal/book"
)

// The parts of a file as far as the checks look.
type (
	sheetXML struct {
		Dimension struct {
			Ref string `xml:"ref,attr"`
		} `xml:"dimension"`
		Pane struct {
			State string  `xml:"state,attr"`
			Split float64 `xml:"ySplit,attr"`
		} `xml:"sheetViews>sheetView>pane"`
		Rows []struct {
			N     int       `xml:"r,attr"`
			Cells []cellXML `xml:"c"`
		} `xml:"sheetData>row"`
		Protection *struct {
			Sheet    bool   `xml:"sheet,attr"`
			Password string `xml:"password,attr"`
			Hash     string `xml:"hashValue,attr"`
		} `xml:"sheetProtection"`
		Merged []struct{} `xml:"mergeCells>mergeCell"`
		Rules  []struct {
			Dxf int `xml:"dxfId,attr"`
		} `xml:"conditionalFormatting>cfRule"`
		Validations []struct {
			Prompt      string `xml:"prompt,attr"`
			PromptTitle string `xml:"promptTitle,attr"`
			Error       string `xml:"error,attr"`
			ErrorTitle  string `xml:"errorTitle,attr"`
			Formula     string `xml:"formula1"`
		} `xml:"dataValidations>dataValidation"`
		Order []struct {
			XMLName xml.Name
		} `xml:",any"`
		Setup struct {
			Paper       int    `xml:"paperSize,attr"`
			Orientation string `xml:"orientation,attr"`
			Wide        int    `xml:"fitToWidth,attr"`
			Scale       int    `xml:"scale,attr"`
		} `xml:"pageSetup"`
		Fit *struct {
			On bool `xml:"fitToPage,attr"`
		} `xml:"sheetPr>pageSetUpPr"`
		Breaks []struct{} `xml:"rowBreaks>brk"`
		Foot   string     `xml:"headerFooter>oddFooter"`
		Head   string     `xml:"headerFooter>oddHeader"`
	}
	cellXML struct {
		Ref     string  `xml:"r,attr"`
		Style   int     `xml:"s,attr"`
		Type    string  `xml:"t,attr"`
		Formula *string `xml:"f"`
		Value   *string `xml:"v"`
	}
	tableXML struct {
		Name    string `xml:"name,attr"`
		Display string `xml:"displayName,attr"`
		Ref     string `xml:"ref,attr"`
		Columns []struct {
			Name  string `xml:"name,attr"`
			Label string `xml:"totalsRowLabel,attr"`
			Total string `xml:"totalsRowFormula"`
			Calc  string `xml:"calculatedColumnFormula"`
		} `xml:"tableColumns>tableColumn"`
	}
	styleXML struct {
		Cells []struct {
			Protection *struct {
				Locked string `xml:"locked,attr"`
			} `xml:"protection"`
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
		Dxfs    []struct{} `xml:"dxfs>dxf"`
		Formats []struct {
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
	}
	workbookXML struct {
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
		} `xml:"sheets>sheet"`
		Names []struct {
			Name  string `xml:"name,attr"`
			Scope string `xml:"localSheetId,attr"`
			Ref   string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
		Protection struct {
			Lock bool `xml:"lockStructure,attr"`
		} `xml:"workbookProtection"`
	}
	stringsXML struct {
		Items []struct {
			T struct {
				S     string `xml:",chardata"`
				Space string `xml:"http://www.w3.org/XML/1998/namespace space,attr"`
			} `xml:"t"`
		} `xml:"si"`
	}
)

// file is an unpacked workbook.
type file struct {
	t        *testing.T
	model    *book.Workbook
	parts    map[string][]byte
	order    []string
	workbook workbookXML
	styles   styleXML
	strings  stringsXML
}

func unpack(t *testing.T, data []byte) *file {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f := &file{t: t, parts: map[string][]byte{}}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if e.ModifiedDate != 1<<5|1 || e.ModifiedTime != 0 || len(e.Extra) != 0 {
			t.Errorf("%s has the time %x %x and the extra field %x, not 1980-01-01 alone", e.Name, e.ModifiedDate, e.ModifiedTime, e.Extra)
		}
		f.parts[e.Name], f.order = body, append(f.order, e.Name)
	}
	f.decode("xl/workbook.xml", &f.workbook)
	f.decode("xl/styles.xml", &f.styles)
	f.decode("xl/sharedStrings.xml", &f.strings)
	return f
}

func (f *file) decode(name string, v any) {
	f.t.Helper()
	if err := xml.Unmarshal(f.parts[name], v); err != nil {
		f.t.Fatalf("%s: %v", name, err)
	}
}
