package pdf

import "fmt"

// writeStructure writes the structure tree, the links, and the parent tree that
// leads from marked content back to its element (ISO 32000-1, 14.7.4.4).
func (f *file) writeStructure() int {
	o := &f.objects
	root := o.reserve()
	f.number(f.root)
	f.writeElem(f.root, root)

	leaves := make([][]byte, 0, len(f.pages)+len(f.canvas.annotations))
	for page := range f.pages {
		b := []byte{'['}
		for _, owner := range f.canvas.owners[page+1] {
			b = append(appendRef(b, owner.object), ' ')
		}
		leaves = append(leaves, append(b, ']'))
	}
	for _, a := range f.canvas.annotations {
		f.writeAnnotation(a, len(leaves))
		leaves = append(leaves, appendRef(nil, a.link.elem.object))
	}
	b := appendRef([]byte("<</Type/StructTreeRoot/K "), f.root.object)
	b = appendRef(append(b, "/ParentTree "...), f.numberTree(leaves))
	b = appendInt(b, "/ParentTreeNextKey", len(leaves))
	o.set(root, append(b, ">>"...))
	return root
}

// numberTree writes a number tree whose keys are the places in leaves.
func (f *file) numberTree(leaves [][]byte) int {
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
func (f *file) number(e *elem) {
	e.object = f.objects.reserve()
	for _, k := range e.kids {
		if k.elem != nil {
			f.number(k.elem)
		}
	}
}

// writeElem writes an element and all below it.
func (f *file) writeElem(e *elem, parent int) {
	b := append([]byte("<</Type/StructElem/S/"), e.kind...)
	b = appendRef(append(b, "/P "...), parent)
	if e.page > 0 {
		b = appendRef(append(b, "/Pg "...), f.pages[e.page-1])
	}
	b = append(b, "/K["...)
	for i, k := range e.kids {
		if i > 0 {
			b = append(b, ' ')
		}
		b = f.appendKid(b, e, k)
	}
	b = append(b, ']')
	if e.actual != "" {
		b = appendText(append(b, "/ActualText"...), e.actual)
	}
	if e.alt != "" {
		b = appendText(append(b, "/Alt"...), e.alt)
	}
	f.objects.set(e.object, append(e.appendAttributes(b), ">>"...))
	for _, k := range e.kids {
		if k.elem != nil {
			f.writeElem(k.elem, e.object)
		}
	}
}

// appendKid writes a child, a piece of marked content, or a link.
func (f *file) appendKid(b []byte, e *elem, k kid) []byte {
	switch {
	case k.elem != nil:
		return appendRef(b, k.elem.object)
	case k.link != nil:
		b = appendRef(append(b, "<</Type/OBJR/Pg "...), f.pages[k.page-1])
		b = appendRef(append(b, "/Obj "...), k.link.object)
		return append(b, ">>"...)
	case k.page == e.page:
		return appendInt(b, "", k.mcid)
	}
	b = appendRef(append(b, "<</Type/MCR/Pg "...), f.pages[k.page-1])
	return append(appendInt(b, "/MCID", k.mcid), ">>"...)
}

// appendAttributes writes what only some kinds of element have.
func (e *elem) appendAttributes(b []byte) []byte {
	switch {
	case e.scope != "":
		b = append(b, "/A<</O/Table/Scope/"+e.scope+">>"...)
	case e.bbox != nil:
		b = append(b, "/A<</O/Layout/Placement/Block/BBox["...)
		for _, v := range e.bbox {
			b = append(appendNumber(b, v), ' ')
		}
		b = append(b, "]>>"...)
	case e.listing != "":
		b = append(b, "/A<</O/List/ListNumbering/"+e.listing+">>"...)
	case e.value != nil:
		b = appendText(append(b, "/A<</O/UserProperties/P[<</N"...), e.value.name)
		b = appendText(append(b, "/V"...), e.value.exact)
		b = appendText(append(b, "/F"...), e.value.text)
		b = append(b, ">>]>>"...)
	}
	return b
}

// writeAnnotation writes the active area of a link; key leads to its element.
func (f *file) writeAnnotation(a *annotation, key int) {
	b := []byte("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
	for _, v := range a.rect {
		b = append(appendNumber(b, v), ' ')
	}
	b = appendInt(append(b, ']'), "/StructParent", key)
	b = appendText(append(b, "/Contents"...), a.link.contents)
	b = appendRef(append(b, "/P "...), f.pages[a.page-1])
	if a.link.url != "" {
		b = appendText(append(b, "/A<</S/URI/URI"...), asciiURL(a.link.url))
		b = append(b, ">>"...)
	} else {
		b = f.appendDest(b, a.link.to)
	}
	f.objects.set(a.object, append(b, ">>"...))
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
