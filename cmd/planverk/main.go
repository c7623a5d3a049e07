// Command planverk builds Swedish municipal documents from structured data.
//
// Here the world comes in: streams, arguments, environment, clock and signals.
// Everything else is in package cli.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"planverk/internal/cli"
)

// version is what the program calls itself; a release sets it with
// -ldflags "-X main.version=…".
var version = "0.1.0"

func main() {
	adjustCollector()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	os.Exit(cli.Run(ctx, cli.Env{
		Args: os.Args[1:], In: answers(), Out: os.Stdout, Err: os.Stderr,
		Terminal: terminal(), NoColor: os.Getenv("NO_COLOR") != "",
		Today: time.Now(), Version: version, Clock: time.Now,
	}))
}

// answers is where a question is answered: nil when nobody is there to answer it.
func answers() io.Reader {
	for _, f := range []*os.File{os.Stdin, os.Stdout} {
		if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
			return nil
		}
	}
	return os.Stdin
}

// terminal tells whether messages go to a terminal that understands more than
// text. The old console window of Windows does not; Windows Terminal says who it is.
func terminal() bool {
	info, err := os.Stderr.Stat()
	plain := os.Getenv("TERM") == "dumb" || runtime.GOOS == "windows" && os.Getenv("WT_SESSION") == ""
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && !plain
}
