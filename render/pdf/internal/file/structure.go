package file

import (
	"fmt"
	"slices"
	"strings"

	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
)

// writeStructure writes the structure tree, the links, and the parent tree that
// leads from marked content back to its element (ISO 32000-1, 14.7.4.4).
func (f *File) writeStructure() int {
	o := &f.objects
	root := o.reserve()
	f.number(f.Root)
	f.writeElem(f.Root, root)

	leaves := make([][]byte, 0, len(f.pages)+len(f.Drawing.Annotations))
	for _, p := range f.Drawing.Pages {
		b := []byte{'['}
		for _, owner := range p.Owners {
			b = append(appendRef(b, owner.Object), ' ')
		}
		leaves = append(leaves, append(b, ']'))
	}
	for _, a := range f.Drawing.Annotations {
		f.writeAnnotation(a, len(leaves))
		leaves = append(leaves, appendRef(nil, a.Link.Element.Object))
	}
	b := appendRef([]byte("<</Type/StructTreeRoot/K "), f.Root.Object)
	if len(f.named) > 0 {
		b = appendRef(append(b, "/IDTree "...), f.idTree())
	}
	b = appendRef(append(b, "/ParentTree "...), f.numberTree(leaves))
	b = appendInt(b, "/ParentTreeNextKey", len(leaves))
	o.set(root, append(b, ">>"...))
	return root
}

// numberTree writes a number tree whose keys are the places in leaves.
func (f *File) numberTree(leaves [][]byte) int {
	const perNode = 256
	top := []byte("<</Kids[")
	for start := 0; start < len(leaves); start += perNode {
		end := min(start+perNode, len(leaves))
		b := fmt.Appendf(nil, "<</Limits[%d %d]/Nums[", start, end-1)
		for i := start; i < end; i++ {
			b = appendInt(b, "", i)
			b = append(append(append(b, ' '), leaves[i]...), '\n')
		}
		top = append(appendRef(top, f.objects.add(append(b, "]>>"...))), ' ')
	}
	return f.objects.add(append(top, "]>>"...))
}

// number gives every element of the tree its object number.
func (f *File) number(e *tag.Element) {
	e.Object = f.objects.reserve()
	if e.ID != "" {
		f.named = append(f.named, e)
	}
	for _, k := range e.Kids {
		if k.Element != nil {
			f.number(k.Element)
		}
	}
}

// writeElem writes an element and all below it.
func (f *File) writeElem(e *tag.Element, parent int) {
	b := append([]byte("<</Type/StructElem/S/"), e.Kind...)
	b = appendRef(append(b, "/P "...), parent)
	if e.Page > 0 {
		b = appendRef(append(b, "/Pg "...), f.pages[e.Page-1])
	}
	b = append(b, "/K["...)
	for i, k := range e.Kids {
		if i > 0 {
			b = append(b, ' ')
		}
		b = f.appendKid(b, e, k)
	}
	b = append(b, ']')
	if e.ID != "" {
		b = appendText(append(b, "/ID"...), e.ID)
	}
	if e.Lang != "" {
		b = appendText(append(b, "/Lang"...), e.Lang)
	}
	if e.Expansion != "" {
		b = appendText(append(b, "/E"...), e.Expansion)
	}
	if e.ActualText != "" {
		b = appendText(append(b, "/ActualText"...), e.ActualText)
	}
	if e.Alt != "" {
		b = appendText(append(b, "/Alt"...), e.Alt)
	}
	f.objects.set(e.Object, append(appendAttributes(b, e), ">>"...))
	for _, k := range e.Kids {
		if k.Element != nil {
			f.writeElem(k.Element, e.Object)
		}
	}
}

// appendKid writes a child, a piece of marked content, or a link.
func (f *File) appendKid(b []byte, e *tag.Element, k tag.Kid) []byte {
	switch {
	case k.Element != nil:
		return appendRef(b, k.Element.Object)
	case k.Annotation != nil:
		b = appendRef(append(b, "<</Type/OBJR/Pg "...), f.pages[k.Page-1])
		b = appendRef(append(b, "/Obj "...), k.Annotation.Object)
		return append(b, ">>"...)
	case k.Page == e.Page:
		return appendInt(b, "", k.MCID)
	}
	b = appendRef(append(b, "<</Type/MCR/Pg "...), f.pages[k.Page-1])
	return append(appendInt(b, "/MCID", k.MCID), ">>"...)
}

