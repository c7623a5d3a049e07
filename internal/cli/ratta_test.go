package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planverk/internal/cli"
)

// The safe proposals are shown, and written only when somebody has said yes; the second
// time there is nothing to do. All else in the file is as it was, to the byte.
func TestMendLanguage(t *testing.T) {
	dir := kommun(t)
	const file = "planer/lifecare-2027.yaml"
	edit(t, dir, file, "beskrivning: Lifecare är förvaltningens system för journaler.", "beskrivning:   "+wordy+"  # skall stå kvar  t.ex.")
	name := filepath.Join(dir, filepath.FromSlash(file))
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before := "\ufeff" + strings.ReplaceAll(string(b), "\n", "\r\n")
	put(t, dir, file, before)
	const change = `planer/lifecare-2027.yaml
    9 - beskrivning:   Lifecare skall t.ex. visa "journaler"  medelst dator.  # skall stå kvar  t.ex.
      + beskrivning:   Lifecare ska till exempel visa ”journaler” medelst dator.  # skall stå kvar  t.ex.

`
	now := func() string {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if got := planverk(t, dir, "kontrollera", ".", "--ratta"); got.code != 0 || got.out != change+"Inget är skrivet. Med --rätta --ja rättas 1 rad i 1 fil.\n" || got.err != "" || now() != before {
		t.Errorf("%+v\n%q", got, now())
	}
	after := strings.Replace(before, wordy, "Lifecare ska till exempel visa ”journaler” medelst dator.", 1)
	if got := planverk(t, dir, "kontrollera", ".", "--rätta", "--ja"); got.code != 0 || got.out != change+"Rättat: 1 rad i 1 fil. Läs igenom det.\n" || now() != after {
		t.Errorf("%+v\n%q", got, now())
	}
	if got := planverk(t, dir, "kontrollera", ".", "--rätta", "--ja"); got.out != "Inget att rätta i språket.\n" || now() != after {
		t.Errorf("%+v\n%q", got, now())
	}

	// What the municipality has switched off is left, and so is a file with errors.
	put(t, dir, file, before)
	put(t, dir, "profil.yaml", "regler: { PV860: av }\n")
	if got := planverk(t, dir, "kontrollera", ".", "--rätta"); !strings.Contains(got.out, "+ beskrivning:   Lifecare skall till exempel visa") {
		t.Error(got.out)
	}
	put(t, dir, file, strings.Replace(before, "25 tkr", "25 korgar", 1))
	if got := planverk(t, dir, "kontrollera", ".", "--rätta", "--ja"); got.code != 1 || got.out != "Inget att rätta i språket.\n" || !strings.Contains(got.err, "25 korgar") {
		t.Errorf("%+v", got)
	}
}

// Where somebody is there to answer, the question is asked; anything but yes is no.
func TestMendAsks(t *testing.T) {
	for answer, written := range map[string]bool{"j\n": true, "Ja": true, "n\n": false, "": false, "kanske\n": false} {
		dir := kommun(t)
		edit(t, dir, "planer/lifecare-2027.yaml", "Lifecare är förvaltningens", "Lifecare skall vara förvaltningens")
		var out, errs bytes.Buffer
		code := cli.Run(context.Background(), cli.Env{Args: []string{"kontrollera", dir, "--rätta"}, In: strings.NewReader(answer), Out: &out, Err: &errs})
		if code != 0 || !strings.Contains(out.String(), "Rätta 1 rad i 1 fil? [j/N] ") || strings.Contains(out.String(), "Rättat: 1 rad i 1 fil.") != written {
			t.Errorf("%q: %d %s%s", answer, code, out.String(), errs.String())
		}
	}
}

func TestMendWrongUse(t *testing.T) {
	for args, want := range map[string]string{
		"--ja":                  "planverk: --ja hör till --rätta.\n",
		"--rätta --json":        "planverk: flaggorna --rätta och --json går inte ihop: det är språket som rättas, i alla handlingar på platsen.\n",
		"--rätta --kod PV8":     "planverk: flaggorna --rätta och --kod går inte ihop: det är språket som rättas, i alla handlingar på platsen.\n",
		"--rätta --max 3":       "planverk: flaggorna --rätta och --max går inte ihop: det är språket som rättas, i alla handlingar på platsen.\n",
		"--publicering --rätta": "planverk: flaggorna --rätta och --publicering går inte ihop: det är språket som rättas, i alla handlingar på platsen.\n",
	} {
		if got := planverk(t, kommun(t), append([]string{"kontrollera", "."}, strings.Fields(args)...)...); got.code != 2 || !strings.HasPrefix(got.err, want) {
			t.Errorf("%s: %+v", args, got)
		}
	}
}
