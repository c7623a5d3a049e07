package cli_test

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"planverk/internal/cli"
)

// screen is what a running command has written so far.
type screen struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

// after waits for a check to end that says something, and gives what it said.
func (s *screen) after(t *testing.T, checks int) string {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		s.mu.Lock()
		all := strings.SplitAfter(s.b.String(), "planverk bevaka: kontrollen börjar\n")
		s.mu.Unlock()
		if len(all) > checks && strings.Contains(all[checks], "planverk bevaka: kontrollen är klar: ") && strings.HasSuffix(all[checks], "\n") {
			return strings.TrimSuffix(all[checks], "planverk bevaka: kontrollen börjar\n")
		}
	}
	t.Fatalf("no check %d:\n%s", checks, s.b.String())
	return ""
}

// TestWatch: a save is told between two lines, in the form that editors read, and what
// is put right is gone; Ctrl-C ends it without a fault.
func TestWatch(t *testing.T) {
	dir := kommun(t)
	t.Chdir(dir)
	ctx, interrupt := context.WithCancel(context.Background())
	var out, errs screen
	code := make(chan int, 1)
	go func() {
		code <- cli.Run(ctx, cli.Env{Args: []string{"bevaka", "."}, Out: &out, Err: &errs, Version: "0.1.0"})
	}()
	if first := out.after(t, 1); strings.Contains(first, ": fel ") || !strings.Contains(first, "planer/lifecare-2027.yaml:25:17: varning PV311: ") {
		t.Errorf("at first:\n%s", first)
	}
	edit(t, dir, plan, "25 tkr", "25 pct")
	const want = "planer/lifecare-2027.yaml:25:17: fel PV123: ”25 pct” är inte ett belopp: ”pct” är inte en enhet för pengar. Skriv beloppet i kr, tkr eller mnkr, till exempel 25 000 kr.\nplanverk bevaka: kontrollen är klar: 1 fel\n"
	if got := out.after(t, 2); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	edit(t, dir, "kommun.yaml", "namn: Lifecare", "nam: Lifecare")
	if got := out.after(t, 3); !strings.Contains(got, "kommun.yaml:11:17: fel PV116: ") || strings.Contains(got, "PV123") || strings.Contains(got, "PV203") {
		t.Errorf("kommun.yaml:\n%s", got)
	}
	edit(t, dir, "kommun.yaml", "nam: Lifecare", "namn: Lifecare")
	if got := out.after(t, 4); got != want {
		t.Errorf("kommun.yaml put right:\n%s", got)
	}
	interrupt()
	select {
	case c := <-code:
		if c != 0 || errs.b.String() != "" || !strings.HasSuffix(out.b.String(), "\nplanverk bevaka: avslutad\n") {
			t.Errorf("code %d\n%s%s", c, out.b.String(), errs.b.String())
		}
	case <-time.After(20 * time.Second):
		t.Fatal("Ctrl-C does not end it")
	}
}

func TestWatchNothing(t *testing.T) {
	if a := planverk(t, t.TempDir(), "watch", "saknas"); a.code != 3 || !strings.HasPrefix(a.err, "saknas: fel PV511: ") {
		t.Errorf("code %d\n%s%s", a.code, a.out, a.err)
	}
}
