package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/docs/vscode"
	"planverk/internal/publish"
)

// newEditor is what is typed for the files of the editor, and editorFolder where they lie.
const (
	newEditor    = "vscode"
	editorFolder = ".vscode"
)

// beginEditor is ”planverk ny vscode”: it lays the editor's files in the municipality's
// folder, with the schema of every type. What is there already is left as it is, but for
// the schemas, which are written anew with the register's ids.
func (a *app) beginEditor(c *cobra.Command, n *newDocument, args []string) error {
	if len(args) > 1 {
		return wrong(c, "redigeraren behöver inget id. Skriv bara ”planverk ny vscode”.")
	}
	if err := n.settle(c); err != nil {
		return err
	}
	if !a.layMunicipality(n) {
		return nil
	}
	names, err := fs.Glob(vscode.Files, "*")
	if err != nil {
		panic(err) // a pattern of ours
	}
	for _, name := range names {
		b, err := fs.ReadFile(vscode.Files, name)
		if err != nil {
			panic(err) // part of the program
		}
		file := filepath.Join(n.dir, editorFolder, name)
		if there, err := os.ReadFile(file); err == nil {
			if bytes.Equal(there, b) {
				continue
			}
			fmt.Fprintf(a.Err, "%s finns redan och lämnades som den är.\n", filepath.ToSlash(file))
		} else if !a.lay(file, string(b)) {
			return nil
		}
	}
	if !a.laySchemas(n) {
		return nil
	}
	fmt.Fprintf(a.Err, "Öppna mappen %s i VS Code, och installera tillägget YAML som den föreslår. Kör kommandot på nytt när registren i kommun.yaml har ändrats.\n", filepath.ToSlash(n.dir))
	return nil
}

// laySchemas writes the schemas of a municipality, with its own ids as choices.
func (a *app) laySchemas(n *newDocument) bool {
	where, err := place(n.dir)
	if err != nil {
		panic(err) // it has just been written to
	}
	for _, typ := range dataTypes(a.municipal(n.dir)) {
		b, found := planverk.LocalSchema(a.world(), where, typ)
		if b == nil {
			a.finish(a.Err, found)
			return false
		}
		file := filepath.Join(n.dir, editorFolder, schemaFile(typ))
		if l := publish.Write(file, b, true); len(l) > 0 {
			a.finish(a.Err, l)
			return false
		}
		fmt.Fprintln(a.Out, filepath.ToSlash(file))
	}
	return true
}

func schemaFile(typ string) string { return typ + ".schema.json" }

// editorModeline points the editor at the schema that beginEditor has laid, when the new
// file says nothing of another.
func (n *newDocument) editorModeline(text, file string) string {
	schema := filepath.Join(n.dir, editorFolder, schemaFile(n.typ))
	if _, err := os.Stat(schema); err != nil || modeline().MatchString(text) {
		return text
	}
	to, err := filepath.Rel(filepath.Dir(file), schema)
	if err != nil {
		return text
	}
	return "# yaml-language-server: $schema=" + filepath.ToSlash(to) + "\n" + text
}
