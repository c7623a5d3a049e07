package look

import (
	"errors"
	"fmt"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/truetype"
)

// bold is the least weight that is seen as bold (OpenType, usWeightClass).
const bold = 600

// fonts examines the municipality's own fonts. A style that is left out is set in the
// nearest that is given.
func (r *reader) fonts(f plan.Fonts) {
	if f.Regular.Value == "" {
		return
	}
	t := &doc.Typeface{}
	whole := true
	for _, style := range []struct {
		file         plan.Text
		name         string
		bold, italic bool
		into         *[]byte
	}{
		{f.Regular, "normal", false, false, &t.Regular},
		{f.Bold, "fet", true, false, &t.Bold},
		{f.Italic, "kursiv", false, true, &t.Italic},
		{f.BoldItalic, "fet kursiv", true, true, &t.BoldItalic},
	} {
		if style.file.Value == "" {
			continue
		}
		data, font := r.font(style.file)
		if whole = whole && font != nil; font == nil {
			continue
		}
		*style.into = data
		if font.UnevenFigures() {
			r.report("PV220", style.file.Span, fmt.Sprintf("Siffrorna i ”%s” är olika breda, så belopp i en kolumn står inte rakt under varandra.", style.file.Value),
				"Välj en variant med lika breda siffror; den brukar heta tabular eller TNum. Annars väljer ni ett annat typsnitt.")
		}
		if (font.Weight >= bold) != style.bold || font.Italic != style.italic {
			r.report("PV218", style.file.Span, fmt.Sprintf("”%s” används som %s, men är enligt filen själv %s.", style.file.Value, style.name, described(font)),
				"Kontrollera att filerna inte har bytt plats.")
		}
	}
	if whole {
		r.look.Typeface = t
	}
}

// described says which style a font is.
func described(f *truetype.Font) string {
	switch {
	case f.Weight >= bold && f.Italic:
		return "fet kursiv"
	case f.Weight >= bold:
		return "fet"
	case f.Italic:
		return "kursiv"
	}
	return "normal"
}

// font reads one file; nil when it cannot be used.
func (r *reader) font(name plan.Text) ([]byte, *truetype.Font) {
	file, found := r.open(name, truetype.MaxBytes)
	if r.found = append(r.found, found...); found.HasErrors() {
		return nil, nil
	}
	font, err := truetype.Examine([]byte(file.Text))
	if err != nil {
		r.unusableFont(name, err)
		return nil, nil
	}
	r.look.Files = append(r.look.Files, file)
	return []byte(file.Text), font
}

func (r *reader) unusableFont(name plan.Text, err error) {
	var why *truetype.Error
	if !errors.As(err, &why) {
		panic(err) // truetype gives no other
	}
	code := map[truetype.Reason]string{truetype.Unusable: "PV215", truetype.Licence: "PV216", truetype.Letters: "PV217"}[why.Reason]
	r.found = append(r.found, diag.New(code, name.Span, fmt.Sprintf("”%s”: %s", name.Value, why.Message), why.Hint))
}
