# mirsheet: two commands do all the set-up.
#   make demo   installs what is missing, builds, and runs the main job on a sample
#   make test   the same set-up, then all tests
# For people's own machines: make install, make deb.

SHELL := /bin/bash
.DEFAULT_GOAL := help

export PREFIX ?= /usr/local
export DESTDIR ?=
export MAINTAINER ?=
VERSION ?= Unreleased

# One kind of release build, since another would compile everything anew: Swift's own libraries are inside the program, and
# modules look into each other. That nothing is changed while somebody looks at it is checked while the program runs in the
# debug build, in which all tests run.
plain := swift build -c release --static-swift-stdlib --disable-local-rpath --omit-frame-pointers \
  -Xswiftc -cross-module-optimization -Xswiftc -enforce-exclusivity=unchecked
# What runs how often (make profile); another compiler could not read it.
guide = $(if $(findstring Swift version 6.3,$(shell swift --version 2>/dev/null)),-Xswiftc -Xfrontend \
  -Xswiftc -ir-profile-use=$(CURDIR)/Benchmarks/release.profdata)
release = MIRSHEET_COMMIT=$(commit) $(plain) $(guide)
commit := $(shell Scripts/commit.sh)
# Which commit the program was built of last.
built := .build/release/mirsheet.built

.PHONY: help setup build demo test scorecard interop benchmark profile instructions examples docs rules reference pages lint ready install uninstall deb deb-check container-check release-notes clean

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

setup: ## Install the system libraries that are missing
	@Scripts/setup.sh

build: setup ## Build the tool (.build/release/mirsheet)
	@$(release) --product mirsheet
	@echo "$(commit)" > $(built)

demo: build ## Convert a sample to JSON, CSV and a sheet, and say where they are
	@Scripts/demo.sh

test: setup ## Run all tests
	@Scripts/test.sh

scorecard: setup ## Score the recognition against the table in the documentation, and read damaged rows both ways
	@$(release) --product scorecard
	.build/release/scorecard --check docs/reconocimiento.md --worst 10
	.build/release/scorecard --damage 20

interop: build ## Check against programs this project did not write
	@$(release) --product scorecard
	@Scripts/setup.sh interop
	@Scripts/setup.sh machines
	.venv/bin/python Tests/Interop/run.py

benchmark: build ## Time everything against peers, in turn, and write the table of docs/velocidad.md
	@Scripts/setup.sh interop
	.venv/bin/python Benchmarks/run.py --write

profile: build ## Write Benchmarks/release.profdata, which release builds are guided by
	@Scripts/setup.sh interop
	.venv/bin/python Benchmarks/release_profile.py $(plain)

instructions: build ## Count the instructions of a few fixed cases against those written down
	@Scripts/setup.sh instructions
	python3 Benchmarks/instructions.py

examples: setup ## Build and run the programs of Examples, which use the libraries from outside
	@Scripts/examples.sh

docs: setup ## Write the documentation of the libraries (.build/documentation)
	@swift build --target MIRSheets
	@Scripts/docs.sh

rules: build ## Write docs/reglas.md, which says of every rule what it means
	@.build/release/mirsheet rules --format markdown --lang es > docs/reglas.md

reference: rules ## Write docs/referencia and docs/reglas.md, which say what the program says of itself
	@.build/release/mirsheet reference -o docs/referencia --lang es

pages: ## Check the links of all pages, and their spelling in both languages
	@Scripts/setup.sh pages
	@Scripts/links.py
	@Scripts/spelling.py

lint: ## Check the format of the sources, and that no room knows one above it
	@Scripts/rooms.py --check
	swift format lint --strict --recursive --parallel Sources Tests Examples/Sources Package.swift Examples/Package.swift

# Who installs is often another user, who has no Swift: what has been built as it is now is not built again.
ready: ## Build the tool, unless it has been built as it is now
	@[ -x .build/release/mirsheet ] && [ "$$(cat $(built) 2>/dev/null)" = "$(commit)" ] \
	  && [ -z "$$(find Sources Package.swift -newer $(built) -print -quit)" ] || $(MAKE) --no-print-directory build

install: ready ## Install the program, its manual and its completions (PREFIX=/usr/local, DESTDIR=)
	@Scripts/install.sh

uninstall: ## Remove what install put
	@Scripts/install.sh uninstall

deb: ready ## Make a Debian package (.build/deb)
	@Scripts/setup.sh package
	@Scripts/deb.sh

deb-check: deb ## Check the package: lintian, then install, use and purge it on this machine, as root
	@Scripts/setup.sh package-check
	@Scripts/deb-check.sh

container-check: deb ## What the last stage of the Containerfile does, in a Debian without Swift, as root
	@Scripts/setup.sh container-check
	@Scripts/container-check.py

release-notes: ## What CHANGELOG.md says of a version (VERSION=0.1.0; else what is not released yet)
	@Scripts/release-notes.sh "$(VERSION)"

clean: ## Remove what was built
	rm -rf .build .venv demo
