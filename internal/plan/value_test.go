package plan

import (
	"math"
	"strings"
	"testing"
	"testing/quick"
)

// hard writes the hard spaces of a wanted text, shown as middle dots.
func hard(s string) string { return strings.ReplaceAll(s, "·", "\u00a0") }

func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		raw, unit string
		text      string // of the amount; "" is blank
		exact     string
	}{
		{"1000000", "kr", "1·000·000", "1000000.00"},
		{"3 499 000", "kr", "3·499·000", "3499000.00"},
		{"3\u00a0499\u00a0000", "", "3·499·000", "3499000.00"},
		{"3\u202f499\u202f000 kr", "", "3·499·000", "3499000.00"},
		{"25 000", "kr", "25·000", "25000.00"},
		{"1 000 000 kr", "kr", "1·000·000", "1000000.00"},
		{"25 tkr", "kr", "25·000", "25000.00"},
		{"25", "tkr", "25·000", "25000.00"},
		{"25 000 kr", "tkr", "25·000", "25000.00"},
		{"1,2 mnkr", "kr", "1·200·000", "1200000.00"},
		{"3,524", "mnkr", "3·524·000", "3524000.00"},
		{"1,5 Mdkr", "", "1·500·000·000", "1500000000.00"},
		{"1 234,50", "kr", "1·234,50", "1234.50"},
		{"1234,5 kronor", "kr", "1·234,50", "1234.50"},
		{"−500", "kr", "−500", "-500.00"},
		{"-500", "kr", "−500", "-500.00"},
		{"– 1 234,05 kr", "kr", "−1·234,05", "-1234.05"},
		{"0", "kr", "0", "0.00"},
		{"0,05", "kr", "0,05", "0.05"},
		{"25 000:-", "kr", "25·000", "25000.00"},
		{"500 kr.", "kr", "500", "500.00"},
		{"Lönekostnad", "kr", "Lönekostnad", "Lönekostnad"},
		{"Ingår  i ovan", "kr", "Ingår i ovan", "Ingår i ovan"},
		{"Ett konto", "kr", "Ett konto", "Ett konto"},
		{"Enligt tusenlappen", "kr", "Enligt tusenlappen", "Enligt tusenlappen"},
		{"Finansieras", "kr", "Finansieras", "Finansieras"},
		{"-", "kr", "", ""},
		{"–", "kr", "", ""},
		{"", "kr", "", ""},
	} {
		a, err := ParseAmount(c.raw, c.unit)
		if err != nil || a.Text() != hard(c.text) || a.Exact() != c.exact {
			t.Errorf("%q in %q: %q, %q (%v)", c.raw, c.unit, a.Text(), a.Exact(), err)
		}
		if a.Known && a.Word != "" || a.Known == (a.Word != "") && c.text != "" {
			t.Errorf("%q is both figure and words, or neither", c.raw)
		}
	}
}

