package intake

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"
)

// hostile is a file that is refused, why, and in which words.
type hostile struct {
	name, code, want string
	data             []byte
}

// hostiles are what someone might send, each for a reason of its own.
func hostiles(t testing.TB) []hostile {
	many := parts()
	for i := range 600 {
		many[fmt.Sprintf("x%d.xml", i)] = "<x/>"
	}
	dtd := `<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>`
	outside := `<!DOCTYPE sst [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst><si><t>&f;</t></si></sst>`
	return []hostile{
		{"tom", "PV650", "Filen är tom.", nil},
		{"xls", "PV650", "Filen är en äldre Excel-arbetsbok (.xls), inte en Excel-arbetsbok (.xlsx).", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook")},
		{"lösenord", "PV650", "Arbetsboken är skyddad med lösenord.", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + wide("EncryptedPackage"))},
		{"pdf", "PV650", "Filen är en pdf, inte en Excel-arbetsbok (.xlsx).", []byte("%PDF-1.7\n")},
		{"csv", "PV650", "Filen är en textfil (kanske .csv), inte en Excel-arbetsbok (.xlsx).", []byte("a;b\n1;2\n")},
		{"latin-1-csv", "PV650", "Filen är en textfil (kanske .csv), inte en Excel-arbetsbok (.xlsx).", []byte("\xe5r;b\n1;2\n")},
		{"csv med kommatecken i Latin 1", "PV650", "Filen är en textfil (kanske .csv), inte en Excel-arbetsbok (.xlsx).", []byte("L\xe4s mig,\r\nVad bladen inneh\xe5ller,\r\n")},
		{"fods", "PV650", "Filen är ett OpenDocument-kalkylark i en enda textfil (.fods), inte en Excel-arbetsbok (.xlsx).", []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n\n" + `<office:document xmlns:css3t="http://www.w3.org/TR/css3-text/" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">`)},
		{"kalkylark i XML", "PV650", "Filen är en äldre Excel-arbetsbok i XML (.xml), inte en Excel-arbetsbok (.xlsx).", []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`)},
		{"annan XML", "PV650", "Filen är en textfil (kanske .csv), inte en Excel-arbetsbok (.xlsx).", []byte(`<?xml version="1.0"?><plan/>`)},
		{"text i UTF-16", "PV650", "Filen är en textfil (kanske .csv), inte en Excel-arbetsbok (.xlsx).", []byte("\xff\xfe" + wide("a\tb\n"))},
		{"okänd", "PV650", "Filen är en annan sorts fil, inte en Excel-arbetsbok (.xlsx).", []byte{0, 1, 2, 0xff}},
		{"ods", "PV650", "Filen är ett OpenDocument-kalkylark (.ods), inte en Excel-arbetsbok (.xlsx).", pack0(t, map[string]string{"mimetype": "x", "content.xml": "<x/>"})},
		{"xlsb", "PV650", "Filen är en binär Excel-arbetsbok (.xlsb), inte en Excel-arbetsbok (.xlsx).", pack0(t, map[string]string{"xl/workbook.bin": "x"})},
		{"docx", "PV650", "Filen är ett Word-dokument, inte en Excel-arbetsbok (.xlsx).", pack0(t, map[string]string{"word/document.xml": "<x/>"})},
		{"zip", "PV650", "Filen är en annan sorts fil, inte en Excel-arbetsbok (.xlsx).", pack0(t, map[string]string{"a.txt": "x"})},
		{"stor fil", "PV651", "Arbetsboken är för stor för att läsas: filen är större än 20 MiB.", make([]byte, MaxFile+1)},
		{"många delar", "PV651", "Arbetsboken är för stor för att läsas: den består av 610 delar, och en arbetsbok har som mest 500.", pack0(t, many)},
		{"bomb", "PV651", "Arbetsboken är för stor för att läsas: den packas upp till mer än 32 MiB.", bomb(t, 1<<30, 1<<30)},
		{"ärlig bomb", "PV651", "Arbetsboken är för stor för att läsas: den packas upp till mer än 32 MiB.", with(t, "xl/media/a.png", strings.Repeat("x", 33<<20))},
		{"bomb av bomber", "PV651", "Arbetsboken är för stor för att läsas: den packas upp till mer än 32 MiB.", with(t, "a.bin", strings.Repeat("x", 20<<20), "b.bin", strings.Repeat("x", 20<<20))},
		{"200 000 delar", "PV651", "Arbetsboken är för stor för att läsas: den består av 200000 delar, och en arbetsbok har som mest 500.", entries(200_000)},
		{"många element", "PV651", "Arbetsboken är för stor för att läsas: den har fler än 3000000 element.", with(t, sheet1, sheetOf(strings.Repeat("<row/>", 3_200_000)))},
		{"många attribut", "PV651", "Arbetsboken är för stor för att läsas: den har fler än 3000000 element.", with(t, sheet1, sheetOf(strings.Repeat("<row "+strings.Repeat(`a="" `, 100)+"/>", 32_000)))},
		{"många texter", "PV651", "Arbetsboken är för stor för att läsas: den har fler än 100000 texter.", with(t, "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si><t>abc</t></si>", 800_000)+"</sst>")},
		{"lång text", "PV651", tooLong, with(t, "xl/sharedStrings.xml", "<sst><si><t>"+strings.Repeat("abcd ", 1<<20)+"</t></si></sst>")},
		{"lång text i bitar", "PV651", tooLong, with(t, "xl/sharedStrings.xml", "<sst><si>"+strings.Repeat("<r><t>"+strings.Repeat("a", 1000)+"</t></r>", 2000)+"</si></sst>")},
		{"lång text mellan kommentarer", "PV651", tooLong, with(t, "xl/sharedStrings.xml", "<sst><si><t>"+strings.Repeat(strings.Repeat("a", 1000)+"<!-- -->", 2000)+"</t></si></sst>")},
		{"lång text i cellen", "PV651", tooLong, with(t, sheet1, sheetOf(`<row><c t="inlineStr"><is>`+strings.Repeat("<t>"+strings.Repeat("a", 1000)+"</t>", 2000)+`</is></c></row>`))},
		{"lång kommentar", "PV651", tooLong, with(t, sheet1, "<worksheet><!--"+strings.Repeat("a", 3<<20)+"--></worksheet>")},
		{"långt attribut", "PV651", tooLong, with(t, sheet1, `<worksheet a="`+strings.Repeat("a", 3<<20)+`"/>`)},
		{"långt namn", "PV651", tooLong, with(t, sheet1, "<"+strings.Repeat("a", 3<<20)+"/>")},
		{"lång deklaration", "PV651", tooLong, with(t, sheet1, "<!DOCTYPE x ["+strings.Repeat("<!ENTITY a 'b'>", 1<<18)+"]><x/>")},
		{"lång CDATA", "PV651", tooLong, with(t, sheet1, "<worksheet><![CDATA["+strings.Repeat("<", 3<<20)+"]]></worksheet>")},
		{"skrattsalva", "PV653", "Arbetsboken är skadad: en del i den deklarerar egna tecken, vilket ingen arbetsbok gör.", with(t, sheet1, laughs())},
		{"eget tecken utan deklaration", "PV653", "Arbetsboken är skadad: en del i den går inte att läsa till slut.", with(t, "xl/sharedStrings.xml", "<sst><si><t>&lol;</t></si></sst>")},
		{"arbetsbok för makron", "PV652", "Arbetsboken är av en sort som kan innehålla makron (.xlsm). En sådan läses inte.", with(t, typesPart, typesOf("application/vnd.ms-excel.sheet.macroEnabled.main+xml"))},
		{"säger sig vara en text", "PV653", "Arbetsboken är skadad: den säger själv att den är något annat än en arbetsbok.", with(t, typesPart, typesOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))},
		{"utan förteckning", "PV653", "Arbetsboken är skadad: förteckningen över dess delar saknas.", without(t, typesPart)},
		{"arbetsbok på annat ställe", "PV653", "Arbetsboken är skadad: den har sitt innehåll på ett annat ställe än där det ska ligga.", with(t, "_rels/.rels", `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/other.xml"/></Relationships>`)},
		{"samma del två gånger", "PV653", confused, entriesNamed(t, 0, sheet1)},
		{"krånglig väg", "PV653", confused, entriesNamed(t, 0, "docProps/../xl/x.xml")},
		{"mapp med väg ut", "PV653", confused, entriesNamed(t, 0, "xl/../../ut/")},
		{"väg från roten", "PV653", confused, entriesNamed(t, 0, "/etc/passwd")},
		{"väg i Windows", "PV653", confused, entriesNamed(t, 0, `xl\worksheets\sheet1.xml`)},
		{"symbolisk länk", "PV653", "Arbetsboken är skadad: en del i den är en länk, inte en fil.", entriesNamed(t, fs.ModeSymlink, "xl/länk.xml")},
		{"makroblad", "PV652", "Arbetsboken innehåller makroblad. En sådan läses inte.", with(t, "xl/macrosheets/sheet1.xml", "<x/>")},
		{"förfrågan", "PV652", "Arbetsboken innehåller anslutningar till andra datakällor. En sådan läses inte.", with(t, "xl/queryTables/a.xml", "<x/>")},
		{"egen meny", "PV652", "Arbetsboken innehåller egna menyer. En sådan läses inte.", with(t, "customUI/a.xml", "<x/>")},
		{"okänd packning", "PV653", "Arbetsboken är skadad: en del i den går inte att läsa till slut.", strangePacking(t)},
		{"storlek som ljuger", "PV653", "Arbetsboken är skadad: en del i den går inte att läsa till slut.", bomb(t, 256<<20, 100)},
		{"cell långt bort", "PV651", "Arbetsboken är för stor för att läsas: på bladet ”Budget” är cellen A1048576 ifylld, långt utanför allt som Planverk skriver.", with(t, sheet1, sheetOf(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`))},
		{"kolumn långt bort", "PV651", "Arbetsboken är för stor för att läsas: på bladet ”Budget” är cellen XFD1 ifylld, långt utanför allt som Planverk skriver.", with(t, sheet1, sheetOf(`<row r="1"><c r="XFD1"><v>1</v></c></row>`))},
		{"många celler", "PV651", "Arbetsboken är för stor för att läsas: den har fler än 400000 ifyllda celler.", with(t, sheet1, sheetOf(strings.Repeat("<row>"+strings.Repeat("<c><v>1</v></c>", 500)+"</row>", 900)))},
		{"många celler med text", "PV651", "Arbetsboken är för stor för att läsas: dess celler har mer innehåll än 8 MiB.", with(t, sheet1, sheetOf(strings.Repeat("<row>"+strings.Repeat("<c><v>"+strings.Repeat("9", 50)+"</v></c>", 500)+"</row>", 850)))},
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
	}
}

// read are the files that are read up to a limit before they are refused.
var read = map[string]bool{"många element": true, "många attribut": true, "många celler": true, "många celler med text": true}

// TestHostile: each is refused, for its own reason, and without much being kept or
// unpacked. Most is refused so early that all that was ever allocated is little; of
// what is read up to a limit TestPeak sees how much is kept at a time.
func TestHostile(t *testing.T) {
	for _, c := range hostiles(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		b, refused := Read(c.data)
		runtime.ReadMemStats(&after)
		if b != nil || refused == nil || refused.Code != c.code || refused.Message != c.want || refused.Hint == "" {
			t.Errorf("%s: %v, %+v", c.name, b, refused)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 && !read[c.name] {
			t.Errorf("%s: %d MiB were allocated before it was refused", c.name, used>>20)
		}
	}
}

func wide(s string) string {
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

const (
	tooLong  = "Arbetsboken är för stor för att läsas: en text i den är längre än en miljon tecken, och i en cell ryms 32 767."
	confused = "Arbetsboken är skadad: en del i den heter så att den kan förväxlas med en annan."
)

func typesOf(content string) string {
	return `<Types><Override PartName="/xl/workbook.xml" ContentType="` + content + `"/></Types>`
}

// laughs are entities that make a billion of one.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE x [<!ENTITY a0 "ha">`)
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	return b.String() + `]><worksheet>&a9;</worksheet>`
}

func without(t testing.TB, part string) []byte {
	files := parts()
	delete(files, part)
	return pack0(t, files)
}

// entries is a list of n parts that hold nothing.
func entries(n int) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprint("x", i)}); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// entriesNamed packs the smallest workbook and beside it empty parts of these names.
func entriesNamed(t testing.TB, kind fs.FileMode, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(h *zip.FileHeader, text string) {
		w, err := z.CreateHeader(h)
		if err == nil && text != "" {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range parts() {
		add(&zip.FileHeader{Name: name}, text)
	}
	for _, name := range names {
		h := &zip.FileHeader{Name: name}
		h.SetMode(kind | 0o644)
		add(h, "")
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// strangePacking says that a part is packed in a way that is not known.
func strangePacking(t testing.TB) []byte {
	t.Helper()
	data := with(t)
	at := bytes.Index(data, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint16(data[at+10:], 99)
	return data
}

// BenchmarkHostile tells how long each is looked at before it is refused. Wanted: at
// most a second each.
func BenchmarkHostile(b *testing.B) {
	for _, c := range hostiles(b) {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, refused := Read(c.data); refused == nil {
					b.Fatal("it is read")
				}
			}
		})
	}
}
