package planverk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/internal/publish"
	"planverk/render/pdf"
)

// The copy for the archive carries what the document can be built from again with the
// Planverk that its metadata name: data files, kommun.yaml, and the municipality's own
// pictures and templates. Beside them lies the workbook, to count with. Planverk's own
// templates are left out, because the program has them; so are fonts, whose licences
// seldom let them be passed on.

// mediaTypes are the kinds of file that a document may carry, by ending.
var mediaTypes = map[string]string{
	".yaml": "application/yaml", ".yml": "application/yaml", ".json": "application/json", ".md": "text/markdown",
	".svg": "image/svg+xml", ".png": "image/png",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// attach gathers what the PDF shall carry, when the archive's copy is built.
func (p *product) attach() diag.List {
	if !p.run.build.Archive || p.mask != nil { // the data files say what the public edition does not
		return nil
	}
	if at := p.protected(); at != nil {
		return diag.List{diag.New("PV521", at.Span,
			"PDF-filen byggs utan bilagor: kommun.yaml har en person med skyddade personuppgifter, och hela filen skulle följa med.",
			"Ta bort personen ur registret, eller arkivera datafilerna för sig, i ett system med rätt skydd.")}
	}
	l := p.attachData()
	if l.HasErrors() {
		return l
	}
	for _, f := range slices.Concat(p.template.files, p.look.Files) {
		if strings.HasPrefix(f.Path, load.OwnFolder+"/") {
			p.carry(f.Path, pdf.Source, "Kommunens egen mall", []byte(f.Text))
		} else if strings.HasPrefix(mediaTypes[path.Ext(f.Path)], "image/") {
			p.carry(f.Path, pdf.Source, "Bild som hör till kommunens utseende", []byte(f.Text))
		}
	}
	var book bytes.Buffer
	switch err := p.writeWorkbook(&book); {
	case err == nil:
		p.carry(p.doc.Meta.ID+".xlsx", pdf.Data, "Arbetsboken med handlingens siffror", book.Bytes())
	case !errors.Is(err, errNone):
		l = append(l, p.unwritten("xlsx", err)...)
	}
	return l
}

// protected gives the place where the register says that a person's data are
// protected; nil when it says so of nobody.
func (p *product) protected() *plan.At {
	for i := range p.kommun.Registers.Persons {
		if person := &p.kommun.Registers.Persons[i]; person.Protected.State == plan.Yes {
			return &person.Protected.At
		}
	}
	return nil
}

// attachData takes in the data files as they were read: those that the document's
// checksum is of.
func (p *product) attachData() diag.List {
	all := p.sources()
	for i, s := range all {
		about := "Datafil som handlingen hämtar uppgifter ur"
		switch i {
		case 0:
			about = "Datafilen som handlingen är byggd av"
		case len(all) - 1:
			about = "Kommunens uppgifter och register"
		}
		name := path.Join(path.Dir(p.kommun.File), s.File)
		data, err := fs.ReadFile(p.place.FS, name)
		if sum := sha256.Sum256(data); err != nil || hex.EncodeToString(sum[:]) != s.SHA256 {
			return diag.List{diag.New("PV522", diag.Span{File: p.place.Name(name)},
				fmt.Sprintf("Filen ”%s” ändrades medan handlingen byggdes, och kan inte bifogas.", s.File), "Bygg på nytt.")}
		}
		p.carry(s.File, pdf.Source, about, data)
	}
	return nil
}

func (p *product) carry(name string, r pdf.Relation, about string, data []byte) {
	p.attached = append(p.attached, pdf.Attachment{Name: name, MIME: mediaTypes[path.Ext(name)], Relation: r, Description: about, Data: data})
}

// carried lists the attachments for the manifest.
func (p *product) carried() []publish.Source {
	var all []publish.Source
	for _, a := range p.attached {
		sum := sha256.Sum256(a.Data)
		all = append(all, publish.Source{File: a.Name, SHA256: hex.EncodeToString(sum[:])})
	}
	return all
}

func (p *product) writePDF(w io.Writer) error {
	if p.run.build.Archive {
		return pdf.WriteArchive(w, p.doc, p.attached)
	}
	return pdf.Write(w, p.doc)
}
