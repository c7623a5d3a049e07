// Package pictures makes pictures of pages, for ”planverk prova” to show what has
// changed: the approved page to the left, the new one to the right, and what
// differs in colour.
//
// It is the one room that starts another program, pdftoppm of poppler-utils, and
// only when that is installed. The picture helps the eye: what is equal and what
// is not is decided by the drawing list in facit, without it.
package pictures

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"os/exec"

	"planverk/internal/facit"
)

// program draws PDF pages.
const program = "pdftoppm"

// ErrMissing says that the program is not installed.
var ErrMissing = errors.New(program + " is not installed")

// dots is how many dots there are to a point: 108 dots to the inch.
const dots = 1.5

// Pages draws every page of a PDF.
func Pages(ctx context.Context, pdf []byte) ([]image.Image, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return nil, ErrMissing
	}
	var out bytes.Buffer
	c := exec.CommandContext(ctx, path, "-r", fmt.Sprint(72*dots), "-")
	c.Stdin, c.Stdout = bytes.NewReader(pdf), &out
	if err := c.Run(); err != nil {
		return nil, err
	}
	var pages []image.Image
	for r := bufio.NewReader(&out); ; {
		page, err := readPPM(r)
		if errors.Is(err, io.EOF) {
			return pages, nil
		}
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
}

// readPPM reads one picture of a stream of them.
func readPPM(r *bufio.Reader) (image.Image, error) {
	if _, err := r.Peek(1); err != nil {
		return nil, err
	}
	var width, height, top int
	if _, err := fmt.Fscanf(r, "P6\n%d %d\n%d\n", &width, &height, &top); err != nil || top != 255 || width < 1 || height < 1 {
		return nil, fmt.Errorf("no picture: %w", errors.Join(err, io.ErrUnexpectedEOF))
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	row := make([]byte, 3*width)
	for y := range height {
		if _, err := io.ReadFull(r, row); err != nil {
			return nil, err
		}
		for x := range width {
			img.SetRGBA(x, y, color.RGBA{row[3*x], row[3*x+1], row[3*x+2], 0xff})
		}
	}
	return img, nil
}

// Picture is a page before and after, as PNG.
type Picture struct {
	Page int // the new page's number, or the old one's when it is gone
	PNG  []byte
}

// Beside draws the pages that differ, before and after.
func Beside(ctx context.Context, old, now facit.Set, pdf []byte) ([]Picture, error) {
	before, err := Pages(ctx, facit.Redraw(old.Layout))
	if err != nil {
		return nil, err
	}
	after, err := Pages(ctx, pdf)
	if err != nil {
		return nil, err
	}
	var out []Picture
	for _, c := range facit.ChangedPages(old.Layout, now.Layout) {
		var b bytes.Buffer
		if err := png.Encode(&b, pair(nth(before, c.Old), nth(after, c.New), c)); err != nil {
			return nil, err
		}
		out = append(out, Picture{max(c.Old, c.New), b.Bytes()})
	}
	return out, nil
}

func nth(pages []image.Image, n int) image.Image {
	if n < 1 || n > len(pages) {
		return nil
	}
	return pages[n-1]
}

var (
	grey  = color.RGBA{0xc8, 0xc8, 0xc8, 0xff}
	red   = color.RGBA{0xe0, 0x30, 0x20, 0xff}
	green = color.RGBA{0x10, 0x80, 0x30, 0xff}
)

// pair puts two pages side by side; a page that is not there is left grey.
func pair(before, after image.Image, c facit.PageChange) image.Image {
	size := image.Pt(1, 1)
	for _, p := range []image.Image{before, after} {
		if p != nil {
			size = image.Pt(max(size.X, p.Bounds().Dx()), max(size.Y, p.Bounds().Dy()))
		}
	}
	const gap = 12
	img := image.NewRGBA(image.Rect(0, 0, 2*size.X+gap, size.Y))
	draw.Draw(img, img.Bounds(), image.NewUniform(grey), image.Point{}, draw.Src)
	place(img, before, 0, c.Before, red)
	place(img, after, size.X+gap, c.After, green)
	return img
}

// place draws a page at x, and tints what differs on it.
func place(img *image.RGBA, page image.Image, x int, areas []facit.Area, ink color.RGBA) {
	if page == nil {
		return
	}
	draw.Draw(img, page.Bounds().Add(image.Pt(x, 0)), page, image.Point{}, draw.Src)
	tint := image.NewUniform(color.NRGBA{ink.R, ink.G, ink.B, 0x40})
	for _, a := range areas {
		r := image.Rect(x+int(a.X*dots), int(a.Y*dots), x+int((a.X+a.W)*dots)+1, int((a.Y+a.H)*dots)+1)
		draw.Draw(img, r.Intersect(page.Bounds().Add(image.Pt(x, 0))), tint, image.Point{}, draw.Over)
	}
}
