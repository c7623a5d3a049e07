package readback

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"planverk/internal/pattern"
)

// Passage is a text that a finished file holds, and where.
type Passage struct {
	Where string // Swedish: "sidan 3", "en bilds beskrivning", "xl/sharedStrings.xml"
	Text  string
	Lines bool // Text is the file line by line, so that a place in it has a line number
}

// Passages gives every text that a file holds, wherever a reader or a program may come
// upon it: what is printed, what is said to listeners, names and descriptions, metadata,
// bookmarks, hidden sheets, comments, and the files that it carries within it. A file
// that cannot be read to the end is an error, in Swedish: then nothing is known of it.
func Passages(name string, data []byte) ([]Passage, error) {
	all, err := apart(func() (*[]Passage, error) {
		all, err := passages(name, data, 0)
		return &all, err
	})
	if err != nil {
		return nil, fmt.Errorf("filen går inte att läsa: %s", reason(err))
	}
	return *all, nil
}

// passages reads a file that lies depth files within another.
func passages(name string, data []byte, depth int) ([]Passage, error) {
	if depth > 3 {
		return nil, errTooDeep
	}
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return passagesOfPDF(data, depth)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return passagesOfPackage(data, depth)
	case strings.HasSuffix(name, ".html"), strings.HasSuffix(name, ".svg"):
		return passagesOfHTML(data)
	case strings.HasSuffix(name, ".xml"), strings.HasSuffix(name, ".rels"), strings.HasSuffix(name, ".vml"):
		return passagesOfXML(data)
	case strings.HasSuffix(name, ".json"):
		return passagesOfJSON(data)
	case strings.HasSuffix(name, ".ics"):
		unfolded := bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n "), nil), []byte("\r\n\t"), nil) // RFC 5545, 3.1
		return []Passage{{Text: calendarSigns.Replace(string(unfolded)), Lines: true}}, nil
	case utf8.Valid(data):
		all := []Passage{{Text: string(data), Lines: true}}
		if plain := Plainly(string(data)); plain != string(data) {
			all = append(all, Passage{Where: "texten, med tecknen utskrivna", Text: plain})
		}
		return all, nil
	}
	return []Passage{{Where: "filens tecken", Text: printable(data)}}, nil
}

// Plainly gives a text with the signs that addresses and mark-up write as codes.
func Plainly(s string) string {
	s = encoded().ReplaceAllStringFunc(s, func(run string) string {
		if plain, err := url.PathUnescape(run); err == nil {
			return plain
		}
		return run
	})
	return html.UnescapeString(s)
}

var encoded = pattern.Later(`(?:%[0-9A-Fa-f]{2})+`)

// calendarSigns undoes how a calendar writes commas and lines (RFC 5545, 3.3.11).
var calendarSigns = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";")

// printable gives the stretches of signs in a file of another kind, such as a picture.
func printable(data []byte) string {
	var b strings.Builder
	var run []byte
	flush := func() {
		if len(run) >= 6 {
			b.Write(run)
			b.WriteByte('\n')
		}
		run = run[:0]
	}
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError || r < ' ' || r == 0x7f {
			flush()
		} else {
			run = append(run, data[:n]...)
		}
		data = data[n:]
	}
	flush()
	return b.String()
}

// passagesOfHTML gives the words, the attributes and the comments of a page.
func passagesOfHTML(data []byte) ([]Passage, error) {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var text, notes strings.Builder
	var all []Passage
	var walk func(n *html.Node, depth int) error
	walk = func(n *html.Node, depth int) error {
		if depth > maxDepth {
			return errTooDeep
		}
		switch n.Type {
		case html.TextNode:
			text.WriteString(n.Data)
		case html.CommentNode:
			notes.WriteString(n.Data + "\n")
		case html.ElementNode:
			if breaks(n) {
				text.WriteByte('\n')
			}
			for _, a := range n.Attr {
				all = append(all, Passage{Where: "attributet " + a.Key + " i " + n.Data, Text: unescaped(a.Val)})
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if err := walk(c, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	err = walk(root, 0)
	return append([]Passage{{Where: "texten", Text: text.String()}, {Where: "en kommentar", Text: notes.String()}}, all...), err
}

// passagesOfJSON gives the words of a file of values.
func passagesOfJSON(data []byte) ([]Passage, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var all []Passage
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return append(all, Passage{Text: string(data), Lines: true}), nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case string:
			all = append(all, Passage{Where: "ett värde", Text: t})
		case json.Number:
			all = append(all, Passage{Where: "ett värde", Text: t.String()})
		}
	}
}
