package readback

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"
)

// read reads every file of the document that is there. A file that can not be
// read is a finding; the others are compared all the same.
func (c *checker) read(m manifest) {
	for _, f := range m.Files {
		limit := int64(maxText)
		if strings.HasSuffix(f.Name, ".pdf") || strings.HasSuffix(f.Name, ".xlsx") {
			limit = maxFile
		}
		data, err := c.load(f.Name, limit)
		switch {
		case errors.Is(err, errTooLarge):
			c.find("PV605", f.Name, fmt.Sprintf("Filen %s är större än %d MB och läses inte.", f.Name, limit>>20))
		case err == nil: // another error is told by files
			c.readFile(f.Name, data)
		}
	}
}

func (c *checker) readFile(name string, data []byte) {
	var r *reading
	var err error
	switch {
	case strings.HasSuffix(name, ".klistra-in.html"):
		r, err = readHTML(formatFragment, name, data)
	case strings.HasSuffix(name, ".html"):
		r, err = readHTML(formatHTML, name, data)
	case strings.HasSuffix(name, ".pdf"):
		r, err = readPDF(name, data)
	case strings.HasSuffix(name, ".md"):
		r, err = c.readMarkdown(name, data)
	case strings.HasSuffix(name, ".xlsx"):
		r, err = c.readWorkbook(name, data)
	case strings.HasSuffix(name, ".csv"):
		r, err = readAmounts(name, data)
	case strings.HasSuffix(name, ".ics"):
		c.calendar, err = readCalendar(name, data)
	case strings.HasSuffix(name, ".publicering.json"):
		c.form, err = readForm(name, data)
	default:
		return
	}
	if err != nil {
		c.find("PV605", name, fmt.Sprintf("Filen %s går inte att läsa: %s.", name, reason(err)), rebuild)
		return
	}
	if r != nil {
		c.readings = append(c.readings, r)
	}
}

// reason says in Swedish why a file could not be read. What a library says about
// it is of no help to the user.
func reason(err error) string {
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return "den är låst med ett lösenord"
	case errors.Is(err, errNotTagged):
		return "den saknar den märkning som en tillgänglig PDF har"
	case errors.Is(err, errNoBase):
		return "arbetsboken saknar bladet " + baseSheet
	case errors.Is(err, errTooDeep), errors.Is(err, errTooMuch), errors.Is(err, errTooSlow):
		return "den är för stor eller för invecklad"
	}
	return "den är skadad eller av en annan sort än namnet säger"
}

// readMarkdown reads the text with both readers; they must make the same of it.
func (c *checker) readMarkdown(name string, data []byte) (r *reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, fmt.Errorf("markdown: %v", p)
		}
	}()
	if tangled(data) {
		return nil, errTooDeep
	}
	first, second := Goldmark(data), Gomarkdown(data)
	if d := first.Difference(second); d != "" {
		c.find("PV609", name, fmt.Sprintf("Filen %s läses olika av två Markdown-läsare. Det gäller %s.", name, d), rebuild)
	}
	first.aim()
	return &reading{format: formatMarkdown, file: name, script: first.script, unmarked: true}, nil
}

// tangled tells whether a text would keep a Markdown reader busy without end:
// a line with hundreds of the signs that open something.
func tangled(data []byte) bool {
	const most = 2000
	n := 0
	for i, b := range data {
		switch b {
		case '\n':
			n = 0
		case '>', '[', '*', '_', '`', '<', '~':
			if i > 0 && data[i-1] == '\\' {
				continue
			}
			if n++; n > most {
				return true
			}
		}
	}
	return false
}

func (c *checker) readWorkbook(name string, data []byte) (*reading, error) {
	w, err := readWorkbook(name, data)
	if err != nil {
		return nil, err
	}
	for _, fault := range w.faults {
		c.find("PV611", name, fault, rebuild)
	}
	return w.r, nil
}
