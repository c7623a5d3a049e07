package load

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// head is a sound beginning of a plan.
const head = "dokument:\n  typ: systemförvaltningsplan\n  id: procapita-bou\n  år: 2021\n"

// latin1Bytes writes text as an old editor would.
func latin1Bytes(s string) []byte {
	var out []byte
	for _, r := range s {
		out = append(out, byte(r))
	}
	return out
}

// oldBytes gives text in an older encoding; what that has no sign for is left out.
func oldBytes(s string, as *charmap.Charmap) []byte {
	var out []byte
	for _, r := range s {
		if b, ok := as.EncodeRune(r); ok {
			out = append(out, b)
		}
	}
	return out
}

// twice gives text that was read in another encoding and saved again as UTF-8.
func twice(s string, as *charmap.Charmap) []byte {
	b, err := as.NewDecoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	return b
}

func utf16Bytes(s string, mark bool) []byte {
	var out []byte
	if mark {
		out = []byte{0xff, 0xfe}
	}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

// What stands in files that git or an editor would change is made here.
func TestMadeBadFiles(t *testing.T) {
	deep := head + "inledning: " + strings.Repeat("[", 60) + strings.Repeat("]", 60) + "\n"
	many := head + "  diarienummer: [" + strings.Repeat("["+strings.Repeat("a,", 4000)+"],", 13) + "]\n"
	tests := []struct {
		name string
		data []byte
		want string // the findings, without source lines
	}{
		{"latin1", latin1Bytes("dokument:\n  förvaltning: bou\n"),
			"fil.yaml:2:4: PV102 Filen är sparad i en äldre teckenkodning (Latin-1/Windows-1252): här står troligen ”ö”."},
		{"windows-1252 tankstreck", []byte("dokument:\n  titel: Plan \x96 2021\n"),
			"fil.yaml:2:15: PV102 Filen är sparad i en äldre teckenkodning (Latin-1/Windows-1252): här står troligen ”–”."},
		{"sparad två gånger", twice(head+"  förvaltning: bou\n  titel: ”Ö”\n", charmap.Windows1252),
			"fil.yaml:2:8: PV106 Här står ”systemfÃ¶rvaltningsplan”, som ska vara ”systemförvaltningsplan”: filen har lästs i fel teckenkodning och sedan sparats om."},
		{"sparad två gånger i Latin-1", twice("# Åre\n"+head, charmap.ISO8859_1),
			"fil.yaml:1:3: PV106 Här står ”Ãre”, som ska vara ”Åre”: filen har lästs i fel teckenkodning och sedan sparats om."},
		{"sparad två gånger med märke", twice("\ufeff"+head, charmap.Windows1252),
			"fil.yaml:1:1: PV106 Här står ”ï»¿dokument”, som ska vara ”dokument”: filen har lästs i fel teckenkodning och sedan sparats om."},
		{"franska är inte skadat", []byte(head + "  titel: Château Ânes Ã\n"), ""},
		{"cp850", oldBytes("dokument:\n  titel: ”Återställd ordning”\n", charmap.CodePage850),
			"fil.yaml:2:10: PV102 Filen är sparad i en äldre teckenkodning (CP850, från MS-DOS): här står troligen ”Å”."},
		{"mac roman", oldBytes("dokument:\n  titel: Återställd ordning\n", charmap.Macintosh),
			"fil.yaml:2:10: PV102 Filen är sparad i en äldre teckenkodning (Mac Roman, från äldre Mac): här står troligen ”Å”."},
		{"docx", []byte("PK\x03\x04\x14\x00\x06\x00\x94\x93\x96"), "fil.yaml: PV102 Det här är en Word- eller Excel-fil, inte en textfil."},
		{"stor xlsx", append([]byte("PK\x03\x04"), make([]byte, maxBytes)...), "fil.yaml: PV102 Det här är en Word- eller Excel-fil, inte en textfil."},
		{"gammal doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00\x00\x00"), "fil.yaml: PV102 Det här är en äldre Word- eller Excel-fil, inte en textfil."},
		{"pdf", []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "fil.yaml: PV102 Det här är en pdf, inte en textfil."},
		{"bild", []byte("\x89PNG\r\n\x1a\n\x00\x00\x94IHDR med mera"), "fil.yaml: PV102 Det här är inte en textfil."},
		{"latin1 annat tecken", []byte("titel: \xbf\n"),
			"fil.yaml:1:8: PV102 Filen är sparad i en äldre teckenkodning (Latin-1/Windows-1252)."},
		{"utf-16 med märke", utf16Bytes(head, true), "fil.yaml: PV102 Filen är sparad som UTF-16 (kallas ”Unicode” i äldre program)."},
		{"utf-16 utan märke", utf16Bytes("dokument:\n", false), "fil.yaml: PV102 Filen är sparad som UTF-16 (kallas ”Unicode” i äldre program)."},
		{"för stor", make([]byte, maxBytes+1), "fil.yaml: PV103 Filen är större än 2 MB."},
		{"för djup", []byte(deep), "fil.yaml:5:12: PV115 ”inledning” ska vara en grupp med nycklar, men är en lista.\nfil.yaml:5:61: PV103 Uppgifterna är nästlade i fler än 50 nivåer."},
		{"omöjligt djup", []byte("a: " + strings.Repeat("[", 20_000)), "fil.yaml:1:1: PV103 Uppgifterna är nästlade i fler än 50 nivåer."},
		{"för många", []byte(many), "fil.yaml:5:100007: PV103 Filen har fler än 50 000 uppgifter."},
		{"för många rader", []byte(head + "  diarienummer: [" + strings.Repeat("a,", 5001) + "]\n"), "fil.yaml:5:17: PV103 Listan har fler än 5 000 rader."},
		{"många fynd", []byte(head + manyKeys(3000)), "PV103 × 501"},
		{"en nyckel på varje rad", []byte(head + strings.Repeat("nyckel: 1\n", 30_001)), "fil.yaml: PV103 Filen har fler än 50 000 uppgifter."},
		{"ett ord på megabyte", []byte(head + "  titel: " + strings.Repeat("å", 500_001) + "\n"), "fil.yaml:5:1: PV103 Raden är längre än 500 000 tecken."},
		{"långa rader på megabyte", []byte(head + "  titel: >\n" + strings.Repeat("    "+strings.Repeat("å", 100_000)+"\n", 5)), "fil.yaml:5:10: PV103 Texten är längre än 500 000 tecken."},
		{"många isärskrivna tecken", []byte(head + "  titel: " + strings.Repeat("a\u030a", 260_000) + "\n"), ""},
		{"alldeles för många", []byte(strings.Repeat(strings.Repeat("- ", 100_000)+"\n", 3)), "fil.yaml: PV103 Filen har fler än 50 000 uppgifter."},
		{"för många ord", []byte(head + "inledning:\n  beskrivning: |\n    " + strings.Repeat("ord ", 20_001) + "\n"),
			"fil.yaml:6:16: PV103 Texten är längre än 20 000 ord."},
		{"många styrtecken", []byte(head + "  titel: Plan" + strings.Repeat("\x01\x02", 13) + "\n"), "PV104 × 21"},
		{"tecken i rad", []byte(head + "  titel: Plan" + strings.Repeat("\x00", 9) + "\n"), "fil.yaml:5:14: PV104 Här står 9 otillåtna tecken i rad, U+0000 (ett styrtecken)."},
		{"crlf", []byte(strings.ReplaceAll(head, "\n", "\r\n") + "  förvaltnig: bou\r\n"), "fil.yaml:5:3: PV116 Nyckeln ”förvaltnig” finns inte i ”dokument”."},
		{"gamla radslut", []byte(strings.ReplaceAll(head, "\n", "\r") + "  förvaltnig: bou\r"), "fil.yaml:5:3: PV116 Nyckeln ”förvaltnig” finns inte i ”dokument”."},
		{"blandade radslut", []byte("dokument:\r\n  typ: systemförvaltningsplan\n  id: x\r  år: 2021\r\n  förvaltnig: bou\n"), "fil.yaml:5:3: PV116 Nyckeln ”förvaltnig” finns inte i ”dokument”."},
		{"bom", []byte("\xef\xbb\xbf" + head + "okänd: 1\n"), "fil.yaml:5:1: PV116 Nyckeln ”okänd” finns inte överst i filen."},
		{"nfd före värdet", []byte(head + "  fo\u0308rvaltning: boy\n"), "fil.yaml:5:16: PV201 ”boy” finns inte i registret organisationer."},
		{"utom bmp", []byte(head + "  titel: { 😀: 1 }\n"), "fil.yaml:5:10: PV115 ”titel” ska vara ett enda värde, men är en grupp med nycklar."},
	}
	set := testSet()
	k := testKommun(t, set)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := Document(fstest.MapFS{"fil.yaml": {Data: tt.data}}, "fil.yaml", k, set)
			if len(tt.data) <= maxBytes {
				inside(t, tt.data, list)
			}
			if got := brief(list); got != tt.want {
				t.Errorf("got  %.400s\nwant %s", got, tt.want)
			}
		})
	}
}