// appendAttributes writes what only some kinds of element have.
func appendAttributes(b []byte, e *tag.Element) []byte {
	switch {
	case e.Scope != "" || e.Rows > 1 || e.Columns > 1 || len(e.Headers) > 0 || e.Summary != "":
		b = append(appendTable(append(b, "/A<</O/Table"...), e), ">>"...)
	case e.BBox != nil:
		b = append(b, "/A<</O/Layout/Placement/Block/BBox["...)
		for _, v := range e.BBox {
			b = append(draw.AppendNumber(b, v), ' ')
		}
		b = append(b, "]>>"...)
	case e.ListNumbering != "":
		b = append(b, "/A<</O/List/ListNumbering/"+e.ListNumbering+">>"...)
	case e.Value != nil:
		b = appendText(append(b, "/A<</O/UserProperties/P[<</N"...), e.Value.Name)
		b = appendText(append(b, "/V"...), e.Value.Exact)
		b = appendText(append(b, "/F"...), e.Value.Text)
		b = append(b, ">>]>>"...)
	}
	return b
}

// appendTable writes the attributes of a table and its cells (ISO 32000-1, 14.8.5.7).
func appendTable(b []byte, e *tag.Element) []byte {
	if e.Scope != "" {
		b = append(append(b, "/Scope/"...), e.Scope...)
	}
	if e.Rows > 1 {
		b = appendInt(b, "/RowSpan", e.Rows)
	}
	if e.Columns > 1 {
		b = appendInt(b, "/ColSpan", e.Columns)
	}
	if len(e.Headers) > 0 {
		b = append(b, "/Headers["...)
		for _, id := range e.Headers {
			b = appendText(b, id)
		}
		b = append(b, ']')
	}
	if e.Summary != "" {
		b = appendText(append(b, "/Summary"...), e.Summary)
	}
	return b
}

// idTree writes the name tree that leads from an ID to its element.
func (f *File) idTree() int {
	const perNode = 256
	slices.SortFunc(f.named, func(a, b *tag.Element) int { return strings.Compare(a.ID, b.ID) })
	top := []byte("<</Kids[")
	for part := range slices.Chunk(f.named, perNode) {
		b := appendText([]byte("<</Limits["), part[0].ID)
		b = append(appendText(b, part[len(part)-1].ID), "]/Names["...)
		for _, e := range part {
			b = append(appendRef(append(appendText(b, e.ID), ' '), e.Object), '\n')
		}
		top = append(appendRef(top, f.objects.add(append(b, "]>>"...))), ' ')
	}
	return f.objects.add(append(top, "]>>"...))
}

// writeAnnotation writes the active area of a link; key leads to its element.
func (f *File) writeAnnotation(a *tag.Annotation, key int) {
	b := []byte("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
	for _, v := range a.Rect {
		b = append(draw.AppendNumber(b, v), ' ')
	}
	b = appendInt(append(b, ']'), "/StructParent", key)
	b = appendText(append(b, "/Contents"...), a.Link.Contents)
	b = appendRef(append(b, "/P "...), f.pages[a.Page-1])
	if a.Link.URL != "" {
		b = appendText(append(b, "/A<</S/URI/URI"...), asciiURL(a.Link.URL))
		b = append(b, ">>"...)
	} else {
		b = f.appendDest(b, a.Link.To)
	}
	f.objects.set(a.Object, append(b, ">>"...))
}

// asciiURL writes the bytes of a URL beyond ASCII as %XX, as ISO 32000-1 (12.6.4.7)
// asks.
func asciiURL(s string) string {
	var b []byte
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			b = fmt.Appendf(b, "%%%02X", s[i])
		} else {
			b = append(b, s[i])
		}
	}
	return string(b)
}
