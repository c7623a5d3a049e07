package readback

import "strings"

// counts gives the number of printed figures and how many of them each format
// holds. A figure without a digit ("Ingår i ovan", "Ja") was compared as well but
// is not a figure to a reader.
func (c *checker) counts() (int, []Format) {
	ref := c.reference()
	if ref == nil {
		return 0, nil
	}
	all := 0
	in := map[string]int{}
	for _, f := range ref.figures {
		if !strings.ContainsAny(f.text, "0123456789") {
			continue
		}
		all++
		for _, r := range c.readings {
			if r.unmarked || r.has(f.id) {
				in[r.format]++
			}
		}
	}
	var formats []Format
	for _, name := range formatOrder[:5] {
		if in[name] > 0 {
			formats = append(formats, Format{name, in[name]})
		}
	}
	if c.calendar != nil && c.calendar.same > 0 {
		formats = append(formats, Format{"kalendern", c.calendar.same})
	}
	return all, formats
}

func (r *reading) has(id string) bool {
	for _, f := range r.figures {
		if f.id == id {
			return true
		}
	}
	return false
}
