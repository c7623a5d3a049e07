// Package cli is the planverk command as the user meets it: one file a command,
// and everything it says in Swedish.
//
// The one call is Run. It hands the stages in package planverk what they need
// and prints what they answer; it knows nothing of how a document is made.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/templates"
)

// The exit codes.
const (
	OK       = 0 // done; warnings are possible
	Findings = 1 // findings of level fel
	Usage    = 2 // the command was written wrongly
	Failure  = 3 // something could not be read or written, or Ctrl-C
	Internal = 4 // a fault in Planverk itself
)

// Env is the world around the command.
type Env struct {
	Args     []string  // without the program's name
	In       io.Reader // where questions are answered; nil when nobody is there
	Out, Err io.Writer
	Terminal bool // Err is a terminal: progress and colour may be shown
	NoColor  bool
	Today    time.Time // what year ”planverk ny” suggests, which exemptions from rules are over, and the day of ”planverk läge”
	Version  string

	// Clock tells how long a look at the files takes, so that a watch does not look too
	// often; nil means that it takes no time.
	Clock func() time.Time

	// Disk opens the output folder; nil means publish.Open.
	Disk func(dir string) (publish.Disk, diag.List)
}

// app is one run of the command.
type app struct {
	Env
	ctx       context.Context
	templates fs.FS
	json      bool
	order     []*cobra.Command // as help lists them
	code      int              // what the command ended with, when it did not end with an error
}

// commands is the table of commands, in the order that help lists them.
var commands = []func(*app) *cobra.Command{
	(*app).bygg,
	(*app).kontrollera,
	(*app).bevaka,
	(*app).ny,
	(*app).lage,
	(*app).granska,
	(*app).importera,
	(*app).prova,
	(*app).forklara,
	(*app).schema,
	(*app).komplettering,
	(*app).version,
	(*app).hjalp,
}

// Run runs the command and gives its exit code. A panic becomes a message and
// the code Internal.
func Run(ctx context.Context, env Env) (code int) {
	a := &app{Env: env, ctx: ctx, templates: templates.FS}
	if a.Disk == nil {
		a.Disk = publish.Open
	}
	defer func() {
		if p := recover(); p != nil {
			a.print(a.Err, diag.List{diag.Fault(diag.Span{}, p, a.Version)})
			code = Internal
		}
	}()
	root := a.root()
	err := root.ExecuteContext(ctx)
	if wrong := (*usageError)(nil); errors.As(err, &wrong) {
		fmt.Fprint(a.Err, wrong.text())
		return Usage
	}
	if err != nil {
		panic(err) // every error of a command is a usageError; others set a.code
	}
	return a.code
}

func (a *app) world() planverk.World {
	return planverk.World{Templates: a.templates, Version: a.Version, Today: a.Today.Format(time.DateOnly)}
}

// finish prints findings to w and sets the exit code after the gravest of them.
func (a *app) finish(w io.Writer, l diag.List) {
	a.print(w, l)
	a.grade(l)
}

// print writes findings for people.
func (a *app) print(w io.Writer, l diag.List) {
	// A reader that has gone away (a closed pipe) wants no more findings.
	_ = a.printer(w).Print(w, l)
}

func (a *app) printer(w io.Writer) diag.Printer {
	return diag.Printer{Source: readSource, Color: a.Terminal && !a.NoColor && w == a.Err}
}

// maxSource is the largest file that a line is shown of; Planverk reads none that
// is larger.
const maxSource = 6 << 20

// readSource gives a data file's text, for the line under a finding. A byte that
// is no UTF-8 becomes one sign, so that columns stay true and terminals whole.
func readSource(file string) ([]byte, bool) {
	if info, err := os.Stat(filepath.FromSlash(file)); err != nil || !info.Mode().IsRegular() || info.Size() > maxSource {
		return nil, false
	}
	b, err := os.ReadFile(filepath.FromSlash(file))
	if !utf8.Valid(b) {
		b = []byte(string([]rune(string(b))))
	}
	return b, err == nil
}

// grade sets the exit code: an internal fault weighs more than a failure of
// reading or writing, which weighs more than something wrong in the data.
func (a *app) grade(l diag.List) {
	for _, d := range l {
		if d.Severity != diag.Fel {
			continue
		}
		code := Findings
		switch c, _ := diag.Lookup(d.Code); {
		case strings.HasPrefix(d.Code, "PV9"):
			code = Internal
		case c.IO:
			code = Failure
		}
		a.code = max(a.code, code)
	}
}
