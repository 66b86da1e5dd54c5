# Every command of the project. `make` alone lists them.
#
# Nothing has to be installed first but git, make and Python 3.11 or newer: each target makes the environment it needs
# in .venv, from the hashed locks in requirements/. A stamp named after the lock's hash says that this was done.

SHELL := /bin/sh
VENV := .venv
PYTHON := $(VENV)/bin/python
SHISHI := $(PYTHON) -m shishi.interfaces.cli.main
PYTEST := $(PYTHON) -m pytest

lock-hash = $(shell cksum < requirements/$(1).txt | tr -cs '0-9' '-')
RUNTIME := $(VENV)/stamps/runtime-$(call lock-hash,runtime)made
DEV := $(VENV)/stamps/dev-$(call lock-hash,dev)made

.DEFAULT_GOAL := help
.PHONY: help demo test check fix docs bench bench-proof fonts drills coverage lock

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(RUNTIME) ## load the sample county, compile its bulletin into var/demo, serve it (CHECK=1: all but serving)
	@rm -rf var/demo
	@env -u SHISHI_DATABASE_URL SHISHI_DATA_DIR=var/demo $(SHISHI) demo $(if $(filter-out 0 no,$(CHECK)),--check)

test: check ## everything on SQLite and PostgreSQL, with Chromium and LibreOffice (25 minutes)
	@$(PYTHON) -m tools.run_tests

check: $(DEV) ## lint, format, types, import contracts, migrations, guards and rules (2 minutes)
	@mkdir -p var
	$(VENV)/bin/ruff check --quiet .
	$(VENV)/bin/ruff format --check --quiet .
	$(VENV)/bin/mypy --no-error-summary
	$(VENV)/bin/lint-imports --no-logo
	$(SHISHI) makemigrations --check --dry-run
	$(PYTEST) -n 2 tests/guards tests/rulebook

fix: $(DEV) ## format the code and mend what the linter can mend
	$(VENV)/bin/ruff check --fix --quiet . || true
	$(VENV)/bin/ruff format --quiet .

docs: $(DEV) ## write docs/reference from the code
	@$(PYTHON) -m tools.generate_docs

bench: $(DEV) ## measure speed against the stated limits
	@$(SHISHI) bench

bench-proof: $(DEV) ## score the notice check on labelled bulletins: CASES=DIR with score.py
	@test -n "$(CASES)" || { echo "bench-proof: name the folder of labelled bulletins, make bench-proof CASES=DIR" >&2; exit 2; }
	@test -f "$(CASES)/score.py" || { echo "bench-proof: $(CASES)/score.py is not there; CASES must be a folder of labelled bulletins with its scorer" >&2; exit 2; }
	$(PYTHON) "$(CASES)/score.py" "$(CASES)" $(SHISHI) proof --format jsonl

fonts: $(RUNTIME) ## fetch the Fandol fonts for PDF files into var/fonts (50 MB; needs the network)
	@$(PYTHON) -m tools.fetch_fonts

drills: $(DEV) ## the server killed 50 times, one form sent 20 times at once, a full disk, on both databases (20 minutes)
	@env -u SHISHI_DATABASE_URL SHISHI_DRILLS=full $(PYTEST) -rP tests/drills
	@SHISHI_DRILLS=full $(PYTHON) -m tools.with_postgres -- $(PYTEST) -rP tests/drills

coverage: $(DEV) ## which lines the tests on SQLite reach
	@$(PYTHON) -m coverage erase
	@COVERAGE_PROCESS_START=pyproject.toml $(PYTEST) -n 2 tests
	@$(PYTHON) -m coverage combine --quiet
	@$(PYTHON) -m coverage report

lock: ## write the locks in requirements/ from pyproject.toml (needs uv)
	@tools/lock.sh

$(RUNTIME): requirements/runtime.txt
	@tools/make_environment.sh runtime $@

$(DEV): requirements/dev.txt
	@tools/make_environment.sh dev $@
