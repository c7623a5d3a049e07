package pdf

import (
	"bytes"
	_ "embed"
	"fmt"

	"planverk/internal/doc"
)

// srgb is the colour profile that gives RGB its meaning in the archive: sRGB2014
// by the International Color Consortium, which allows embedding.
//
//go:embed sRGB2014.icc
var srgb []byte

// file is a document that has been drawn, on its way to bytes.
type file struct {
	meta     doc.Meta
	root     *elem
	canvas   *canvas
	bookmark []bookmark

	objects objects
	pages   []int // object numbers; page 1 is pages[0]
}

// finish takes the page contents from fpdf and writes the file anew around them.
// What fpdf's own file lacks for PDF/UA and PDF/A, or has wrong, is thereby never
// there (the binary comment, the identifier, exact ToUnicode maps, annotations
// that print).
func (f *file) finish() ([]byte, error) {
	var raw bytes.Buffer
	if err := f.canvas.file.Output(&raw); err != nil {
		return nil, err
	}
	contents, err := contentStreams(raw.Bytes())
	if err != nil {
		return nil, err
	}
	if len(contents) != f.canvas.page {
		return nil, errForm
	}
	catalog, tree := f.objects.reserve(), f.objects.reserve()
	for range contents {
		f.pages = append(f.pages, f.objects.reserve())
	}
	f.writePages(tree, contents)
	f.writeCatalog(catalog, tree)
	info := f.objects.add(f.info())
	return f.objects.write(catalog, info), nil
}

// writeCatalog writes the root of the file and all it leads to but the pages.
func (f *file) writeCatalog(catalog, tree int) {
	o := &f.objects
	b := appendRef([]byte("<</Type/Catalog/Version/1.7/Pages "), tree)
	b = appendText(append(b, "/Lang"...), f.lang())
	b = append(b, "/MarkInfo<</Marked true/UserProperties true>>/ViewerPreferences<</DisplayDocTitle true>>"...)
	b = appendRef(append(b, "/StructTreeRoot "...), f.writeStructure())
	profile := o.addStream("/N 3/Alternate/DeviceRGB", srgb, true)
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile "...)
	b = append(appendRef(b, profile), ">>]"...)
	// Metadata stay readable for those who look without a PDF reader.
	b = appendRef(append(b, "/Metadata "...), o.addStream("/Type/Metadata/Subtype/XML", f.xmp(), false))
	if n := f.writeBookmarks(); n > 0 {
		b = appendRef(append(b, "/Outlines "...), n)
		b = append(b, "/PageMode/UseOutlines"...)
	}
	o.set(catalog, append(b, ">>"...))
}

// lang is the language of the text.
func (f *file) lang() string {
	if f.meta.Lang == "" {
		return "sv-SE"
	}
	return f.meta.Lang
}

// writePages writes the pages, their contents, and the fonts they share.
func (f *file) writePages(tree int, contents [][]byte) {
	o := &f.objects
	areas := make([][]int, len(contents))
	for _, a := range f.canvas.annotations {
		a.object = o.reserve()
		areas[a.page-1] = append(areas[a.page-1], a.object)
	}
	resources := o.add(f.resources())
	list := []byte("<</Type/Pages/Kids[")
	for i, content := range contents {
		b := appendRef([]byte("<</Type/Page/Parent "), tree)
		b = appendRef(append(b, "/Resources "...), resources)
		b = fmt.Appendf(b, "/MediaBox[0 0 %.2f %.2f]/Contents ", pageWidth, pageHeight)
		b = appendRef(b, o.addStream("", content, true))
		b = append(b, "/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>/Tabs/S"...)
		b = appendInt(b, "/StructParents", i)
		if len(areas[i]) > 0 {
			b = append(b, "/Annots["...)
			for _, n := range areas[i] {
				b = append(appendRef(b, n), ' ')
			}
			b = append(b, ']')
		}
		o.set(f.pages[i], append(b, ">>"...))
		list = append(appendRef(list, f.pages[i]), ' ')
	}
	list = appendInt(append(list, ']'), "/Count", len(contents))
	o.set(tree, append(list, ">>"...))
}

// appendDest writes where an anchor is.
func (f *file) appendDest(b []byte, a *anchor) []byte {
	b = appendRef(append(b, "/Dest["...), f.pages[a.page-1])
	b = appendNumber(append(b, "/XYZ 0 "...), pageHeight-a.y)
	return append(b, " null]"...)
}
