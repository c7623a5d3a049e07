package rendertest

import (
	"strings"

	"planverk/internal/doc"
)

// Hostile are texts that somebody may have pasted or sent in order to break a
// writer. A writer prints every sign of such a text, or says which it cannot print.
var Hostile = map[string]string{
	"styrtecken":             "en\x07klocka",
	"nolltecken":             "före\x00efter",
	"escape":                 "\x1b[31mröd\x1b[0m",
	"radbyten":               "rad\r\nrad\nrad\rrad",
	"tabbar":                 "a\tb\tc",
	"C1":                     "nästa\u0085rad",
	"radskiljare":            "rad\u2028rad\u2029rad",
	"riktning":               "faktura_\u202egpj.exe",
	"riktning isolerad":      "a\u2066b\u2069c\u200fd\u200e",
	"nollbredd":              "sys\u200btem\u200cför\u200dvalt\u2060ning",
	"byteordning":            "\ufeffbörjan",
	"torn":                   "Z" + strings.Repeat("\u0301\u0316\u0320", 9) + "algo",
	"isärtagna tecken":       "a\u030a a\u0308 o\u0308 e\u0301",
	"lös accent":             "\u0308börjar",
	"halva surrogat":         "före\xed\xa0\x80efter",
	"latin-1":                "p\xe5 svenska",
	"avbruten utf-8":         "slut\xc3",
	"överlång utf-8":         "snedstreck \xc0\xaf",
	"hårda blanksteg":        "a" + strings.Repeat("\u00a0", 300) + "b",
	"blanksteg":              "a" + strings.Repeat(" ", 300) + "b",
	"bara blanksteg":         "   ",
	"bara hårda blanksteg":   "\u00a0\u00a0",
	"bara mjuka bindestreck": "\u00ad\u00ad",
	"ovanliga blanksteg":     "a\u2003b\u2009c\u202fd\u205fe\u3000f",
	"mjuka bindestreck":      strings.Repeat("a\u00ad", 200),
	"mall":                   `{{ .dokument.titel }} {{ infoga "x" }} ${x} <%= x %> #{x}`,
	"html":                   `<script>alert(1)</script><img src=x onerror=alert(1)> & &amp; &#60; "'`,
	"slut på cdata":          "]]> <!-- --> ?> <?xml?>",
	"pdf":                    `) Tj ET Q endstream endobj (\) \\ << /S /JavaScript >> % (((`,
	"markdown":               "**fet** _k_ [l](javascript:alert(1)) ![b](x) `kod` | cell | # rubrik\\",
	"formel":                 `=HYPERLINK("http://x","y") +1 -1 @SUM(A1)`,
	"sökväg":                 `..\..\..\etc/passwd %2e%2e%2f C:\CON NUL`,
	"mycket långt":           strings.Repeat("förvaltning av system ", 300),
	"långt utan mellanrum":   strings.Repeat("förvaltning", 400),
	"långt kodord":           strings.Repeat("0123456069", 300),
	"emoji":                  "klart 🎉 👩‍👩‍👧",
	"privat":                 "eget \ue001 tecken",
	"inget tecken":           "\ufffe\uffff",
	"ersättningstecken":      "oläsligt \ufffd",
	"arabiska":               "العربية",
	"hebreiska":              "עברית",
	"kinesiska":              "漢字",
	"matematik":              "∑ √ ≠ ∞ ∫ 𝑥",
	"sydsamiska":             "Gïeleaernie Åarjelsaemien Čohkkiras Ŋ ŧ đ ž",
	"ligaturer":              "ﬁnansiell ﬂytt",
	"typografi":              "”citat” ’enkelt’ – — … · • § ½ № ™",
	"objekttecken":           "plats \ufffc här",
}

// InEveryField is a document with the text in every field that a reader meets.
func InEveryField(s string) *doc.Document {
	d := &doc.Document{Meta: Sample().Meta, Facts: []doc.Fact{{Term: s, Value: text(s)}}, Summary: text(s)}
	m := &d.Meta
	m.Title, m.Subtitle, m.Municipality, m.Department, m.Subject = "T"+s, []string{s}, s, s, s
	m.Keywords, m.Diary, m.Decision, m.Drawn = []string{s, s}, s, s, s
	id := "fält." + s
	t := &doc.Table{ID: "tabell", Number: 1, Caption: text("T" + s), Unit: "u" + s, RowHeader: true, Columns: []doc.Column{{Head: text("H" + s)}, {Head: text("H" + s), Align: doc.Right}},
		Rows: []doc.Row{row(words("C"+s), cell(money(id, "1.00"+s, "1"+s))), {Sum: true, Cells: []doc.Cell{words("C" + s), none()}}}}
	d.Blocks = []doc.Block{
		&doc.Heading{ID: "rubrik", Level: 1, Number: "1", Text: text("R" + s)},
		para(&doc.Text{S: s}, &doc.Strong{Text: text(s)}, &doc.Emphasis{Text: text(s)}, &doc.Code{S: s},
			&doc.Link{URL: "https://x.example/" + s, Text: text("L" + s)}, &doc.Link{URL: "mailto:" + s, Text: text("L" + s)},
			&doc.Reference{Target: "rubrik", Text: "r" + s}, &doc.Missing{Spoken: "m" + s},
			&doc.Choice{ID: id + "2", Options: []string{"o" + s, s}, Picked: 0, State: "o" + s}),
		&doc.ListBlock{Items: []doc.Item{item(para(&doc.Text{S: s}))}}, t,
		&doc.Notice{Title: text("N" + s), Body: []doc.Block{para(&doc.Text{S: s})}},
		&doc.Definitions{Items: []doc.Definition{{Term: text("D" + s), Body: []doc.Block{para(&doc.Text{S: s})}}}},
		&doc.Quote{Blocks: []doc.Block{para(&doc.Text{S: s})}},
		&doc.Signatures{Blocks: []doc.Signatory{{Party: "P" + s, Place: s, Name: s, Title: s}}},
	}
	if len(s) > 200 {
		return d // merge refuses a figure that is too tall
	}
	d.Blocks = append(d.Blocks,
		&doc.Figure{ID: "figur", Number: 1, Kind: doc.OrganisationChart, Caption: text("F" + s), Alt: "A" + s,
			Nodes: []doc.FigureNode{{ID: "a", Text: "B" + s, Note: s}, {ID: "b", Text: "B" + s, Parent: "a"}}})
	return d
}
