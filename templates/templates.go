// Package templates holds the document types that come with Planverk: one
// folder a type with schema.json, mall.md and exempel.yaml, and the schema of
// kommun.yaml. It is data only; load and merge read it as any other fs.FS, so
// that a municipality's own templates folder works the same way.
package templates

import "embed"

// FS has the folders of this directory at its root:
// "systemforvaltningsplan/schema.json".
//
//go:embed */*
var FS embed.FS
