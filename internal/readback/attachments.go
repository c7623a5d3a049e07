package readback

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"github.com/ledongthuc/pdf"

	"planverk/internal/pattern"
)

// The most that a PDF may carry: a joint document of many parties has some dozens of
// files of some kilobytes.
const (
	maxCarried     = 2_000
	maxCarriedSize = 64 << 20 // all together, unpacked
	maxMetadata    = 1 << 20
)

// carriage is what a PDF carries within it, and the checksum that it says its data
// have.
type carriage struct {
	sums     map[string]string // SHA-256 by name: "planer/procapita-bou-2021.yaml"
	names    []string          // in the file's order
	related  int               // files that the catalog says belong to the document
	checksum string            // "7f3a 91c0 d2e4"
}

// readCarriage reads the attachments. An object number says nothing of where its file
// lies, so the names are those of the name tree (ISO 32000-1, 7.7.4).
func readCarriage(root pdf.Value) (carriage, error) {
	c := carriage{sums: map[string]string{}, related: root.Key("AF").Len()}
	names := root.Key("Names").Key("EmbeddedFiles").Key("Names")
	if names.Len() > 2*maxCarried {
		return c, errTooMuch
	}
	left := int64(maxCarriedSize)
	for i := 0; i+1 < names.Len(); i += 2 {
		h := sha256.New()
		n, err := io.Copy(h, io.LimitReader(names.Index(i+1).Key("EF").Key("F").Reader(), left+1))
		if left -= n; left < 0 {
			return c, errTooMuch
		}
		if err != nil {
			return c, err
		}
		name := names.Index(i).Text()
		c.names = append(c.names, name)
		c.sums[name] = hex.EncodeToString(h.Sum(nil))
	}
	if len(c.names) > 0 {
		packet, err := io.ReadAll(io.LimitReader(root.Key("Metadata").Reader(), maxMetadata))
		if err != nil {
			return c, err
		}
		if m := namedChecksum().FindSubmatch(packet); m != nil {
			c.checksum = string(m[1])
		}
	}
	return c, nil
}

var namedChecksum = pattern.Later(`<pvarkiv:kontrollsumma>([0-9a-f ]{14})</pvarkiv:kontrollsumma>`)

// attachments holds what the PDF carries against the manifest, the workbook beside it
// and the checksum that the document names.
func (c *checker) attachments(m manifest, r *reading) {
	var listed manifestEntry
	for _, f := range m.Files {
		if f.Name == r.file {
			listed = f
		}
	}
	said := map[string]string{}
	for _, a := range listed.Attached {
		said[a.File] = a.SHA256
		switch got, there := r.carries.sums[a.File]; {
		case !there:
			c.find("PV613", r.file, fmt.Sprintf("Bilagan ”%s” står i %s men finns inte i PDF-filen.", a.File, manifestName), rebuild)
		case got != a.SHA256:
			c.find("PV613", r.file, fmt.Sprintf("Bilagan ”%s” är inte den som lades i PDF-filen: kontrollsumman stämmer inte med %s.", a.File, manifestName), rebuild)
		}
	}
	for _, name := range r.carries.names {
		if _, known := said[name]; !known {
			c.find("PV613", r.file, fmt.Sprintf("PDF-filen har en bilaga ”%s” som inte står i %s.", name, manifestName), rebuild)
		}
	}
	if r.carries.related != len(r.carries.names) {
		c.find("PV613", r.file, fmt.Sprintf("PDF-filen har %s men räknar upp %d av dem som sina.", counted(len(r.carries.names), "bilaga", "bilagor"), r.carries.related), rebuild)
	}
	if len(r.carries.names) > 0 {
		c.attachedWorkbook(m, r)
		c.attachedData(m, r)
	}
}

// attachedWorkbook: the workbook in the PDF is the one beside it.
func (c *checker) attachedWorkbook(m manifest, r *reading) {
	for _, f := range m.Files {
		if !strings.HasSuffix(f.Name, ".xlsx") {
			continue
		}
		if sum, there := r.carries.sums[f.Name]; !there {
			c.find("PV613", r.file, fmt.Sprintf("Arbetsboken %s finns inte bland PDF-filens bilagor.", f.Name), rebuild)
		} else if sum != f.SHA256 {
			c.find("PV613", r.file, fmt.Sprintf("Arbetsboken %s i PDF-filen är en annan än den som ligger bredvid.", f.Name), rebuild)
		}
	}
}

// attachedData: the data files in the PDF are those whose checksum the document
// names.
func (c *checker) attachedData(m manifest, r *reading) {
	h := sha256.New()
	for _, s := range m.Data {
		fmt.Fprintf(h, "%s  %s\n", r.carries.sums[s.File], s.File)
	}
	x := hex.EncodeToString(h.Sum(nil))
	if sum := x[:4] + " " + x[4:8] + " " + x[8:12]; sum != r.carries.checksum {
		c.find("PV613", r.file, fmt.Sprintf("Datafilerna i PDF-filen har kontrollsumman %s, men handlingen är byggd av data med kontrollsumman %s.",
			sum, cmp.Or(r.carries.checksum, "(saknas)")), rebuild)
	}
}