func TestRefusedAmounts(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"1.234", "”1.234” är inte ett belopp: punkt används inte i svenska tal. | Skriv tusental med mellanslag och ören med komma, till exempel 1 234 eller 1 234,50."},
		{"1,234.50", "”1,234.50” är inte ett belopp: punkt används inte i svenska tal. | Skriv tusental med mellanslag och ören med komma, till exempel 1 234 eller 1 234,50."},
		{"1,234,000", "”1,234,000” är inte ett belopp: två kommatecken kan inte stå i ett tal. | Skriv tusental med mellanslag och ören med komma, till exempel 1 234 eller 1 234,50."},
		{"1,234", "”1,234” är inte ett belopp: tre decimaler kan vara tusental som skrivits med komma. | Skriv tusental med mellanslag, till exempel 1 234."},
		{"12 34", "”12 34” är inte ett belopp: siffrorna står inte i grupper om tre. | Skriv till exempel 25 000 kr, 25 tkr, 1,2 mnkr eller 1 234,50."},
		{"1234 567", "”1234 567” är inte ett belopp: siffrorna står inte i grupper om tre. | Skriv till exempel 25 000 kr, 25 tkr, 1,2 mnkr eller 1 234,50."},
		{"1e6", "”1e6” är inte ett belopp: så skriver datorprogram tal. | Skriv med siffror och mellanslag, till exempel 25 000 kr."},
		{"2.5E+3 kr", "”2.5E+3 kr” är inte ett belopp: så skriver datorprogram tal. | Skriv med siffror och mellanslag, till exempel 25 000 kr."},
		{"0x10", "”0x10” är inte ett belopp: så skriver datorprogram tal. | Skriv med siffror och mellanslag, till exempel 25 000 kr."},
		{"-1_000_000", "”-1_000_000” är inte ett belopp: så skriver datorprogram tal. | Skriv med siffror och mellanslag, till exempel 25 000 kr."},
		{".inf", "”.inf” är inte ett belopp: så skriver datorprogram att det inte finns något tal. | Skriv till exempel 25 000 kr, eller ta bort raden om beloppet inte är känt."},
		{"-.Inf", "”-.Inf” är inte ett belopp: så skriver datorprogram att det inte finns något tal. | Skriv till exempel 25 000 kr, eller ta bort raden om beloppet inte är känt."},
		{"NaN", "”NaN” är inte ett belopp: så skriver datorprogram att det inte finns något tal. | Skriv till exempel 25 000 kr, eller ta bort raden om beloppet inte är känt."},
		{"#SAKNAS!", "”#SAKNAS!” är inte ett belopp: det ser ut som ett felvärde från ett kalkylblad. | Skriv till exempel 25 000 kr, eller ta bort raden om beloppet inte är känt."},
		{"tjugotusen kronor", "”tjugotusen kronor” är inte ett belopp: det är skrivet med bokstäver. | Skriv med siffror, till exempel 25 000 kr eller 1,2 mnkr."},
		{"Cirka två miljoner", "”Cirka två miljoner” är inte ett belopp: det är skrivet med bokstäver. | Skriv med siffror, till exempel 25 000 kr eller 1,2 mnkr."},
		{"en halv miljon kr", "”en halv miljon kr” är inte ett belopp: det är skrivet med bokstäver. | Skriv med siffror, till exempel 25 000 kr eller 1,2 mnkr."},
		{"noll", "”noll” är inte ett belopp: det är skrivet med bokstäver. | Skriv med siffror, till exempel 25 000 kr eller 1,2 mnkr."},
		{"5 pct", "”5 pct” är inte ett belopp: ”pct” är inte en enhet för pengar. | Skriv beloppet i kr, tkr eller mnkr, till exempel 25 000 kr."},
		{"25 kkr", "”25 kkr” är inte ett belopp: ”kkr” är inte en enhet för pengar. | Skriv 25 tkr."},
		{"1,2 MSEK", "”1,2 MSEK” är inte ett belopp: ”MSEK” är inte en enhet för pengar. | Skriv 1,2 mnkr."},
		{"25 000 kr per år", "”25 000 kr per år” är inte ett belopp: ”kr per år” är inte en enhet för pengar. | Skriv bara 25 000 kr här, och lägg resten (”per år”) i en kommentar."},
		{"150 000 kr/år", "”150 000 kr/år” är inte ett belopp: ”kr/år” är inte en enhet för pengar. | Skriv bara 150 000 kr här, och lägg resten (”/år”) i en kommentar."},
		{"1,5 milj", "”1,5 milj” är inte ett belopp: ”milj” är inte en enhet för pengar. | Skriv 1,5 mnkr."},
		{"1,5 milj. per år", "”1,5 milj. per år” är inte ett belopp: ”milj. per år” är inte en enhet för pengar. | Skriv bara 1,5 mnkr här, och lägg resten (”per år”) i en kommentar."},
		{"2 miljoner kr om året", "”2 miljoner kr om året” är inte ett belopp: ”miljoner kr om året” är inte en enhet för pengar. | Skriv bara 2 miljoner kr här, och lägg resten (”om året”) i en kommentar."},
		{"½ miljon", "”½ miljon” är inte ett belopp: bråktecken går inte att räkna med. | Skriv med decimalkomma och enhet, till exempel 0,5 mnkr för en halv miljon kronor."},
		{"ca 500", "”ca 500” är inte ett belopp: det börjar inte med en siffra. | Skriv bara beloppet här, till exempel 25 000 kr, och lägg förklaringen (”ca”) i en kommentar."},
		{"01234", "”01234” är inte ett belopp: ett tal börjar inte med 0. | Ta bort nollan, eller flytta uppgiften till en kommentar om den är ett konto eller en kod."},
		{"12,", "”12,” är inte ett belopp: decimalerna efter kommat saknas. | Skriv till exempel 25 000 kr, 25 tkr, 1,2 mnkr eller 1 234,50."},
		{"tkr", "”tkr” är inte ett belopp: siffran saknas. | Skriv till exempel 25 000 kr, eller ta bort raden om beloppet inte är känt."},
		{"???", "”???” är inte ett belopp: siffran saknas. | Skriv till exempel 25 000 kr, eller ta bort raden om beloppet inte är känt."},
		{"99999999999999999999", "”99999999999999999999” är inte ett belopp: det är större än vad som är rimligt eller har fler decimaler än öre. | Kontrollera siffrorna och enheten (kr, tkr eller mnkr)."},
		{"1,123456789 mnkr", "”1,123456789 mnkr” är inte ett belopp: det är större än vad som är rimligt eller har fler decimaler än öre. | Kontrollera siffrorna och enheten (kr, tkr eller mnkr)."},
	} {
		a, err := ParseAmount(c.raw, "kr")
		if got := explain(err); got != c.want || a != (Amount{}) {
			t.Errorf("%q:\n got %s\nwant %s", c.raw, got, c.want)
		}
	}
}

