# Targets that a person types; "make" alone lists them. What CI runs is .ci/run.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VERSION ?= 0.1.0
FUZZTIME ?= 20s
FUZZ ?= ./...

.PHONY: help build test race golden check lint cross vuln bench fuzz mutation visa verify clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  \1\t\2/' | expand -t 12

build: ## build the command into bin/, bound to no library of the system
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o bin/planverk ./cmd/planverk

test: ## run the tests; needs Go alone
	go test ./...

race: ## run the tests with the race detector
	go test -race ./...

golden: ## rewrite the golden files; read the diff before you commit it
	go test $$(grep -rl --include='*_test.go' '"update"' . | xargs -n1 dirname | sort -u) -update
	git diff --stat

check: lint test cross ## what a change must pass before it is sent: format, vet, staticcheck, tests, other systems
	@echo "make check: ok"

lint: ## format, vet, staticcheck, shellcheck (when it is installed)
	@test -z "$$(gofmt -l .)" || { echo "gofmt would change:"; gofmt -l .; exit 1; }
	go vet ./...
	go vet -tags verify ./...
	go vet -tags mutation ./verify
	go tool staticcheck ./...
	if command -v shellcheck >/dev/null; then shellcheck .ci/run verify/prepare.sh; fi

cross: ## compile for the systems of municipal desks
	for target in windows/amd64 darwin/arm64; do GOOS=$${target%/*} GOARCH=$${target#*/} go build -o /dev/null ./cmd/planverk; GOOS=$${target%/*} GOARCH=$${target#*/} go vet ./...; done

vuln: ## look for known vulnerabilities; asks the database on the net
	go tool govulncheck ./...

bench: ## run the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

fuzz: ## fuzz every fuzz target of FUZZ (all packages) for FUZZTIME each (20s)
	for pkg in $$(go list $(FUZZ)); do for f in $$(go test -list '^Fuzz' "$$pkg" | grep '^Fuzz' || true); do echo "$$pkg $$f"; go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) "$$pkg"; done; done

visa: ## build all examples into output/
	go run ./cmd/planverk bygg

mutation: ## turn every condition of the rules round, one at a time, and list those that no test notices (ten minutes)
	FILES="$(FILES)" go test -count=1 -timeout 60m -tags mutation -run TestMutation -v ./verify

verify: ## the heavy judges: veraPDF, qpdf, LibreOffice, openpyxl, exceljs, Apache POI and its schemas of workbooks, pdftotext, HarfBuzz, an HTML checker, axe-core in a browser, an editor's language server, the schema of SARIF, granska, prova; short fuzzing of what reads data files and workbooks
	./verify/prepare.sh
	.verify/planverk prova
	shellcheck .ci/run verify/prepare.sh
	$(MAKE) fuzz FUZZ="./internal/intake ./internal/amend ./internal/plan ./internal/load" FUZZTIME=3000x # so many tries: a span of time may end in the middle of one, which Go calls a failure
	PLANVERK_OUTPUT=$(CURDIR)/.verify/output go test -count=1 -timeout 60m -tags verify $$(grep -rl --include='*_test.go' '^//go:build verify' . | xargs -n1 dirname | sort -u)

clean: ## remove what was built
	rm -rf bin .verify
	find output -mindepth 1 ! -name README.md -delete
