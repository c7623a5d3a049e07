package planverk

import (
	"errors"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/publish"
)

// What is told when a finished file cannot be made, or cannot be searched, has the whole
// of what whoever mends it needs.
func TestUnwritten(t *testing.T) {
	p := &product{file: "planer/bas.yaml", run: &run{world: World{Version: "0.1.0"}}}
	found := p.unwritten("html", errors.New("okänd nod"))
	proof := &proof{product: p}
	proof.file(publish.File{Name: "bas.pdf", Data: []byte("%PDF-1.7 trasig")})
	for i, want := range []string{
		"planer/bas.yaml: PV902: Formatet html kunde inte skrivas. Felet ligger i Planverk, inte i dina data. | Skicka följande rad, och datafilen utan personuppgifter, till dem som sköter Planverk i kommunen. | Planverk 0.1.0, html: okänd nod",
		"bas.pdf: PV543: Det går inte att bevisa att bas.pdf är fri från maskerade uppgifter: filen går inte att läsa: den är skadad eller av en annan sort än namnet säger. | Skicka meddelandet till dem som sköter Planverk i kommunen.",
	} {
		d := append(append(diag.List{}, found...), proof.found...)[i]
		got := d.Span.String() + ": " + d.Code + ": " + d.Message
		for _, h := range d.Hints {
			got += " | " + h
		}
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
