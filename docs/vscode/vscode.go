// Package vscode holds the files that make Visual Studio Code check and complete a
// municipality's data files; planverk ny vscode lays them in its folder.
package vscode

import "embed"

// Files are the settings, tasks, snippets and recommendations.
//
//go:embed *.json *.code-snippets
var Files embed.FS