func TestAmountsRoundTrip(t *testing.T) {
	same := func(ore int64) bool {
		a := Amount{Ore: ore % amountLimit, Known: true}
		b, err := ParseAmount(a.Text(), "kr")
		return err == nil && a == b
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
	if got := (Amount{Ore: math.MinInt64, Known: true}).Exact(); got != "-92233720368547758.08" {
		t.Error(got)
	}
}

func FuzzParseAmount(f *testing.F) {
	for _, raw := range []string{"1 250 000", "−1 234,50 kr", "25 tkr", "1,2 mnkr", "Lönekostnad", "-", "12 34", "1.234"} {
		f.Add(raw, "kr")
	}
	f.Fuzz(func(t *testing.T, raw, unit string) {
		a, err := ParseAmount(raw, unit)
		switch {
		case err != nil && a != (Amount{}):
			t.Errorf("%q: both %+v and %v", raw, a, err)
		case a.Known:
			if b, err := ParseAmount(a.Text(), "kr"); err != nil || a != b {
				t.Errorf("%q is %+v, read again %+v (%v)", raw, a, b, err)
			}
		}
	})
}

func TestParseEffort(t *testing.T) {
	for _, c := range []struct{ raw, text, exact string }{
		{"2 heltidstjänster", "2·heltidstjänster", "2 heltidstjänster"},
		{"1 heltidstjänst", "1·heltidstjänst", "1 heltidstjänst"},
		{"två heltidstjänster", "2·heltidstjänster", "2 heltidstjänster"},
		{"0,5 tjänst", "0,5·heltidstjänst", "0.5 heltidstjänst"},
		{"200%", "200·%", "200 %"},
		{"37,5 procent", "37,5·%", "37.5 %"},
		{"50 % av heltid", "50·%", "50 %"},
		{"120", "120·timmar", "120 timmar"},
		{"1 timme", "1·timme", "1 timme"},
		{"1 200 tim/år", "1·200·timmar", "1200 timmar"},
		{"120 timmar per år", "120·timmar", "120 timmar"},
		{"Ingår i ovan", "Ingår i ovan", "Ingår i ovan"},
		{"ingår i raden ovan.", "Ingår i ovan", "Ingår i ovan"},
		{"Varierande", "Varierande", "Varierande"},
		{"Två personer på sommaren", "Två personer på sommaren", "Två personer på sommaren"},
	} {
		e, err := ParseEffort(c.raw)
		e.Raw = c.raw
		if err != nil || e.Text() != hard(c.text) || e.Exact() != c.exact {
			t.Errorf("%q: %q, %q (%v)", c.raw, e.Text(), e.Exact(), err)
		}
		again, err := ParseEffort(e.Text())
		if again.Raw = c.raw; err != nil || again != e {
			t.Errorf("%q printed and read again is %+v (%v)", c.raw, again, err)
		}
	}
	for _, raw := range []string{"-", "", "–"} {
		if e, err := ParseEffort(raw); err != nil || e != (Effort{}) {
			t.Errorf("%q is not blank", raw)
		}
	}
	const hint = " | Skriv till exempel 120 timmar, 50 %, 2 heltidstjänster eller Ingår i ovan."
	for _, c := range []struct{ raw, want string }{
		{"5 pct", "”5 pct” är inte en arbetstid: ”pct” går inte att räkna med." + hint},
		{"2 dagar i veckan", "”2 dagar i veckan” är inte en arbetstid: ”dagar i veckan” går inte att räkna med." + hint},
		{"1.5 tjänster", "”1.5 tjänster” är inte en arbetstid: punkt används inte i svenska tal." + hint},
		{"−20 timmar", "”−20 timmar” är inte en arbetstid: talet är orimligt stort, mindre än noll eller har fler än två decimaler." + hint},
	} {
		if _, err := ParseEffort(c.raw); explain(err) != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.raw, explain(err), c.want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, raw := range []string{"2020-12-16", "2020–12–16", "16 december 2020", "den 16 dec 2020", "16/12 2020", "2020-12-16."} {
		if d, err := ParseDate(raw); err != nil || d.ISO() != "2020-12-16" || d.Exact() != d.Text() {
			t.Errorf("%q: %s (%v)", raw, d.ISO(), err)
		}
	}
	if d, err := ParseDate("-"); err != nil || d.ISO() != "" {
		t.Errorf("a dash is not blank: %v", err)
	}
	const hint = " | Skriv år, månad och dag, till exempel 2020-12-16."
	for _, c := range []struct{ raw, want string }{
		{"2021-02-30", "”2021-02-30” är inte ett datum: februari 2021 har 28 dagar. | Skriv en dag från 1 till 28." + hint},
		{"2021-13-01", "”2021-13-01” är inte ett datum: månaden finns inte. | Månaderna skrivs 01 till 12." + hint},
		{"2021-11", "”2021-11” är inte ett datum: dagen saknas." + hint},
		{"2021", "”2021” är inte ett datum: månad och dag saknas." + hint},
		{"Q1 2022", "”Q1 2022” är inte ett datum: månad och dag saknas." + hint},
		{"31/5", "”31/5” är inte ett datum: året saknas." + hint},
		{"senast 2021-11-30", "”senast 2021-11-30” är inte ett datum: här behövs en enda dag." + hint},
		{"2021-11-01–2021-11-30", "”2021-11-01–2021-11-30” är inte ett datum: här behövs en enda dag." + hint},
		{"20201216", "”20201216” är inte ett datum: det går inte att läsa som en dag. | Menade du 2020-12-16?"},
		{"16/12/2020", "”16/12/2020” är inte ett datum: det går inte att läsa som en dag. | Menade du 2020-12-16?"},
		{"20-12-16", "”20-12-16” är inte ett datum: det går inte att läsa som en dag." + hint},
		{"snart", "”snart” är inte ett datum: det går inte att läsa som en dag." + hint},
	} {
		if _, err := ParseDate(c.raw); explain(err) != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.raw, explain(err), c.want)
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	d := Date{Year: 2024, Month: 2, Day: 29}
	if got := d.AddYears(1).ISO(); got != "2025-02-28" {
		t.Error(got)
	}
	if got := d.AddDays(366).ISO(); got != "2025-03-01" {
		t.Error(got)
	}
	if !d.Before(d.AddDays(1)) || d.Before(d) {
		t.Error("order of days")
	}
}

func FuzzParseDate(f *testing.F) {
	for _, raw := range []string{"2020-12-16", "16 december 2020", "16/12 2020", "20201216", "2021-02-30"} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		d, err := ParseDate(raw)
		if err != nil || d.Year == 0 {
			return
		}
		if again, err := ParseDate(d.ISO()); err != nil || again != d {
			t.Errorf("%q is %s, read again %s (%v)", raw, d.ISO(), again.ISO(), err)
		}
	})
}

