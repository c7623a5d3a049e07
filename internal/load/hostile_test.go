package load

import (
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/diag"
)

// hostileFiles are files made to tie up the machine.
func hostileFiles() map[string]string {
	quotes := strings.Repeat("a: \"b\nc: d\" e\n", 999)
	return map[string]string{
		"djupa hakparenteser":      head + "inledning: " + strings.Repeat("[", 100_000),
		"djupa klammer":            head + "inledning: " + strings.Repeat("{a: ", 20_000),
		"djupt indrag":             deepIndent(900),
		"streck på en rad":         strings.Repeat("- ", 90_000),
		"ankare som växer":         growing(),
		"citat som öppnas om igen": head + "inledning:\n  " + strings.ReplaceAll(quotes, "\n", "\n  "),
		"citat vid marginalen":     quotes,
		"fel i varje grupp":        strings.Repeat("grupp:\n  a: 1\n   b: 2\n", 650),
		"tabbar":                   strings.Repeat("\ta: 1\n", 100_000),
		"styrtecken":               strings.Repeat("\x01\x02", 500_000),
		"mellanslag i hakparentes": strings.Repeat("a: ["+strings.Repeat(" ", 9_900)+"@\n", 400),
		"snedstreck i citat":       strings.Repeat("a: \""+strings.Repeat(`\q`, 4_900)+"\"\n", 400),
		"en enda rad":              "a: " + strings.Repeat("b", 4<<20),
		"nummertecken":             head + "  titel: a" + strings.Repeat(" #b", 300_000) + "\n",
		"dubbla nycklar":           head + "  titel: a\n" + strings.Repeat("  titel: a\n", 10_000),
		"tiotusen fel":             head + manyKeys(10_000),
		"sammanslagningar":         strings.Repeat("<<<<<<< a\n=======\n>>>>>>> b\n", 50_000),
		"nollor":                   strings.Repeat("\x00a", 100) + strings.Repeat("ab\n", 1_000_000),
		"hundratusen nycklar":      head + manyKeys(100_000),
		"femtiotusen nycklar":      head + manyKeys(50_000),
		"ett värde på megabyte":    head + "inledning: { beskrivning: \"" + strings.Repeat("å", 2_000_000) + "\" }\n",
		"en tagg på megabyte":      head + "a: !!binary " + strings.Repeat("QUJD", 200_000) + "\n",
		"text på flera megabyte":   head + "inledning:\n  beskrivning: |\n" + strings.Repeat("    "+strings.Repeat("–", 90)+"\n", 7_300),
		"citat utan slut":          "a: \"" + strings.Repeat("b\n", 1_000_000),
	}
}

// deepIndent is a group within a group, n times.
func deepIndent(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// growing is the "billion laughs": each alias names the one above it ten times.
func growing() string {
	text := "a0: &a0 [x]\n"
	for i := range 30 {
		n := string(rune('a' + i%26))
		text += n + n + ": &" + n + n + " [" + strings.Repeat("*a0, ", 10) + "x]\n"
	}
	return text
}

// maxMemory is how much memory the reading of one file may ask for in all.
const maxMemory = 64 << 20

// A hostile file is refused in few words and little memory. How fast is a benchmark.
func TestHostileFiles(t *testing.T) {
	set := testSet()
	k := testKommun(t, set)
	for name, text := range hostileFiles() {
		fsys := fstest.MapFS{"fil.yaml": {Data: []byte(text)}}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, list := Document(fsys, "fil.yaml", k, set)
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > maxMemory {
			t.Errorf("%s: %d MiB", name, n>>20)
		}
		if n := len(list); n == 0 || n > 2*(maxFindings+1) {
			t.Errorf("%s: %d findings", name, n)
		}
		inside(t, []byte(text), list[:min(len(list), 20)])
		readable(t, name, list)
	}
}

// readable checks that what is said of a file can be read: no message is longer than a
// paragraph.
func readable(t *testing.T, name string, list diag.List) {
	t.Helper()
	for _, d := range list {
		if n := len(d.Message) + len(strings.Join(d.Hints, "")); n > 1500 {
			t.Errorf("%s: a message of %d bytes: %.80s", name, n, d.Message)
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	set := testSet()
	k := testKommun(b, set)
	for name, text := range hostileFiles() {
		fsys := fstest.MapFS{"fil.yaml": {Data: []byte(text)}}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Document(fsys, "fil.yaml", k, set)
			}
		})
	}
}
