package readback

import (
	"encoding/json"
	"fmt"
	"strings"
)

// form is what the file for the CMS's form says that stands in the document too.
type form struct {
	file     string
	Title    string `json:"titel"`
	Document string `json:"dokument"`
	Diary    string `json:"diarienummer"`
	Decision string `json:"beslut"`
	Checksum string `json:"kontrollsumma"`
}

func readForm(name string, data []byte) (*form, error) {
	f := &form{file: name}
	return f, json.Unmarshal(data, f)
}

// compareForm holds the form against the page: its title, and what its foot says.
func (c *checker) compareForm(ref *reading) {
	if c.form == nil || ref.unmarked {
		return
	}
	all := " " + joined(ref.script.tokens) + " "
	for _, part := range []struct{ name, value string }{
		{"titel", c.form.Title}, {"diarienummer", c.form.Diary}, {"beslut", c.form.Decision}, {"kontrollsumma", c.form.Checksum},
	} {
		if part.value != "" && !strings.Contains(all, " "+keyOf(part.value)+" ") {
			c.find("PV612", c.form.file, fmt.Sprintf("I %s är %s ”%s”, men det står inte så i %s.", c.form.file, part.name, part.value, ref.file), rebuild)
		}
	}
}