func TestParseCount(t *testing.T) {
	for _, c := range []struct{ raw, text, exact string }{
		{"18", "18", "18"},
		{"cirka 18", "cirka·18", "18"},
		{"ca 18", "cirka·18", "18"},
		{"Ca. 1 200 st", "cirka·1·200", "1200"},
		{"~18 användare", "cirka·18", "18"},
		{"1200", "1·200", "1200"},
		{"0", "0", "0"},
		{"", "0", "0"},
	} {
		n, err := ParseCount(c.raw)
		if err != nil || n.Text() != hard(c.text) || n.Exact() != c.exact {
			t.Errorf("%q: %q, %q (%v)", c.raw, n.Text(), n.Exact(), err)
		}
		if again, err := ParseCount(n.Text()); err != nil || again != n {
			t.Errorf("%q printed and read again is %+v (%v)", c.raw, again, err)
		}
	}
	const hint = " | Skriv ett heltal, till exempel 18 eller cirka 18."
	for _, c := range []struct{ raw, want string }{
		{"arton", "”arton” är inte ett antal: det börjar inte med en siffra." + hint},
		{"18,5", "”18,5” är inte ett antal: det har decimaler." + hint},
		{"-18", "”-18” är inte ett antal: det är mindre än noll." + hint},
		{"18 kr", "”18 kr” är inte ett antal: ”kr” hör inte till talet." + hint},
		{"018", "”018” är inte ett antal: ett tal börjar inte med 0." + hint},
		{"1 200 000 000 000 000 000", "”1 200 000 000 000 000 000” är inte ett antal: det är orimligt stort." + hint},
	} {
		if _, err := ParseCount(c.raw); explain(err) != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.raw, explain(err), c.want)
		}
	}
}

