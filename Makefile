# Everything here is plain go commands; make only saves typing.

FUZZTIME ?= 30s
UPDATE   ?=
PEER     ?=
update    = $(if $(UPDATE),-update)

.PHONY: build check test race lint fix deps eval bench fuzz gazetteer models kernels vendor screenshots ci clean

build: ## the program, into bin/
	go build -trimpath -o bin/sitrep ./cmd/sitrep

check: lint race deps eval-if-there ## before every push: format, vet, lint, race tests, import rules, scores

test:
	go test ./...

race:
	go test -race ./...

lint: ## gofmt, gofumpt and go vet are among what it runs
	.ci/lint

fix: ## format, and mend what a linter can mend
	.ci/lint fmt
	.ci/lint run --fix ./...

deps: ## who may import whom
	go test -count=1 ./internal/deps

eval: ## scores against ../shared, compared with eval/baseline.txt; UPDATE=1 writes it
	go run ./eval $(update)

# Where the annotated texts are absent, eval ends with 3, and check goes on.
.PHONY: eval-if-there
eval-if-there:
	@go build -o bin/eval ./eval && bin/eval $(update) || [ $$? -eq 3 ]

bench: ## 20,000 reports on one core; UPDATE=1 writes eval/bench.txt; PEER=spacy times extract and its language stages beside spaCy instead; STORE=1000000 a store of so many incidents; WORKBENCH=FILE the pages of a store, LIMIT=100ms for the slowest
ifdef STORE
	go run ./eval store -incidents $(STORE) $(if $(KEEP),-keep $(KEEP)) $(update)
else ifdef WORKBENCH
	go run ./eval workbench -store $(WORKBENCH) $(if $(LIMIT),-limit $(LIMIT)) $(update)
else
	go run ./eval speed $(update) $(if $(PEER),-peer $(PEER))
endif

fuzz: ## each fuzz target for FUZZTIME
	@go list -f '{{.Dir}} {{.ImportPath}}' ./... | while read -r dir pkg; do \
		grep -ho '^func Fuzz[A-Za-z0-9_]*' $$dir/*_test.go 2>/dev/null | cut -d' ' -f2 | while read -r f; do \
			echo "== $$pkg $$f"; \
			go test -run='^$$' -fuzz="^$$f\$$" -fuzztime=$(FUZZTIME) -fuzzminimizetime=5s $$pkg </dev/null || exit 1; \
		done || exit 1; \
	done

gazetteer: ## lex/data/gazetteer.bin, from the open data that train/gazetteer/README.md says how to get; SOURCES names their folder
	@test -n "$(SOURCES)" || { echo "say where the unpacked sources are: make gazetteer SOURCES=FOLDER (see train/gazetteer/README.md)"; exit 2; }
	go run ./train/gazetteer -from $(SOURCES) -out lex/data/gazetteer.bin

models: ## nlp/encode/model/sitrep.bin, trained from ../shared/data: about two hours on two cores, see train/README.md
	train/models

screenshots: ## docs/screenshots, of the pages with the sample reports; needs Chromium
	@mkdir -p docs/screenshots
	CI=1 SITREP_SHOTS=$(CURDIR)/docs/screenshots go test -count=1 -run '^TestPages$$' ./web

vendor: ## what others made and the workbench serves, in the versions of web/vendoring/vendored.json; needs npm
	go run ./web/vendoring

kernels: ## the assembly of nlp/kernel, from train/kernelgen
	go generate ./nlp/kernel

ci:
	.ci/run

clean:
	rm -rf bin
