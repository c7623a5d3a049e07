package html

import (
	"encoding/json"
	"fmt"
	"io"

	"planverk/internal/doc"
)

// metadata has the keys that the secretary meets in the CMS's form. A field
// without a value is null, so that it is seen to be empty.
type metadata struct {
	Title        string   `json:"titel"`
	Subtitle     []string `json:"undertitel"`
	Summary      *string  `json:"ingress"`
	Language     string   `json:"språk"`
	Municipality *string  `json:"kommun"`
	Department   *string  `json:"förvaltning"`
	Channel      *string  `json:"kanal"`
	PageOwner    *string  `json:"sidansvarig"`
	Published    *string  `json:"publiceras"`
	Review       *string  `json:"granskas"`
	Unpublished  *string  `json:"avpubliceras"`
	Replaces     *string  `json:"ersätter"`
	Keywords     []string `json:"nyckelord"`
	Subject      *string  `json:"ämne"`
	Status       *string  `json:"status"`
	Diary        *string  `json:"diarienummer"`
	Decision     *string  `json:"beslut"`
	Date         *string  `json:"datum"`
	Type         string   `json:"dokumenttyp"`
	ID           string   `json:"dokument"`
	Checksum     *string  `json:"kontrollsumma"`
	Generator    *string  `json:"framställt_med"`
}

// Metadata prints what the CMS's form asks for, as JSON with Swedish keys.
func Metadata(w io.Writer, d *doc.Document) error {
	m, pub := d.Meta, d.Meta.Publishing
	data := metadata{
		Title: m.Title, Subtitle: some(m.Subtitle), Summary: given(doc.Plain(d.Summary)),
		Language: language(m), Municipality: given(m.Municipality), Department: given(m.Department),
		Channel: given(pub.Channel), PageOwner: given(pub.PageOwner),
		Published: given(pub.Published), Review: given(pub.Review),
		Unpublished: given(pub.Unpublished), Replaces: given(pub.Replaces),
		Keywords: some(m.Keywords), Subject: given(m.Subject), Status: given(m.Status),
		Diary: given(m.Diary), Decision: given(m.Decision), Date: given(iso(m.Date)),
		Type: m.Type, ID: m.ID, Checksum: given(m.Checksum), Generator: given(m.Generator),
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(data)
}

func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func some(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func iso(d doc.Date) string {
	if d.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
