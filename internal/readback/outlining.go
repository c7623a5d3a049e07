package readback

import (
	"bytes"
	"strconv"
	"strings"
)

// What both Markdown readers note of a text, in the same words.

// tooDeep tells, and notes, that blocks are nested deeper than is read.
func (o *Outline) tooDeep(depth int) bool {
	if depth > maxDepth {
		o.Strange = append(o.Strange, "djup")
	}
	return depth > maxDepth
}

func (o *Outline) heading(level int, text string) {
	o.Headings = append(o.Headings, strconv.Itoa(level)+" "+text)
}

// rawHTML notes HTML, except the empty comment that keeps two lists apart.
func (o *Outline) rawHTML(raw []byte) {
	if string(bytes.TrimSpace(raw)) != "<!-- -->" {
		o.Strange = append(o.Strange, "html")
	}
}

// item notes a list item by its first words; read goes through what is in it.
func (o *Outline) item(ordered bool, read func()) {
	at, before := len(o.Lists), len(o.Words)
	o.Lists = append(o.Lists, "- ")
	if ordered {
		o.Lists[at] = "1. "
	}
	read()
	if len(o.Words) > before {
		o.Lists[at] += o.Words[before]
	}
}

func (o *Outline) code(s string) string {
	o.Code = append(o.Code, tidy(s))
	return s
}

// link makes an address comparable: the readers differ in whether they say the
// scheme of a mail address.
func (o *Outline) link(url string) {
	o.Links = append(o.Links, strings.TrimPrefix(url, "mailto:"))
}

// finish adds a line to the script and gives its words.
func (o *Outline) finish(s string) string {
	o.script.gap()
	from := len(o.script.tokens)
	o.script.add(s, body)
	if s = tidy(s); strings.HasPrefix(s, arrowSign) && strings.HasSuffix(s, ")") {
		o.arrows = append(o.arrows, arrow{line: strings.TrimPrefix(s, arrowSign), from: from, to: len(o.script.tokens)})
	}
	return s
}
