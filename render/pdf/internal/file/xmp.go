package file

import (
	"fmt"
	"strings"

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
		day := fmt.Sprintf("(D:%04d%02d%02d000000Z)", p.date.Year, p.date.Month, p.date.Day)
		b = append(b, "/CreationDate"+day+"/ModDate"+day...)
	}
	return append(b, ">>"...)
}

// xmp is the metadata packet, with the marks of PDF/A-2a and PDF/UA-1 and, since
// PDF/A knows nothing of PDF/UA, a description of the latter's schema.
func (f *File) xmp() []byte {
	p := f.properties()
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	describe := func(namespaces string, properties ...string) {
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\" %s>\n%s</rdf:Description>\n", namespaces, strings.Join(properties, ""))
	}
	describe(`xmlns:dc="http://purl.org/dc/elements/1.1/"`,
		simple("dc:format", "application/pdf"),
		inList("dc:title", "rdf:Alt", p.title),
		inList("dc:creator", "rdf:Seq", p.author),
		inList("dc:description", "rdf:Alt", p.subject),
		inList("dc:subject", "rdf:Bag", f.Meta.Keywords...),
		inList("dc:language", "rdf:Bag", f.lang()))
	describe(`xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`,
		simple("pdf:Keywords", p.keywords), simple("pdf:Producer", p.producer))
	when := ""
	if p.date != (doc.Date{}) {
		when = p.date.String() + "T00:00:00Z"
	}
	describe(`xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
		simple("xmp:CreatorTool", p.creator), simple("xmp:CreateDate", when),
		simple("xmp:ModifyDate", when), simple("xmp:MetadataDate", when))
	describe(`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`,
		simple("pdfaid:part", "2"), simple("pdfaid:conformance", "A"))
	describe(`xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, simple("pdfuaid:part", "1"))
	describe(`xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`,
		uaSchema)
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// uaSchema describes the property pdfuaid:part (PDF/A-2, 6.6.2.3).
const uaSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	`<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
	`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
	`<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
	`<pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>` + "\n"

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// simple is a simple property; nothing if the value is empty.
func simple(name, value string) string {
	if value == "" {
		return ""
	}
	return "<" + name + ">" + xmlEscapes.Replace(value) + "</" + name + ">\n"
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
		items.WriteString("<rdf:li" + lang + ">" + xmlEscapes.Replace(v) + "</rdf:li>")
	}
	if items.Len() == 0 {
		return ""
	}
	return "<" + name + "><" + kind + ">" + items.String() + "</" + kind + "></" + name + ">\n"
}
