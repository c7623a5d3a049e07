// Command planverk builds Swedish municipal documents from structured data.
//
// Here the world comes in: streams, arguments, environment, clock and signals.
// Everything else is in package cli.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"planverk/internal/cli"
)

// version is what the program calls itself; a release sets it with
// -ldflags "-X main.version=…".
var version = "0.1.0"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	info, err := os.Stderr.Stat()
	os.Exit(cli.Run(ctx, cli.Env{
		Args: os.Args[1:], Out: os.Stdout, Err: os.Stderr,
		Terminal: err == nil && info.Mode()&os.ModeCharDevice != 0,
		NoColor:  os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb",
		Year:     time.Now().Year(), Version: version,
	}))
}
