package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

var (
	streamHead = regexp.MustCompile(`\A(\d+) 0 obj\n<<([^\n]*)/Length (\d+)>>\nstream\n`)
	objStm     = regexp.MustCompile(`/Type/ObjStm/N (\d+)/First (\d+)`)
	rootAndID  = regexp.MustCompile(`/Root \d+ 0 R`)
)

// loosened is the same file with the objects of its object streams lying open. The
// reader that the tests use unpacks a whole stream for each object that it looks at,
// which in a long document takes longer than all else.
func loosened(t testing.TB, file []byte) []byte {
	t.Helper()
	out := bytes.NewBufferString("%PDF-1.7\n")
	at := map[int]int{}
	root := ""
	put := func(n int, body []byte) {
		at[n] = out.Len()
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", n, body)
	}
	_, rest, _ := bytes.Cut(file, []byte("\n")) // %PDF-1.7
	_, rest, _ = bytes.Cut(rest, []byte("\n"))  // bytes that say that the file is binary
	for {
		head := streamHead.FindSubmatch(rest)
		if head == nil {
			break
		}
		length := number(t, head[3])
		data := rest[len(head[0]) : len(head[0])+length]
		whole := len(head[0]) + length + len("\nendstream\nendobj\n")
		if packed := objStm.FindSubmatch(head[2]); packed != nil {
			data = inflate(t, data)
			first, of := number(t, packed[2]), bytes.Fields(data[:number(t, packed[2])])
			for i := 0; i < len(of); i += 2 {
				body := data[first+number(t, of[i+1]):]
				if i+3 < len(of) {
					body = body[:number(t, of[i+3])-number(t, of[i+1])]
				}
				put(number(t, of[i]), body)
			}
		} else if bytes.Contains(head[2], []byte("/Type/XRef")) {
			root = string(rootAndID.Find(head[2]))
		} else {
			n := number(t, head[1])
			at[n] = out.Len()
			out.Write(rest[:whole])
		}
		rest = rest[whole:]
	}
	if len(at) == 0 || root == "" {
		t.Fatal("the file is not put together as it used to be: mend this test's way of opening it")
	}
	start, last := out.Len(), 0
	for n := range at {
		last = max(last, n)
	}
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := range last {
		use := "n"
		if at[n+1] == 0 {
			use = "f"
		}
		fmt.Fprintf(out, "%010d 00000 %s \n", at[n+1], use)
	}
	fmt.Fprintf(out, "trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n", last+1, root, start)
	return slices.Clip(out.Bytes())
}

func number(t testing.TB, b []byte) int {
	t.Helper()
	n, err := strconv.Atoi(string(b))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func inflate(t testing.TB, b []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
