package readback

import (
	"bytes"
	"errors"
	"reflect"

	"github.com/ledongthuc/pdf"
)

var errNested = errors.New("a stream of objects within a stream of objects")

// openPDF opens a file, unless its table of objects says that a stream of objects
// is itself within such a stream. ISO 32000-1 (7.5.7) forbids that, and the reader
// would go round in it until the stack is full, which stops the whole program. The
// table is not to be had from the reader, so it is looked at as it lies.
func openPDF(data []byte) (*pdf.Reader, error) {
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	table := reflect.ValueOf(r).Elem().FieldByName("xref")
	within := func(i int) reflect.Value { return table.Index(i).FieldByName("inStream") }
	for i := range table.Len() {
		if !within(i).Bool() {
			continue
		}
		stream := table.Index(i).FieldByName("stream").FieldByName("id").Uint()
		if stream < uint64(table.Len()) && within(int(stream)).Bool() {
			return nil, errNested
		}
	}
	return r, nil
}
