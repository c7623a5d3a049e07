package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// parts of the smallest workbook there is; a test replaces some of them.
func parts() map[string]string {
	return map[string]string{
		"[Content_Types].xml":        `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="Budget" r:id="a"/></sheets><definedNames><definedName name="meta">"x ""y"""</definedName></definedNames></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>44566</v></c><c t="inlineStr"><is><t>a</t><t>b</t></is></c></row>` +
			`<row><c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="str"><f>x</f><v>y</v></c><c s="1"/></row></sheetData></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="t" Type="http://x/table" Target="../tables/table1.xml"/></Relationships>`,
		"xl/tables/table1.xml":                `<table displayName="tblKostnad" ref="A3:C4"/>`,
		"xl/sharedStrings.xml":                `<sst><si><r><t>Rad</t></r><r><t>-ID</t></r><rPh><t>x</t></rPh></si><si><t>a_x000A_b</t></si></sst>`,
		"xl/styles.xml":                       `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-41D]yyyy\-mm\-dd&quot;0&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="3"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
		"docProps/app.xml":                    `<Properties><Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>`,
		"docProps/custom.xml":                 `<Properties><property name="ExportId"><lpwstr>skola</lpwstr></property></Properties>`,
	}
}

func pack0(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with packs the smallest workbook with parts in place of, or beside, its own.
func with(t testing.TB, pairs ...string) []byte {
	files := parts()
	for i := 0; i < len(pairs); i += 2 {
		files[pairs[i]] = pairs[i+1]
	}
	return pack0(t, files)
}

func TestRead(t *testing.T) {
	b, refused := Read(with(t))
	if refused != nil {
		t.Fatal(refused)
	}
	s, table := b.Table("tblKostnad")
	if s == nil || s != b.Sheet("Budget") || table.First != (Ref{3, 1}) || table.Last != (Ref{4, 3}) {
		t.Fatalf("the table: %+v %+v", s, table)
	}
	for place, want := range map[string]Cell{
		"A3": {"Rad-ID", Text, false}, "B3": {"44566", Date, false}, "C3": {"ab", Text, false},
		"A4": {"2", Number, true}, "B4": {"#REF!", Error, false}, "C4": {"1", Bool, false}, "D4": {"y", Text, true}, "E4": {},
	} {
		ref, _ := parseRef(place)
		if got := s.Cells.At(ref); got != want || ref.String() != place {
			t.Errorf("%s = %+v, want %+v", place, got, want)
		}
	}
	if b.Names["meta"] != `x "y"` || b.Properties["ExportId"] != "skola" || b.Program != "Microsoft Excel" || b.Version != "16.0300" || s.Rows != 4 || s.Cols != 4 {
		t.Errorf("%+v %+v", b, s)
	}
}

// TestLargestOwn: what a workbook over 400 plans holds is let through.
func TestLargestOwn(t *testing.T) {
	row := "<row>" + strings.Repeat(`<c s="1"><f>SUM(A1:B2)</f><v>1234567.5</v></c>`, 900) + "</row>"
	b, refused := Read(with(t, sheet1, sheetOf(strings.Repeat(row, 422))))
	if refused != nil || len(b.Sheets[0].Cells) != 379_800 {
		t.Fatal(refused)
	}
}

const sheet1 = "xl/worksheets/sheet1.xml"

func sheetOf(rows string) string {
	return `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`
}

// FuzzRead: no bytes make the reader panic, and what it gives keeps its limits.
func FuzzRead(f *testing.F) {
	f.Add(with(f))
	f.Add(with(f, sheet1, sheetOf(`<row r="-5"><c r="A0" s="-1"><v>1</v></c><c r="AAAA1" t="s"/></row>`)))
	f.Add([]byte("\xd0\xcf\x11\xe0"))
	for _, c := range hostiles(f) {
		if len(c.data) < 20_000 { // a fuzzer learns little of a file that is large
			f.Add(c.data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, refused := Read(data)
		if (b == nil) == (refused == nil) {
			t.Fatalf("%v %v", b, refused)
		}
		if b == nil {
			return
		}
		for _, s := range b.Sheets {
			if s.Rows > maxRow || s.Cols > maxCol || len(s.Cells) > maxCells {
				t.Fatalf("%+v", s)
			}
		}
	})
}

// FuzzSheet puts any bytes where a sheet's should be.
func FuzzSheet(f *testing.F) {
	f.Add(sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>`))
	f.Add(`<worksheet><c r="ZZZ99999999999"><f/><v>&#0;</v></c></worksheet>`)
	f.Fuzz(func(t *testing.T, text string) {
		b, refused := Read(with(t, sheet1, text))
		if (b == nil) == (refused == nil) {
			t.Fatalf("%v %v", b, refused)
		}
	})
}
