package diag

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// Fault makes the finding for a panic that was caught while the file was worked
// on. It is called from the deferred function that recovered. What is printed
// last is for whoever mends the program: the place in its code and Go's words.
func Fault(at Span, recovered any, version string) Diagnostic {
	return New("PV901", at, "Ett fel i Planverk hindrade arbetet. Felet ligger inte i dina data, och inget halvfärdigt har skrivits.",
		"Skicka följande rad, och datafilen utan personuppgifter, till dem som sköter Planverk i kommunen.",
		fmt.Sprintf("Planverk %s, %s: %v", version, panicked(), recovered))
}

// panicked gives the file and line of the program where the panic was raised:
// the first frame of ours below the runtime's own.
func panicked() string {
	pc := make([]uintptr, 64)
	frames := runtime.CallersFrames(pc[:runtime.Callers(1, pc)])
	below := false
	for {
		f, more := frames.Next()
		if below && strings.HasPrefix(f.Function, "planverk") {
			return path.Base(path.Dir(f.File)) + "/" + fmt.Sprintf("%s:%d", path.Base(f.File), f.Line)
		}
		below = below || f.Function == "runtime.gopanic"
		if !more {
			return "okänd plats"
		}
	}
}
