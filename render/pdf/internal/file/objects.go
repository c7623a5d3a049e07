package file

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/zlib"
)

// objects are the numbered objects of a PDF file, gathered before they are written.
type objects struct {
	list []object // object n is list[n-1]
}

// object is a dictionary or other value, or a stream with its dictionary.
type object struct {
	body   []byte // of a stream: the dictionary's entries without << >>
	stream []byte
	packed bool // the stream is to be compressed
}

// reserve gives out the next object number.
func (o *objects) reserve() int {
	o.list = append(o.list, object{})
	return len(o.list)
}

// set gives object n its value.
func (o *objects) set(n int, body []byte) { o.list[n-1].body = body }

// add makes a new object.
func (o *objects) add(body []byte) int {
	n := o.reserve()
	o.set(n, body)
	return n
}

// addStream makes a new stream with further dictionary entries.
func (o *objects) addStream(entries string, data []byte, packed bool) int {
	n := o.reserve()
	o.list[n-1] = object{body: []byte(entries), stream: data, packed: packed}
	return n
}

// perObjectStream is how many objects share one compressed stream.
const perObjectStream = 200

// write returns the file: streams as they are, everything else in object streams,
// and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). The file identifier
// is a digest of the content, so that the same document gives the same file.
func (o *objects) write(root, info int) []byte {
	w := &fileWriter{places: o.gather()}
	size := o.pack() + 1<<14
	w.buf = append(make([]byte, 0, size), "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	for i, ob := range o.list {
		if ob.stream != nil {
			w.places[i+1] = objectPlace{kind: 1, at: len(w.buf)}
			w.stream(i+1, ob)
		}
	}
	w.crossReference(root, info)
	return w.buf
}

// gather puts all objects that are no streams into object streams, and gives the
// table of places with theirs filled in.
func (o *objects) gather() []objectPlace {
	var loose []int
	for i, ob := range o.list {
		if ob.stream == nil {
			loose = append(loose, i+1)
		}
	}
	full := (len(loose) + perObjectStream - 1) / perObjectStream
	places := make([]objectPlace, 1+len(o.list)+full, 2+len(o.list)+full) // the table has a place of its own
	for numbers := range slices.Chunk(loose, perObjectStream) {
		n := o.objectStream(numbers)
		for i, k := range numbers {
			places[k] = objectPlace{kind: 2, at: n, index: i}
		}
	}
	return places
}

// objectStream adds a stream of the objects with these numbers.
func (o *objects) objectStream(numbers []int) int {
	size := 0
	for _, k := range numbers {
		size += len(o.list[k-1].body) + 1
	}
	head, body := make([]byte, 0, 12*len(numbers)), make([]byte, 0, size)
	for _, k := range numbers {
		head = append(strconv.AppendInt(head, int64(k), 10), ' ')
		head = append(strconv.AppendInt(head, int64(len(body)), 10), ' ')
		body = append(append(body, o.list[k-1].body...), '\n')
	}
	return o.addStream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(numbers), len(head)), append(head, body...), true)
}

// perPacker is how many bytes one processor compresses before another is asked to help:
// each needs tables of its own, which cost as much as that.
const perPacker = 500_000

// pack compresses the streams, on several processors when there is much of them. It
// gives about how many bytes they will take in the file.
func (o *objects) pack() int {
	var streams []*object
	size := 0
	for i := range o.list {
		if ob := &o.list[i]; ob.packed {
			streams = append(streams, ob)
			size += len(ob.stream)
		}
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+size/perPacker, len(streams)) {
		wg.Go(func() {
			for i := next.Add(1); int(i) <= len(streams); i = next.Add(1) {
				streams[i-1].pack()
			}
		})
	}
	wg.Wait()
	size = 0
	for _, ob := range o.list {
		if ob.stream != nil {
			size += len(ob.body) + len(ob.stream) + 64
		}
	}
	return size
}

func (ob *object) pack() {
	ob.stream, ob.packed = deflate(ob.stream), false
	ob.body = append(slices.Clip(ob.body), "/Filter/FlateDecode"...)
}

// objectPlace is an entry of the cross-reference stream.
type objectPlace struct {
	kind  byte // 1 in the file, 2 in an object stream
	at    int  // offset in the file, or number of the object stream
	index int  // within the object stream
}

type fileWriter struct {
	buf    []byte
	places []objectPlace // [0] is the head of the free list
}

func (w *fileWriter) stream(n int, ob object) {
	w.buf = fmt.Appendf(w.buf, "%d 0 obj\n<<%s/Length %d>>\nstream\n", n, ob.body, len(ob.stream))
	w.buf = append(w.buf, ob.stream...)
	w.buf = append(w.buf, "\nendstream\nendobj\n"...)
}

func (w *fileWriter) crossReference(root, info int) {
	digest := sha256.Sum256(w.buf)
	id := strings.ToUpper(hex.EncodeToString(digest[:16]))
	n, start := len(w.places), len(w.buf)
	w.places = append(w.places, objectPlace{kind: 1, at: start})
	w.places[0].index = 65535
	const entries = "/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
	table := object{body: fmt.Appendf(nil, entries, n+1, root, info, id, id), stream: placeTable(w.places)}
	table.pack()
	w.stream(n, table)
	w.buf = fmt.Appendf(w.buf, "startxref\n%d\n%%%%EOF\n", start)
}

// placeTable writes the entries of the cross-reference stream, each as its difference
// from the one before (the predictor "up" of PNG; ISO 32000-1, 7.4.4.4): neighbours
// differ in a byte or two, and what is nearly all noughts takes no room.
func placeTable(places []objectPlace) []byte {
	const up = 2
	table := make([]byte, 0, 8*len(places))
	var above [7]byte
	for _, p := range places {
		row := [7]byte{p.kind, byte(p.at >> 24), byte(p.at >> 16), byte(p.at >> 8), byte(p.at), byte(p.index >> 8), byte(p.index)}
		table = append(table, up)
		for i := range row {
			table = append(table, row[i]-above[i])
		}
		above = row
	}
	return table
}

// deflaters are kept between documents; making one costs more than a page.
var deflaters = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(io.Discard, 6) // 6 is a valid level
	return w
}}

// deflate compresses p. Writing to a buffer in memory cannot fail.
func deflate(p []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(p)/3 + 64)
	w := deflaters.Get().(*zlib.Writer)
	w.Reset(&b)
	w.Write(p)
	w.Close()
	deflaters.Put(w)
	return b.Bytes()
}

// appendRef writes a reference to object n.
func appendRef(b []byte, n int) []byte {
	return append(strconv.AppendInt(b, int64(n), 10), " 0 R"...)
}

// appendInt writes a key and a whole number.
func appendInt(b []byte, key string, v int) []byte {
	return strconv.AppendInt(append(append(b, key...), ' '), int64(v), 10)
}
