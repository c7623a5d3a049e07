package planverk_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
)

var (
	streamStart = regexp.MustCompile(`(?s)(\d+) 0 obj\n<<(.*?)/Length (\d+)>>\nstream\n`)
	reference   = regexp.MustCompile(`(\d+) 0 R\b`)
	literal     = regexp.MustCompile(`(?s)\((?:\\.|[^\\()])*\)`)
)

// objectsOf takes a PDF apart: what each object says, without its strings, and what
// the trailer says. Objects that only hold the others are not among them.
func objectsOf(t *testing.T, file []byte) (objects map[int]string, trailer string) {
	t.Helper()
	objects = map[int]string{}
	for at := 0; ; {
		m := streamStart.FindSubmatchIndex(file[at:])
		if m == nil {
			return objects, trailer
		}
		part := func(i int) string { return string(file[at+m[2*i] : at+m[2*i+1]]) }
		n, _ := strconv.Atoi(part(1))
		length, _ := strconv.Atoi(part(3))
		data := file[at+m[1] : at+m[1]+length]
		switch dict := part(2); {
		case strings.Contains(dict, "/Type/ObjStm"):
			unpack(t, dict, data, objects)
		case strings.Contains(dict, "/Type/XRef"):
			trailer = dict
		default:
			objects[n] = literal.ReplaceAllString(dict, "()")
		}
		at += m[1] + length
	}
}

// unpack takes the objects out of an object stream.
func unpack(t *testing.T, dict string, data []byte, objects map[int]string) {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := strconv.Atoi(regexp.MustCompile(`/First (\d+)`).FindStringSubmatch(dict)[1])
	head := strings.Fields(string(all[:first]))
	body := string(all[first:])
	for i := 0; i < len(head); i += 2 {
		n, _ := strconv.Atoi(head[i])
		from, _ := strconv.Atoi(head[i+1])
		to := len(body)
		if i+3 < len(head) {
			to, _ = strconv.Atoi(head[i+3])
		}
		objects[n] = literal.ReplaceAllString(body[from:to], "()")
	}
}

// TestNoDeadObjects: from the trailer every object of a file is reached, and no
// reference leads to one that is not there.
func TestNoDeadObjects(t *testing.T) {
	everyPDF(t, func(t *testing.T, file []byte) {
		objects, trailer := objectsOf(t, file)
		reached := map[int]bool{}
		var walk func(said string)
		walk = func(said string) {
			for _, m := range reference.FindAllStringSubmatch(said, -1) {
				n, _ := strconv.Atoi(m[1])
				if reached[n] {
					continue
				}
				reached[n] = true
				next, there := objects[n]
				if !there {
					t.Errorf("object %d is referred to and not there", n)
				}
				walk(next)
			}
		}
		walk(trailer)
		if len(reached) < 50 {
			t.Fatalf("%d objects reached from %q", len(reached), trailer)
		}
		for n, said := range objects {
			if !reached[n] {
				t.Errorf("object %d is reached from nowhere: %.80s", n, said)
			}
		}
	})
}

// TestFilesSayWhatTheyAre: metadata, information dictionary, identifier, colour and
// fonts of every document.
func TestFilesSayWhatTheyAre(t *testing.T) {
	xmlEscapes := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	ids := map[string]bool{}
	everyPDF(t, func(t *testing.T, file []byte) {
		r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		root, info := r.Trailer().Key("Root"), r.Trailer().Key("Info")
		packet, err := io.ReadAll(root.Key("Metadata").Reader())
		if err != nil {
			t.Fatal(err)
		}
		xmp := string(packet)
		for key, property := range map[string]string{
			"Title": `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%</rdf:li>`, "Author": "<dc:creator><rdf:Seq><rdf:li>%</rdf:li></rdf:Seq>",
			"Subject": `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%</rdf:li>`, "Keywords": "<pdf:Keywords>%<",
			"Creator": "<xmp:CreatorTool>%<", "Producer": "<pdf:Producer>%<",
		} {
			said := info.Key(key).Text()
			want := strings.ReplaceAll(property, "%", xmlEscapes.Replace(said))
			if has := strings.Contains(xmp, want); said != "" && !has || said == "" && strings.Contains(xmp, strings.Split(property, "%")[0]) {
				t.Errorf("%s is %q and in the metadata otherwise", key, said)
			}
		}
		day := strings.TrimSuffix(strings.TrimPrefix(info.Key("CreationDate").Text(), "D:"), "000000Z")
		if len(day) != 8 || !strings.Contains(xmp, "<xmp:CreateDate>"+day[:4]+"-"+day[4:6]+"-"+day[6:]+"T00:00:00Z<") {
			t.Errorf("created %q, and in the metadata otherwise", day)
		}
		for _, part := range []string{"<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<dc:rights>", "<dc:language><rdf:Bag><rdf:li>sv-SE<", "<pvarkiv:kontrollsumma>", "<pvarkiv:handlingstyp>"} {
			if !strings.Contains(xmp, part) {
				t.Errorf("the metadata lack %s", part)
			}
		}
		id := r.Trailer().Key("ID")
		if id.Len() != 2 || len(id.Index(0).RawString()) != 16 || ids[id.Index(0).RawString()] {
			t.Errorf("identifier %v", id)
		}
		ids[id.Index(0).RawString()] = true
		if intent := root.Key("OutputIntents").Index(0); intent.Key("S").Name() != "GTS_PDFA1" || intent.Key("DestOutputProfile").Key("N").Int64() != 3 {
			t.Errorf("output intent %v", intent)
		}
		fonts := 0
		for n := 1; n <= r.NumPage(); n++ {
			list := r.Page(n).Resources().Key("Font")
			for _, name := range list.Keys() {
				fonts++
				f := list.Key(name)
				d := f.Key("DescendantFonts").Index(0)
				base := f.Key("BaseFont").Name()
				if !regexp.MustCompile(`^[A-Z]{6}\+[A-Za-z-]+$`).MatchString(base) || base != d.Key("BaseFont").Name() || base != d.Key("FontDescriptor").Key("FontName").Name() {
					t.Errorf("font %s is named %q", name, base)
				}
				if d.Key("FontDescriptor").Key("FontFile2").Kind() != pdf.Stream || f.Key("ToUnicode").Kind() != pdf.Stream {
					t.Errorf("font %s is not embedded, or says not which signs it has", base)
				}
			}
		}
		if fonts == 0 {
			t.Error("no fonts")
		}
	})
}
