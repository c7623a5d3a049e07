// Package file writes a drawn document as a PDF file: pages and fonts, the structure
// tree with its links, bookmarks, metadata, and the objects and streams they become.
package file

import (
	_ "embed"
	"fmt"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
)

// srgb is the colour profile that gives RGB its meaning in the archive: sRGB2014
// by the International Color Consortium, which allows embedding.
//
//go:embed sRGB2014.icc
var srgb []byte

// File is a document that has been drawn, on its way to bytes.
type File struct {
	Meta      doc.Meta
	Root      *tag.Element
	Drawing   *draw.Drawing
	Bookmarks []tag.Bookmark

	Attachments []Attachment

	objects objects
	pages   []int          // object numbers; page 1 is pages[0]
	named   []*tag.Element // those with an ID
}

// Bytes writes the file: the pages as drawn, and around them the structure tree,
// fonts, links, bookmarks and metadata.
func (f *File) Bytes() []byte {
	catalog, tree := f.objects.reserve(), f.objects.reserve()
	for range f.Drawing.Pages {
		f.pages = append(f.pages, f.objects.reserve())
	}
	f.writePages(tree)
	f.writeCatalog(catalog, tree)
	info := f.objects.add(f.info())
	return f.objects.write(catalog, info)
}

// writeCatalog writes the root of the file and all it leads to but the pages.
func (f *File) writeCatalog(catalog, tree int) {
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
	b = append(b, f.writeAttachments()...)
	o.set(catalog, append(b, ">>"...))
}

// lang is the language of the text.
func (f *File) lang() string {
	if f.Meta.Lang == "" {
		return "sv-SE"
	}
	return f.Meta.Lang
}

// writePages writes the pages, their contents, and the fonts they share.
func (f *File) writePages(tree int) {
	o := &f.objects
	pages := f.Drawing.Pages
	areas := make([][]int, len(pages))
	for _, a := range f.Drawing.Annotations {
		a.Object = o.reserve()
		areas[a.Page-1] = append(areas[a.Page-1], a.Object)
	}
	resources := o.add(f.resources())
	list := []byte("<</Type/Pages/Kids[")
	for i, p := range pages {
		b := appendRef([]byte("<</Type/Page/Parent "), tree)
		b = appendRef(append(b, "/Resources "...), resources)
		b = fmt.Appendf(b, "/MediaBox[0 0 %.2f %.2f]/Contents ", p.Width, p.Height)
		b = appendRef(b, o.addStream("", p.Content, true))
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
	list = appendInt(append(list, ']'), "/Count", len(pages))
	o.set(tree, append(list, ">>"...))
}

// appendDest writes where an anchor is.
func (f *File) appendDest(b []byte, a *tag.Anchor) []byte {
	b = appendRef(append(b, "/Dest["...), f.pages[a.Page-1])
	b = draw.AppendNumber(append(b, "/XYZ 0 "...), f.Drawing.Pages[a.Page-1].Height-a.Y)
	return append(b, " null]"...)
}
