//go:build verify

package font

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
)

// pairMoves prints by how much HarfBuzz moves the second sign of every pair of those
// given, in 1/1000 em. Arguments: the font, the signs.
const pairMoves = `
import sys, uharfbuzz as hb
face = hb.Face(hb.Blob.from_file_path(sys.argv[1])); font = hb.Font(face)
def width(text, kern):
    buf = hb.Buffer(); buf.add_str(text); buf.direction, buf.script, buf.language = "ltr", "Latn", "sv"
    hb.shape(font, buf, {"kern": kern, "liga": False, "clig": False, "ccmp": False})
    return sum(p.x_advance for p in buf.glyph_positions)
for a in sys.argv[2]:
    for b in sys.argv[2]:
        print((width(a + b, True) - width(a + b, False)) * 1000 / face.upem)
`

// TestHarfBuzzAgrees: the pairs of Swedish in a font that has its kerning in GPOS alone
// stand as HarfBuzz sets them.
func TestHarfBuzzAgrees(t *testing.T) {
	const signs = "AEKLOPRTVWYÅÄÖaefgijkoprstvwyzåäöé.,:-–”’()"
	python := filepath.Join("..", "..", "..", "..", ".verify", "python", "bin", "python")
	for name, data := range map[string][]byte{"regular": dejavusans.TTF, "bold": dejavusansbold.TTF} {
		directory := data[:12+16*int(binary.BigEndian.Uint16(data[4:]))]
		data = append(bytes.Replace(directory, []byte("kern"), []byte("kero"), 1), data[len(directory):]...)
		file := filepath.Join(t.TempDir(), name+".ttf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := NewFamily(data, nil, nil, nil).Font(Sans)
		if err != nil || f.pairs == nil {
			t.Fatalf("%s: GPOS is not what the font is kerned by: %v", name, err)
		}
		out, err := exec.Command(python, "-c", pairMoves, file, signs).Output()
		if err != nil {
			t.Fatal(err)
		}
		moved, lines := 0, strings.Fields(string(out))
		for i, a := range []rune(signs) {
			for k, b := range []rune(signs) {
				want, err := strconv.ParseFloat(lines[i*len([]rune(signs))+k], 64)
				if err != nil {
					t.Fatal(err)
				}
				if got := f.Kern(a, b); math.Abs(float64(got)-want) > 1 {
					t.Errorf("%s: %c%c moves by %d, HarfBuzz says %.1f", name, a, b, got, want)
				}
				if want != 0 {
					moved++
				}
			}
		}
		if moved < 100 {
			t.Errorf("%s: only %d pairs are moved", name, moved)
		}
		t.Logf("%s: %d pairs of %d are moved", name, moved, len(lines))
	}
}
