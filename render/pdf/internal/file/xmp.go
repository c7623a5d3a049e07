package file

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/doc"
)

// properties are what the file says about itself, in the information dictionary
// and in the XMP metadata alike.
type properties struct {
	title, author, subject, keywords, creator, producer string
	date                                                doc.Date
}

func (f *File) properties() properties {
	m := f.Meta
	creator := m.Generator
	if creator == "" {
		creator = "Planverk"
	}
	author := m.Municipality
	if m.Department != "" && author != "" {
		author += ", "
	}
	return properties{
		title:    m.Title,
		author:   author + m.Department,
		subject:  m.Subject,
		keywords: strings.Join(m.Keywords, ", "),
		creator:  creator,
		producer: creator + " (fpdf)",
		date:     m.Date,
	}
}

// info is the information dictionary. A document without a date has none here.
func (f *File) info() []byte {
	p := f.properties()
	b := []byte("<<")
	for _, entry := range []struct{ key, value string }{
		{"/Title", p.title}, {"/Author", p.author}, {"/Subject", p.subject},
		{"/Keywords", p.keywords}, {"/Creator", p.creator}, {"/Producer", p.producer},
	} {
		if entry.value != "" {
			b = appendText(append(b, entry.key...), entry.value)
		}
	}
	if p.date != (doc.Date{}) {
		day := dateText(p.date)
		b = append(b, "/CreationDate"+day+"/ModDate"+day...)
	}
	return append(b, ">>"...)
}

// dateText is the beginning of a day as a PDF date (ISO 32000-1, 7.9.4).
func dateText(d doc.Date) string {
	return fmt.Sprintf("(D:%04d%02d%02d000000Z)", d.Year, d.Month, d.Day)
}

// xmp is the metadata packet. What the information dictionary says stands here too,
// in the properties that correspond to its keys (ISO 19005-1, 6.7.3).
func (f *File) xmp() []byte {
	p, m := f.properties(), f.Meta
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	describe := func(namespaces string, properties ...string) {
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\" %s>\n%s</rdf:Description>\n", namespaces, strings.Join(properties, ""))
	}
	day, when := "", ""
	if p.date != (doc.Date{}) {
		day = p.date.String()
		when = day + "T00:00:00Z"
	}
	describe(`xmlns:dc="http://purl.org/dc/elements/1.1/"`,
		simple("dc:format", "application/pdf"),
		simple("dc:identifier", m.ID),
		inList("dc:title", "rdf:Alt", p.title),
		inList("dc:creator", "rdf:Seq", p.author),
		inList("dc:publisher", "rdf:Bag", m.Municipality),
		inList("dc:description", "rdf:Alt", p.subject),
		inList("dc:subject", "rdf:Bag", m.Keywords...),
		inList("dc:date", "rdf:Seq", day),
		inList("dc:rights", "rdf:Alt", rights(m.Municipality)),
		inList("dc:language", "rdf:Bag", f.lang()))
	describe(`xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`,
		simple("pdf:Keywords", p.keywords), simple("pdf:Producer", p.producer))
	describe(`xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
		simple("xmp:CreatorTool", p.creator), simple("xmp:CreateDate", when),
		simple("xmp:ModifyDate", when), simple("xmp:MetadataDate", when))
	describe(`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`,
		simple("pdfaid:part", f.part()), simple("pdfaid:conformance", "A"))
	describe(`xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, simple("pdfuaid:part", "1"))
	describe(`xmlns:`+archive.prefix+`="`+archive.uri+`"`, archived(m)...)
	describe(`xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`,
		extensions(uaSchema, archive))
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// part is the part of ISO 19005 that the file conforms to: part 3 is part 2 with
// attachments of any kind.
func (f *File) part() string {
	if len(f.Attachments) > 0 {
		return "3"
	}
	return "2"
}

// rights says who stands behind the document and where its use is regulated: an
// authority's decisions and statements are exempt from copyright (URL 9 §), whatever
// else it publishes need not be.
func rights(municipality string) string {
	if municipality == "" {
		return ""
	}
	return "Handling från " + municipality + ". För myndigheters beslut och yttranden gäller 9 § upphovsrättslagen (1960:729)."
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// xmlText is s as XML may hold it: a control sign, or what is no sign at all (XML 1.0,
// 2.2), becomes a replacement sign. What is drawn never has any; this is what is only told.
func xmlText(s string) string {
	return xmlEscapes.Replace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' {
			return utf8.RuneError
		}
		return r
	}, s))
}

// simple is a simple property; nothing if the value is empty.
func simple(name, value string) string {
	if value == "" {
		return ""
	}
	return "<" + name + ">" + xmlText(value) + "</" + name + ">\n"
}

// inList is a property whose values stand in a list of the given kind; nothing if
// there are none.
func inList(name, kind string, values ...string) string {
	var items strings.Builder
	for _, v := range values {
		if v == "" {
			continue
		}
		lang := ""
		if kind == "rdf:Alt" {
			lang = ` xml:lang="x-default"`
		}
		items.WriteString("<rdf:li" + lang + ">" + xmlText(v) + "</rdf:li>")
	}
	if items.Len() == 0 {
		return ""
	}
	return "<" + name + "><" + kind + ">" + items.String() + "</" + kind + "></" + name + ">\n"
}
