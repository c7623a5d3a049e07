package markdown

import (
	"strconv"
	"strings"

	"planverk/internal/doc"
)

// link makes a run of a link. Only addresses that lead somewhere from an intranet
// page are links; the others (O:\, file:) are printed as text.
func (p *printer) link(l *doc.Link) run {
	text := plain(p.runs(l.Text))
	url := clean(l.URL)
	if strings.TrimSpace(text) == "" {
		text = strings.TrimPrefix(url, "mailto:")
	}
	if absolute(url) || doc.Sibling(url) {
		return run{kind: link, text: text, url: url}
	}
	if url != "" && url != text {
		text += " (" + url + ")"
	}
	return run{text: text}
}

func absolute(url string) bool {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if len(url) > len(scheme) && strings.EqualFold(url[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// printLink prints <address> when the address is also the text, else [text](address).
func printLink(r run, at place) string {
	if simple(r.url) && (r.text == r.url && strings.HasPrefix(r.url, "http") || "mailto:"+r.text == r.url && simpleMail(r.text)) {
		return "<" + r.text + ">"
	}
	text := escape(strings.TrimSpace(r.text), scope{at: at, inLink: true})
	switch text {
	case "x", "X": // goldmark would see a ticked task
		text = "&#" + strconv.Itoa(int(text[0])) + ";"
	}
	return "[" + text + "](" + address(r.url) + ")"
}

// simple tells whether an address can stand between angle brackets in both engines.
func simple(url string) bool {
	return strings.Trim(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/:?=%+#@") == ""
}

func simpleMail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && isAlnum(s[0]) && isAlnum(s[len(s)-1]) && at == strings.LastIndexByte(s, '@') && strings.Contains(s[at:], ".") &&
		strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@") == ""
}

// address percent-encodes every sign that would end or change the address.
func address(url string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(url); i++ {
		c := url[i]
		switch {
		case c <= ' ', c == 0x7f, strings.IndexByte("()<>\"'`*_~\\|[]{}^$;", c) >= 0:
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
