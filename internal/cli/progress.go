package cli

import (
	"fmt"
	"io"

	"planverk"
)

// progress shows on a terminal, and only there, how far a build has come.
type progress struct {
	w io.Writer // nil: show nothing
	n int
}

func (a *app) progress() *progress {
	if !a.Terminal || a.json {
		return &progress{}
	}
	return &progress{w: a.Err}
}

// done is called after each document.
func (p *progress) done(d planverk.Document) {
	if p.w == nil {
		return
	}
	p.n++
	fmt.Fprintf(p.w, "\r\x1b[K%d klara: %s", p.n, d.File)
}

// clear takes the line away before the answer is printed.
func (p *progress) clear() {
	if p.n > 0 {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
