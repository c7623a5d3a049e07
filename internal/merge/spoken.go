package merge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/doc"
)

// speak marks every term in the text of a document, so that who listens hears what an
// abbreviation is short for and foreign words in their language (WCAG 2.2, 3.1.2 and
// 3.1.4; ISO 14289-1, 7.2). Words stay as they are written; figures, code and what an
// author has marked are left alone.
func (all *Terms) speak(d *doc.Document) {
	for i := range d.Facts {
		d.Facts[i].Value = all.inlines(d.Facts[i].Value)
	}
	all.blocks(d.Blocks)
}

func (all *Terms) blocks(bs []doc.Block) {
	for _, b := range bs {
		switch b := b.(type) {
		case *doc.Heading:
			b.Text = all.inlines(b.Text)
		case *doc.Paragraph:
			b.Text = all.inlines(b.Text)
		case *doc.ListBlock:
			for _, it := range b.Items {
				all.blocks(it.Blocks)
			}
		case *doc.Table:
			all.table(b)
		case *doc.Figure:
			b.Caption = all.inlines(b.Caption)
			if b.Data != nil {
				all.table(b.Data)
			}
		case *doc.Notice:
			b.Title = all.inlines(b.Title)
			all.blocks(b.Body)
		case *doc.Definitions:
			for i := range b.Items {
				all.defined(&b.Items[i])
				all.blocks(b.Items[i].Body)
			}
		case *doc.Quote:
			all.blocks(b.Blocks)
		}
	}
}

func (all *Terms) table(t *doc.Table) {
	t.Caption = all.inlines(t.Caption)
	for i := range t.Columns {
		t.Columns[i].Head = all.inlines(t.Columns[i].Head)
	}
	for _, row := range t.Groups {
		for i := range row {
			row[i].Head = all.inlines(row[i].Head)
		}
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			all.blocks(c.Blocks)
		}
	}
}

// defined marks the term of a definition, unless its explanation begins with the words
// that it is short for: those would be heard twice.
func (all *Terms) defined(it *doc.Definition) {
	explained := ""
	if len(it.Body) > 0 {
		if p, ok := it.Body[0].(*doc.Paragraph); ok {
			explained = plainSpaces(doc.Plain(p.Text))
		}
	}
	marked := all.inlines(it.Term)
	for _, i := range marked {
		if s, ok := i.(*doc.Span); ok && s.Long != "" && strings.HasPrefix(explained, plainSpaces(s.Long)) {
			return
		}
	}
	it.Term = marked
}

func (all *Terms) inlines(is []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, i := range is {
		switch i := i.(type) {
		case *doc.Text:
			out = append(out, all.text(i)...)
			continue
		case *doc.Strong:
			i.Text = all.inlines(i.Text)
		case *doc.Emphasis:
			i.Text = all.inlines(i.Text)
		case *doc.Link:
			i.Text = all.inlines(i.Text)
		case *doc.Note:
			i.Text = all.inlines(i.Text)
		}
		out = append(out, i)
	}
	return out
}

// text parts a text at the terms in it.
func (all *Terms) text(t *doc.Text) []doc.Inline {
	var out []doc.Inline
	s, from := t.S, 0
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !inWord(r) {
			at += n
			continue
		}
		word := firstWord(s[at:])
		found, end := all.at(s, at, word)
		if found == (term{}) {
			at = max(end, at+len(word))
			continue
		}
		if from < at {
			out = append(out, &doc.Text{S: s[from:at]})
		}
		out = append(out, &doc.Span{Lang: found.lang, Long: found.long, Text: []doc.Inline{&doc.Text{S: s[at:end]}}})
		at, from = end, end
	}
	if out == nil {
		return []doc.Inline{t}
	}
	if from < len(s) {
		out = append(out, &doc.Text{S: s[from:]})
	}
	return out
}

// at finds the term that stands as words of its own at byte at of s, and where it ends.
// One that is to be said as it is written is empty, but is passed over as a whole.
func (all *Terms) at(s string, at int, word string) (term, int) {
	for _, n := range all.lengths(word) {
		words, end := signs(s, at, n)
		t, ok := all.named(words)
		if !ok || !standsAlone(s, at, end) {
			continue
		}
		if spelledOut(s[end:], t.long) {
			t.long = ""
		}
		if t.lang == "" && (t.long == "" || t.long == t.words || inBrackets(s[:at], s[end:]) || numbered(s[end:])) {
			return term{}, end
		}
		return t, end
	}
	return term{}, 0
}

// signs gives the n signs at byte at of s and where they end. A space may have been made
// one that no line ends at.
func signs(s string, at, n int) (string, int) {
	end := at
	for ; n > 0 && end < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return strings.ReplaceAll(s[at:end], "\u00a0", " "), end
}

// standsAlone tells whether s[at:end] is neither a part of a word (SLA-nivå, HSA- och,
// NPÖ:s), whose ending would not fit other words, nor of an address or a path.
func standsAlone(s string, at, end int) bool {
	left, _ := utf8.DecodeLastRuneInString(s[:at])
	right, n := utf8.DecodeRuneInString(s[end:])
	next, _ := utf8.DecodeRuneInString(s[end+n:])
	switch {
	case at > 0 && (inWord(left) || strings.ContainsRune("-_.:\u00ad", left)):
		return false
	case n == 0:
	case inWord(right) || strings.ContainsRune("-_\u00ad", right):
		return false
	case strings.ContainsRune(".:", right) && inWord(next):
		return false
	}
	before, after := lastBytes(s[:at], nearby), s[end:min(end+nearby, len(s))]
	before = before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	if to := strings.IndexFunc(after, unicode.IsSpace); to >= 0 {
		after = after[:to]
	}
	chunk := before + s[at:end] + after
	return !strings.ContainsAny(chunk, `@\`) && !strings.Contains(chunk, "://") && !strings.HasPrefix(chunk, "www.")
}

// inBrackets tells whether an abbreviation stands alone in brackets, after the words that
// it is short for: ”Nationella patientöversikten (NPÖ)”.
func inBrackets(before, after string) bool {
	return strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")")
}

// spelledOut tells whether the words that an abbreviation is short for follow it: ”GIS
// (geografiskt informationssystem)”, ”CMS, Content Management System”.
func spelledOut(after, long string) bool {
	long = plainSpaces(long)
	next := plainSpaces(after[:min(2*len(long)+8, len(after))])
	for _, sign := range []string{" (", ", ", " – "} {
		if long != "" && strings.HasPrefix(next, sign+long) {
			return true
		}
	}
	return false
}

// numbered tells whether a number follows, as in a diary number (SN/2016:107) or a
// name (Procapita BoU 2021): those are said as they are written.
func numbered(after string) bool {
	separator, n := utf8.DecodeRuneInString(after)
	r, _ := utf8.DecodeRuneInString(after[n:])
	return strings.ContainsRune("/ \u00a0", separator) && unicode.IsDigit(r)
}

// nearby is how far around a term an address or a path is looked for, in bytes.
const nearby = 200

func lastBytes(s string, n int) string { return s[max(0, len(s)-n):] }

func plainSpaces(s string) string {
	return strings.ToLower(strings.ReplaceAll(s, "\u00a0", " "))
}