// manyKeys gives n lines with unknown keys.
func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "nyckel%d: 1\n", i)
	}
	return b.String()
}

// brief gives findings as lines; more than ten of one code are only counted.
func brief(list diag.List) string {
	list = list.Sorted()
	if len(list) > 10 {
		return fmt.Sprintf("%s × %d", list[0].Code, len(list))
	}
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s: %s %s", d.Span, d.Code, d.Message))
	}
	return strings.Join(out, "\n")
}

// Of many findings the first are told one by one, and that there are more.
func TestWhatIsLeftOutIsTold(t *testing.T) {
	for text, want := range map[string]string{
		head + manyKeys(3000): "fil.yaml: PV103 Filen har fler än 500 anmärkningar; resten visas inte.",
		head + "  titel: Plan" + strings.Repeat("\x01\x02", 13) + "\n": "fil.yaml: PV104 Filen har ytterligare 6 otillåtna tecken.",
	} {
		_, list := Document(fstest.MapFS{"fil.yaml": {Data: []byte(text)}}, "fil.yaml", nil, testSet())
		var whole diag.List
		for _, d := range list {
			if d.Span.Start.Line == 0 {
				whole = append(whole, d)
			}
		}
		if got := brief(whole); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// failing is a file system whose files answer with an error.
type failing struct{ err error }

func (f failing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: f.err}
}

func TestUnreadableFiles(t *testing.T) {
	tests := []struct {
		fsys fs.FS
		want string
	}{
		{failing{fs.ErrNotExist}, "data/plan.yaml: PV101 Filen finns inte."},
		{failing{fs.ErrPermission}, "data/plan.yaml: PV101 Du har inte rätt att läsa filen."},
		{failing{fs.ErrClosed}, "data/plan.yaml: PV101 Filen går inte att läsa."},
		{fstest.MapFS{"plan.yaml/x": {}}, "data/plan.yaml: PV101 Det här är en mapp, inte en fil."},
	}
	for _, tt := range tests {
		in, list := Document(tt.fsys, "plan.yaml", nil, testSet(), Options{Prefix: "data"})
		if got := brief(list); got != tt.want || in != nil {
			t.Errorf("got %q, %v; want %q", got, in, tt.want)
		}
		if k, list := Kommun(tt.fsys, "plan.yaml", testSet(), Options{Prefix: "data"}); k != nil || brief(list) != tt.want {
			t.Errorf("kommun: got %q, %v; want %q", brief(list), k, tt.want)
		}
	}
}

// Columns count characters after NFC, whatever stands before the value.
func TestColumnsCountCharacters(t *testing.T) {
	set := testSet()
	for _, text := range []string{
		head + "  förvaltning: bou\n",
		head + "  fo\u0308rvaltning: bou\n",
		strings.ReplaceAll(head, "\n", "\r\n") + "  förvaltning: bou\r\n",
		"\ufeff" + head + "  förvaltning: bou\n",
	} {
		in, list := Document(fstest.MapFS{"p.yaml": {Data: []byte(text)}}, "p.yaml", testKommun(t, set), set)
		if len(list) > 0 {
			t.Fatal(list)
		}
		ref := in.Root.Get("dokument").(*plan.Map).Get("förvaltning").(*plan.Ref)
		if got, want := ref.Span.Start, (diag.Pos{Line: 5, Col: 16}); got != want {
			t.Errorf("%q: at %v, want %v", text, got, want)
		}
		if got, want := ref.Span.End, (diag.Pos{Line: 5, Col: 19}); got != want {
			t.Errorf("%q: ends at %v, want %v", text, got, want)
		}
	}
}

// A file is known by its bytes as they lie on the disk.
func TestChecksumIsOfTheBytes(t *testing.T) {
	set := testSet()
	sum := func(data string) string {
		in, _ := Document(fstest.MapFS{"p.yaml": {Data: []byte(data)}}, "p.yaml", nil, set)
		return in.SHA256
	}
	if a, b := sum(head), sum(strings.ReplaceAll(head, "\n", "\r\n")); a == b || len(a) != 64 {
		t.Errorf("%s and %s", a, b)
	}
}

// largePlan is a sound plan with about n lines.
func largePlan(n int) fstest.MapFS {
	var b strings.Builder
	b.WriteString(head + "inledning:\n  system: [procapita]\n  beskrivning: Procapita är förvaltningens system.\nbudget:\n  rader:\n")
	for i := range n / 3 {
		fmt.Fprintf(&b, "    rad-%c%c: { kostnad: %d 000 kr, intern tid: %d timmar }\n", 'a'+i%26, 'a'+i/26, i+1, i+1)
	}
	b.WriteString("historik:\n")
	for i := range n / 3 {
		fmt.Fprintf(&b, "  - när: %d-%02d\n    vad: Flytt av driftmiljön till Åkerö\n", 1990+i%30, 1+i%12)
	}
	return fstest.MapFS{"plan.yaml": {Data: []byte(b.String())}}
}
