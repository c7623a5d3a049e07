package planverk

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// BuildStanding builds the report of each municipality, a lägesrapport of the documents
// that were read, by the ordinary stages. Its data file is written here instead of by the
// user: the day, the documents and how far they had come the last time.
func BuildStanding(ctx context.Context, w World, all []Standing, o Options) Report {
	var places []Place
	for _, s := range all {
		places = append(places, s.report(w.Today))
	}
	return Build(ctx, w, places, o)
}

// report is where the municipality's report is read from: its own folder, with the
// report's data file in it.
func (s Standing) report(day string) Place {
	name := path.Join(path.Dir(s.kommun.File), "lägesrapport "+day+".yaml")
	tree, err := gathered{name: s.data(day)}.tree()
	if err != nil {
		panic(err) // a file in memory
	}
	return Place{FS: overlay{s.place.FS, tree, name}, Path: name, Name: s.place.Name}
}

// data is the report's data file.
func (s Standing) data(day string) []byte {
	var b bytes.Buffer
	year, _, _ := strings.Cut(day, "-")
	fmt.Fprintf(&b, "dokument: { typ: lägesrapport, id: lagesrapport, år: %s, publicering: { kanal: \"ingenstans, skickas till dem som ska svara\" } }\ndag: %s\nunderlag:\n  filer:\n", year, day)
	for _, d := range s.Documents {
		fmt.Fprintf(&b, "    - %s\n", strconv.Quote(d.Name))
	}
	began := false
	for _, d := range s.Documents {
		if d.Former == nil {
			continue
		}
		if !began {
			began = true
			b.WriteString("tidigare:\n")
		}
		fmt.Fprintf(&b, "  - { handling: %s, uppgifter: %d, ifyllda: %d }\n", strconv.Quote(d.ID), d.Former.Fields, d.Former.Filled)
	}
	return b.Bytes()
}

// overlay is a tree with one file more.
type overlay struct {
	fs.FS
	more fs.FS
	name string
}

func (o overlay) Open(name string) (fs.File, error) {
	if name == o.name {
		return o.more.Open(name)
	}
	return o.FS.Open(name)
}