func TestParseYear(t *testing.T) {
	if n, err := ParseYear(" 2021 "); err != nil || n.Exact() != "2021" {
		t.Error(n, err)
	}
	if n, err := ParseYear("-"); err != nil || n != (Count{}) {
		t.Error(n, err)
	}
	for _, raw := range []string{"1600", "9999"} {
		want := "”" + raw + "” är inte ett rimligt årtal: ett årtal ligger mellan 1800 och 2199. | Kontrollera siffrorna."
		if _, err := ParseYear(raw); explain(err) != want {
			t.Errorf("%q: %s", raw, explain(err))
		}
	}
	for _, raw := range []string{"21", "2 021", "02021", "2021/22", "i år", "+202"} {
		want := "”" + raw + "” är inte ett årtal: ett årtal skrivs med fyra siffror. | Skriv till exempel 2021."
		if _, err := ParseYear(raw); explain(err) != want {
			t.Errorf("%q: %s", raw, explain(err))
		}
	}
}

func TestParseYesNo(t *testing.T) {
	for raw, want := range map[string]Tri{"ja": Yes, "Ja.": Yes, "JA": Yes, "nej": No, "okänt": Unknown, "Vet ej": Unknown, "-": Unknown, "": Unknown} {
		y, err := ParseYesNo(raw)
		if err != nil || y.State != want {
			t.Errorf("%q: %v (%v)", raw, y.State, err)
		}
		if again, err := ParseYesNo(y.Exact()); err != nil || again != y {
			t.Errorf("%q does not read back", y.Exact())
		}
		if again, err := ParseYesNo(y.Text()); err != nil || again != y {
			t.Errorf("%q does not read back", y.Text())
		}
	}
	for _, c := range []struct{ raw, want string }{
		{"true", "”true” är inte ett svar på en ja- eller nejfråga: svaret skrivs på svenska och helt ut. | Menade du ja? Skriv ja, nej eller okänt."},
		{"no", "”no” är inte ett svar på en ja- eller nejfråga: svaret skrivs på svenska och helt ut. | Menade du nej? Skriv ja, nej eller okänt."},
		{"j", "”j” är inte ett svar på en ja- eller nejfråga: svaret skrivs på svenska och helt ut. | Menade du ja? Skriv ja, nej eller okänt."},
		{"JA NEJ", "”JA NEJ” är inte ett svar på en ja- eller nejfråga: båda svaren står kvar. | Skriv ja, nej eller okänt."},
		{"kanske", "”kanske” är inte ett svar på en ja- eller nejfråga: bara ja, nej och okänt går att använda. | Skriv ja, nej eller okänt. En förklaring hör hemma i en kommentar."},
	} {
		if _, err := ParseYesNo(c.raw); explain(err) != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.raw, explain(err), c.want)
		}
	}
}

func TestLongValuesAreClipped(t *testing.T) {
	_, err := ParseCount(strings.Repeat("mycket ", 1000))
	if n := len([]rune(err.Error())); n > 120 {
		t.Errorf("the message has %d characters", n)
	}
}

// FuzzParsers holds that no text makes a parser panic, and that a refusal always
// says why in a whole sentence and what to write instead.
func FuzzParsers(f *testing.F) {
	for _, raw := range []string{"2 heltidstjänster", "cirka 18", "ja", "2021", "−", "1\u202f000", "\xff", "två"} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		_, e1 := ParseEffort(raw)
		_, e2 := ParseCount(raw)
		_, e3 := ParseYear(raw)
		_, e4 := ParseYesNo(raw)
		for _, err := range []error{e1, e2, e3, e4} {
			if err != nil && (!strings.HasSuffix(err.Error(), ".") || !strings.Contains(explain(err), " | ")) {
				t.Errorf("%q: %s", raw, explain(err))
			}
		}
	})
}
