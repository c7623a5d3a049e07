package intake

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// parts of the smallest workbook there is; a test replaces some of them.
func parts() map[string]string {
	return map[string]string{
		"[Content_Types].xml":        `<Types/>`,
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
		"A3": {Text, "Rad-ID", false}, "B3": {Date, "44566", false}, "C3": {Text, "ab", false},
		"A4": {Number, "2", true}, "B4": {Error, "#REF!", false}, "C4": {Bool, "1", false}, "D4": {Text, "y", true}, "E4": {},
	} {
		ref, _ := parseRef(place)
		if got := s.Cells[ref]; got != want || ref.String() != place {
			t.Errorf("%s = %+v, want %+v", place, got, want)
		}
	}
	if b.Names["meta"] != `x "y"` || b.Properties["ExportId"] != "skola" || b.Program != "Microsoft Excel" || b.Version != "16.0300" || s.Rows != 4 || s.Cols != 4 {
		t.Errorf("%+v %+v", b, s)
	}
}

const sheet1 = "xl/worksheets/sheet1.xml"

func sheetOf(rows string) string {
	return `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`
}

// TestHostile: each of what someone might send is refused, for its own reason, and
// without much being kept or unpacked.
func TestHostile(t *testing.T) {
	many := parts()
	for i := range 600 {
		many[fmt.Sprintf("x%d.xml", i)] = "<x/>"
	}
	dtd := `<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>`
	outside := `<!DOCTYPE sst [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst><si><t>&f;</t></si></sst>`
	for _, c := range []struct {
		name, code, want string
		data             []byte
	}{
		{"tom", "PV650", "Filen är tom.", nil},
		{"xls", "PV650", "Filen är en äldre Excel-arbetsbok (.xls), inte en Excel-arbetsbok (.xlsx).", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook")},
		{"lösenord", "PV650", "Arbetsboken är skyddad med lösenord.", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + utf16("EncryptedPackage"))},
		{"pdf", "PV650", "Filen är en pdf, inte en Excel-arbetsbok (.xlsx).", []byte("%PDF-1.7\n")},
		{"csv", "PV650", "Filen är en textfil (kanske .csv), inte en Excel-arbetsbok (.xlsx).", []byte("a;b\n1;2\n")},
		{"latin-1-csv", "PV650", "Filen är en textfil (kanske .csv), inte en Excel-arbetsbok (.xlsx).", []byte("\xe5r;b\n1;2\n")},
		{"okänd", "PV650", "Filen är en annan sorts fil, inte en Excel-arbetsbok (.xlsx).", []byte{0, 1, 2, 0xff}},
		{"ods", "PV650", "Filen är ett OpenDocument-kalkylark (.ods), inte en Excel-arbetsbok (.xlsx).", pack0(t, map[string]string{"mimetype": "x", "content.xml": "<x/>"})},
		{"xlsb", "PV650", "Filen är en binär Excel-arbetsbok (.xlsb), inte en Excel-arbetsbok (.xlsx).", pack0(t, map[string]string{"xl/workbook.bin": "x"})},
		{"docx", "PV650", "Filen är ett Word-dokument, inte en Excel-arbetsbok (.xlsx).", pack0(t, map[string]string{"word/document.xml": "<x/>"})},
		{"zip", "PV650", "Filen är en annan sorts fil, inte en Excel-arbetsbok (.xlsx).", pack0(t, map[string]string{"a.txt": "x"})},
		{"stor fil", "PV651", "Arbetsboken är för stor för att läsas: filen är större än 20 MiB.", make([]byte, MaxFile+1)},
		{"många delar", "PV651", "Arbetsboken är för stor för att läsas: den består av 610 delar, och en arbetsbok har som mest 500.", pack0(t, many)},
		{"bomb", "PV651", "Arbetsboken är för stor för att läsas: den packas upp till mer än 64 MiB.", bomb(t, 1<<30, 1<<30)},
		{"storlek som ljuger", "PV653", "Arbetsboken är skadad: en del i den går inte att läsa till slut.", bomb(t, 256<<20, 100)},
		{"cell långt bort", "PV651", "Arbetsboken är för stor för att läsas: på bladet ”Budget” är cellen A1048576 ifylld, långt utanför allt som Planverk skriver.", with(t, sheet1, sheetOf(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`))},
		{"kolumn långt bort", "PV651", "Arbetsboken är för stor för att läsas: på bladet ”Budget” är cellen XFD1 ifylld, långt utanför allt som Planverk skriver.", with(t, sheet1, sheetOf(`<row r="1"><c r="XFD1"><v>1</v></c></row>`))},
		{"många celler", "PV651", "Arbetsboken är för stor för att läsas: den har fler än 100000 ifyllda celler.", with(t, sheet1, sheetOf(strings.Repeat("<row>"+strings.Repeat("<c><v>1</v></c>", 500)+"</row>", 500)))},
		{"många blad", "PV651", "Arbetsboken är för stor för att läsas: den har fler än 100 blad.", with(t, "xl/workbook.xml", `<workbook><sheets>`+strings.Repeat(`<sheet name="a" id="a"/>`, 101)+`</sheets></workbook>`)},
		{"makron", "PV652", "Arbetsboken innehåller makron. En sådan läses inte.", with(t, "xl/vbaProject.bin", "x")},
		{"länk ut", "PV652", "Arbetsboken innehåller länkar till andra arbetsböcker. En sådan läses inte.", with(t, "xl/externalLinks/externalLink1.xml", "<x/>")},
		{"anslutning", "PV652", "Arbetsboken innehåller anslutningar till andra datakällor. En sådan läses inte.", with(t, "xl/connections.xml", "<x/>")},
		{"inbäddat", "PV652", "Arbetsboken innehåller inbäddade filer. En sådan läses inte.", with(t, "xl/embeddings/a.bin", "x")},
		{"ActiveX", "PV652", "Arbetsboken innehåller ActiveX-kontroller. En sådan läses inte.", with(t, "xl/activeX/a.xml", "<x/>")},
		{"doctype", "PV653", "Arbetsboken är skadad: en del i den deklarerar egna tecken, vilket ingen arbetsbok gör.", with(t, "xl/sharedStrings.xml", dtd)},
		{"yttre tecken", "PV653", "Arbetsboken är skadad: en del i den deklarerar egna tecken, vilket ingen arbetsbok gör.", with(t, "xl/sharedStrings.xml", outside)},
		{"doctype i en del som inte läses", "PV653", "Arbetsboken är skadad: en del i den deklarerar egna tecken, vilket ingen arbetsbok gör.", with(t, "xl/theme/theme1.xml", dtd)},
		{"avhuggen", "PV653", "Arbetsboken är skadad: en del i den går inte att läsa till slut.", with(t, "xl/sharedStrings.xml", "<sst><si><t>a</t></si>")},
		{"två rötter", "PV653", "Arbetsboken är skadad: en del i den går inte att läsa till slut.", with(t, "xl/sharedStrings.xml", "<sst/><sst/>")},
		{"djup", "PV653", "Arbetsboken är skadad: en del i den är orimligt djupt nästlad.", with(t, sheet1, strings.Repeat("<a>", 100_000))},
		{"text som inte finns", "PV653", "Arbetsboken är skadad: en cell hänvisar till en text som inte finns.", with(t, sheet1, sheetOf(`<row><c t="s"><v>-1</v></c></row>`))},
		{"blad utan del", "PV653", "Arbetsboken är skadad: en del i den går inte att läsa till slut.", with(t, "xl/_rels/workbook.xml.rels", `<Relationships/>`)},
		{"väg ut", "PV653", "Arbetsboken är skadad: en del i den heter så att den kan förväxlas med en annan.", with(t, "../ut.xml", "<x/>")},
		{"samma namn", "PV653", "Arbetsboken är skadad: en del i den heter så att den kan förväxlas med en annan.", with(t, "XL/worksheets/Sheet1.xml", "<x/>")},
		{"avbruten", "PV653", "Arbetsboken är skadad: den är avbruten eller ändrad på vägen.", with(t)[:200]},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		b, refused := Read(c.data)
		runtime.ReadMemStats(&after)
		if b != nil || refused == nil || refused.Code != c.code || refused.Message != c.want || refused.Hint == "" {
			t.Errorf("%s: %v, %+v", c.name, b, refused)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
			t.Errorf("%s: %d MiB were allocated before it was refused", c.name, used>>20)
		}
	}
}

func utf16(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(0)
	}
	return b.String()
}

// bomb is a workbook whose sheet unpacks to size bytes, while its list says stated.
func bomb(t testing.TB, size, stated int64) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	chunk := []byte(strings.Repeat("<row/>", 1<<16))
	if _, err := io.WriteString(w, "<worksheet><sheetData>"); err != nil {
		t.Fatal(err)
	}
	for n := int64(0); n < min(size, 80<<20); n += int64(len(chunk)) {
		if _, err := w.Write(chunk); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts() {
		if name == sheet1 {
			continue
		}
		f, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	f, err := z.CreateRaw(&zip.FileHeader{Name: sheet1, Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(stated)})
	if err == nil {
		_, err = f.Write(packed.Bytes())
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLyingCount: the number of parts is counted, not believed.
func TestLyingCount(t *testing.T) {
	many := parts()
	for i := range 600 {
		many[fmt.Sprintf("x%d.xml", i)] = "<x/>"
	}
	data := pack0(t, many)
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	binary.LittleEndian.PutUint16(data[end+8:], 3)
	binary.LittleEndian.PutUint16(data[end+10:], 3)
	if _, refused := Read(data); refused == nil || refused.Code != "PV651" {
		t.Errorf("%+v", refused)
	}
}

// FuzzRead: no bytes make the reader panic, and what it gives keeps its limits.
func FuzzRead(f *testing.F) {
	f.Add(with(f))
	f.Add(with(f, sheet1, sheetOf(`<row r="-5"><c r="A0" s="-1"><v>1</v></c><c r="AAAA1" t="s"/></row>`)))
	f.Add([]byte("\xd0\xcf\x11\xe0"))
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
