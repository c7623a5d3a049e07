package file

import (
	"strings"

	"planverk/internal/doc"
)

// schema describes properties that PDF/A knows nothing of, as it asks (ISO 19005-2,
// 6.6.2.3.3).
type schema struct {
	name, uri, prefix string
	properties        []property
}

// property of a schema: category "internal" is kept by the program, "external" is
// said by the one who writes the document.
type property struct{ name, kind, category, description string }

// uaSchema holds the mark of PDF/UA.
var uaSchema = schema{"PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", []property{
	{"part", "Integer", "internal", "Part of ISO 14289 to which the file conforms"},
}}

// archive holds what a registrar looks a document up by, which no schema that PDF/A
// knows of has a place for.
var archive = schema{"Planverk archive schema", "urn:planverk:arkiv:1.0:", "pvarkiv", []property{
	{"diarienummer", "Text", "external", "Diary number: the registration number of the matter"},
	{"beslut", "Text", "external", "Decision by which the document was adopted, with date and paragraph"},
	{"status", "Text", "external", "State of the document: utkast, beslutad …"},
	{"handlingstyp", "Text", "external", "Type of document"},
	{"kontrollsumma", "Text", "internal", "First twelve digits of the SHA-256 digest of the data files' digests"},
}}

// archived is what a document says by the archive schema.
func archived(m doc.Meta) []string {
	say := func(name, value string) string {
		return simple(archive.prefix+":"+name, strings.ReplaceAll(value, "\u00A0", " ")) // searched for as it is typed
	}
	return []string{say("diarienummer", m.Diary), say("beslut", m.Decision), say("status", m.Status),
		say("handlingstyp", m.Type), say("kontrollsumma", m.Checksum)}
}

// extensions is the container of schema descriptions.
func extensions(all ...schema) string {
	var b strings.Builder
	b.WriteString("<pdfaExtension:schemas><rdf:Bag>")
	for _, s := range all {
		b.WriteString(`<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>` + s.name + "</pdfaSchema:schema>" +
			"<pdfaSchema:namespaceURI>" + s.uri + "</pdfaSchema:namespaceURI><pdfaSchema:prefix>" + s.prefix + "</pdfaSchema:prefix>" +
			"<pdfaSchema:property><rdf:Seq>")
		for _, p := range s.properties {
			b.WriteString(`<rdf:li rdf:parseType="Resource"><pdfaProperty:name>` + p.name + "</pdfaProperty:name>" +
				"<pdfaProperty:valueType>" + p.kind + "</pdfaProperty:valueType>" +
				"<pdfaProperty:category>" + p.category + "</pdfaProperty:category>" +
				"<pdfaProperty:description>" + p.description + "</pdfaProperty:description></rdf:li>")
		}
		b.WriteString("</rdf:Seq></pdfaSchema:property></rdf:li>")
	}
	b.WriteString("</rdf:Bag></pdfaExtension:schemas>\n")
	return b.String()
}
