package plan

import (
	"strings"

	"planverk/internal/sv"
)

// effortUnits gives the kind that each way of writing a unit stands for.
var effortUnits = map[string]EffortKind{
	"": EffortHours, "h": EffortHours, "tim": EffortHours, "timme": EffortHours, "timmar": EffortHours,
	"%": EffortPercent, "procent": EffortPercent, "% tjänst": EffortPercent, "% av heltid": EffortPercent,
	"procent av heltid": EffortPercent, "% av en heltid": EffortPercent, "% av en tjänst": EffortPercent, "procents tjänst": EffortPercent,
	"heltidstjänst": EffortPositions, "heltidstjänster": EffortPositions, "tjänst": EffortPositions, "tjänster": EffortPositions,
	"heltid": EffortPositions, "heltider": EffortPositions, "årsarbetare": EffortPositions, "årsarbete": EffortPositions, "årsarbeten": EffortPositions,
}

// included are the ways to say that the time is part of the row above.
var included = map[string]bool{
	"ingår i ovan": true, "ingår ovan": true, "ingår i ovanstående": true, "ingår i raden ovan": true, "ingår i ovanstående rad": true, "se ovan": true,
}

// counted are the numbers that people write as words before a unit.
var counted = map[string]string{
	"en": "1", "ett": "1", "två": "2", "tre": "3", "fyra": "4", "fem": "5", "sex": "6", "sju": "7", "åtta": "8", "nio": "9", "tio": "10",
}

const anEffort = "en arbetstid"

// ParseEffort reads estimated working time: "120" and "120 timmar" (a year),
// "200 %", "2 heltidstjänster", "Ingår i ovan", or free words. A blank text gives
// the zero Effort. The error is a *ValueError.
func ParseEffort(raw string) (Effort, error) {
	s := strings.ToLower(tidy(raw))
	if Blank(s) {
		return Effort{}, nil
	}
	if included[strings.TrimSuffix(s, ".")] {
		return Effort{Kind: EffortIncluded}, nil
	}
	if word, rest, ok := strings.Cut(s, " "); ok && counted[word] != "" {
		if _, known := effortUnits[yearless(rest)]; known {
			s = counted[word] + " " + rest
		}
	}
	f, flaw := readFigure(s)
	if flaw == noFigure && !f.negative {
		return Effort{Kind: EffortWord}, nil
	}
	const hint = "Skriv till exempel 120 timmar, 50 %, 2 heltidstjänster eller Ingår i ovan."
	if flaw != sound {
		return Effort{}, refuse(raw, anEffort, flaw.why(), hint)
	}
	kind, ok := effortUnits[yearless(f.rest)]
	if !ok {
		return Effort{}, refuse(raw, anEffort, sv.Quote(clip(f.rest))+" går inte att räkna med", hint)
	}
	n, ok := f.times(100)
	if !ok || n < 0 || n > 10_000_000_00 {
		return Effort{}, refuse(raw, anEffort, "talet är orimligt stort, mindre än noll eller har fler än två decimaler", hint)
	}
	return Effort{Kind: kind, Hundredths: n}, nil
}

// yearless drops "per år", which is what all working time is counted in.
func yearless(unit string) string {
	for _, tail := range []string{"per år", "om året", "/år", "/ år", "."} {
		unit = strings.TrimSpace(strings.TrimSuffix(unit, tail))
	}
	return unit
}

// Text prints the time for people: "120 timmar", "200 %", "2 heltidstjänster",
// "Ingår i ovan", or the words as written.
func (e Effort) Text() string {
	figure := sv.Decimal(e.Hundredths)
	switch e.Kind {
	case EffortHours:
		if e.Hundredths == 100 {
			return figure + sv.NBSP + "timme"
		}
		return figure + sv.NBSP + "timmar"
	case EffortPercent:
		return figure + sv.NBSP + "%"
	case EffortPositions:
		if e.Hundredths <= 100 {
			return figure + sv.NBSP + "heltidstjänst"
		}
		return figure + sv.NBSP + "heltidstjänster"
	case EffortIncluded:
		return "Ingår i ovan"
	default:
		return tidy(e.Raw)
	}
}

// Exact prints figure and unit for machines: as Text, with plain spaces, no
// groups and a decimal point.
func (e Effort) Exact() string {
	switch e.Kind {
	case EffortHours, EffortPercent, EffortPositions:
		_, unit, _ := strings.Cut(Effort{Kind: e.Kind, Hundredths: min(e.Hundredths, 200)}.Text(), sv.NBSP)
		figure := strings.NewReplacer(sv.NBSP, "", ",", ".").Replace(sv.Decimal(e.Hundredths))
		return figure + " " + unit
	default:
		return e.Text()
	}
}
