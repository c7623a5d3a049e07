//go:build verify

package verify

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// spoiledPlan has a fault of each kind that a schema knows; its first lines are what a
// user of Timrå's types.
const spoiledPlan = `dokument:
  typ: systemförvaltningsplan
  id: prov
  år: 2027
  förvaltning: scc
  status: färdig
  titell: Prov
inledning:
  system: [lifecare]
budget:
  rader:
    drift: 150 000 kr
`

// server is a language server of an editor, over stdio.
type server struct {
	t   *testing.T
	in  io.Writer
	out *bufio.Reader
	n   int
}

// message is what goes either way (Language Server Protocol 3.17).
type message struct {
	RPC    string          `json:"jsonrpc"`
	ID     *int            `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  json.RawMessage `json:"error,omitempty"`
}

func (s *server) send(m message) {
	m.RPC = "2.0"
	b, err := json.Marshal(m)
	if err == nil {
		_, err = fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(b), b)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) tell(method string, params any) {
	b, err := json.Marshal(params)
	if err != nil {
		s.t.Fatal(err)
	}
	s.send(message{Method: method, Params: b})
}

func (s *server) read() (m message) {
	length := 0
	for {
		line, err := s.out.ReadString('\n')
		if err != nil {
			s.t.Fatalf("the language server has gone: %v", err)
		}
		if line = strings.TrimSpace(line); line == "" {
			break
		}
		if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			length, _ = strconv.Atoi(n)
		}
	}
	b := make([]byte, length)
	if _, err := io.ReadFull(s.out, b); err != nil {
		s.t.Fatal(err)
	}
	if err := json.Unmarshal(b, &m); err != nil {
		s.t.Fatal(err)
	}
	if m.ID != nil && m.Method == "workspace/configuration" {
		s.send(message{ID: m.ID, Result: json.RawMessage(`[{"completion":true,"hover":true,"validate":true,"schemaStore":{"enable":false}},null,null,null,null]`)})
	} else if m.ID != nil && m.Method != "" {
		s.send(message{ID: m.ID, Result: json.RawMessage("null")})
	}
	return m
}

// ask sends a request and gives its answer as text.
func (s *server) ask(method string, params any) string {
	s.n++
	id := s.n
	b, err := json.Marshal(params)
	if err != nil {
		s.t.Fatal(err)
	}
	s.send(message{ID: &id, Method: method, Params: b})
	for {
		if m := s.read(); m.ID != nil && *m.ID == id && m.Method == "" {
			if m.Error != nil {
				s.t.Fatalf("%s: %s", method, m.Error)
			}
			return string(m.Result)
		}
	}
}

// TestLanguageServer: what the language server that editors use says of a plan with
// faults, by the schema that planverk writes for Timrå: faults, choices and words.
func TestLanguageServer(t *testing.T) {
	dir, err := filepath.Abs(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	schema := filepath.Join(dir, "plan.schema.json")
	if out, err := exec.Command(filepath.Join(tools, "planverk"), "schema", "systemforvaltningsplan", "--kommun", filepath.Join("..", "data", "timra"), "--ut", schema).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text := "# yaml-language-server: $schema=plan.schema.json\n" + spoiledPlan
	file := filepath.Join(dir, "prov.yaml")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("node", filepath.Join(tools, "editor", "node_modules", "yaml-language-server", "bin", "yaml-language-server"), "--stdio")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(2*time.Minute, func() { _ = c.Process.Kill() })
	defer func() { late.Stop(); _ = c.Process.Kill(); _ = c.Wait() }()

	s := &server{t: t, in: in, out: bufio.NewReader(out)}
	uri := (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
	s.ask("initialize", map[string]any{"processId": nil, "rootUri": nil, "capabilities": map[string]any{}})
	s.tell("initialized", map[string]any{})
	s.tell("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"yaml": map[string]any{"completion": true, "hover": true, "validate": true, "schemaStore": map[string]any{"enable": false}}}})
	s.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text}})

	var faults struct {
		Diagnostics []struct {
			Message string
			Range   struct{ Start struct{ Line int } }
		}
	}
	for len(faults.Diagnostics) == 0 {
		if m := s.read(); m.Method == "textDocument/publishDiagnostics" {
			if err := json.Unmarshal(m.Params, &faults); err != nil {
				t.Fatal(err)
			}
		}
	}
	lines := map[int]string{}
	for _, d := range faults.Diagnostics {
		lines[d.Range.Start.Line] += d.Message
	}
	for line, want := range map[int]string{5: `"soc"`, 6: `"utkast"`, 7: "titell"} {
		if !strings.Contains(lines[line], want) {
			t.Errorf("line %d: %q does not name %s", line+1, lines[line], want)
		}
	}
	if len(lines) != 3 {
		t.Errorf("faults: %v", lines)
	}

	at := func(line, character int) map[string]any {
		return map[string]any{"textDocument": map[string]any{"uri": uri}, "position": map[string]any{"line": line, "character": character}}
	}
	if got := s.ask("textDocument/hover", at(4, 3)); !strings.Contains(got, "Det kalenderår som planen gäller.") {
		t.Errorf("hover over år: %s", got)
	}
	if got := s.ask("textDocument/completion", at(5, 16)); !strings.Contains(got, `"soc"`) || !strings.Contains(got, `"bou"`) {
		t.Errorf("choices of förvaltning: %.500s", got)
	}
	if got := s.ask("textDocument/completion", at(7, 2)); !strings.Contains(got, "diarienummer") {
		t.Errorf("keys of dokument: %.500s", got)
	}
}

// TestSARIFIsSARIF holds the log of data/ against the schema of OASIS.
func TestSARIFIsSARIF(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(tools, "sarif", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(filepath.Join(tools, "planverk"), "kontrollera", filepath.Join("..", "data"), "--form", "sarif")
	out, _ := c.Output() // the exit code is of data
	log, err := jsonschema.UnmarshalJSON(strings.NewReader(string(out)))
	if err == nil {
		err = schema.Validate(log)
	}
	if err != nil || len(out) < 100_000 {
		t.Errorf("%d bytes: %v", len(out), err)
	}
}
