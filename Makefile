# One virtual environment, made once from requirements/lock.txt; `make help` lists the targets.
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := demo/out
DEMO_PAGE ?= demo/pages/12_supply_arrangement.html
UV := uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help demo test test-long lint format bench browser schema readme lock clean

help:  ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(STAMP)  ## read demo/pages into a record, and end on the dossier of India and the United States
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/foedera ingest demo/pages/* --record $(DEMO)/demo.db
	$(BIN)/foedera read $(DEMO_PAGE) --format text | head -n 40
	$(BIN)/foedera read $(DEMO_PAGE) --format html -o $(DEMO)/reading.html
	$(BIN)/foedera dossier IND USA --record $(DEMO)/demo.db --format html -o $(DEMO)/dossier.html
	$(BIN)/foedera dossier IND USA --record $(DEMO)/demo.db
	@echo "in a browser: $(DEMO)/dossier.html and $(DEMO)/reading.html" >&2

test: $(STAMP)  ## run the tests; those that need a browser are skipped where there is none
	$(BIN)/python -m pytest -m "not slow"

test-long: $(STAMP)  ## run the tests that take long
	$(BIN)/python -m pytest -m slow

lint: $(STAMP)  ## check style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP)  ## put style and format right where a machine can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)  ## measure reading (pages a second, memory) and how a record grows
	$(BIN)/python bench/speed.py demo/pages/*
	$(BIN)/python bench/record.py 4000

browser:  ## install Debian's Chromium for the browser tests (as root; does nothing where there is one)
	@command -v chromium chromium-browser google-chrome >/dev/null || \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends chromium chromium-driver >/dev/null; }

schema: $(STAMP)  ## write the JSON Schema of a reading anew
	$(BIN)/python tools/build_schema.py

readme: $(STAMP)  ## write the README's dossier and table anew, from the demo's pages
	$(BIN)/python tools/build_readme.py

lock:  ## pin every dependency anew: names, versions and hashes for Python 3.11 and later
	$(PYTHON) -m venv build/lock && build/lock/bin/python -m pip --quiet install $(UV)
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --upgrade --group dev pyproject.toml requirements/build.in -o requirements/lock.txt

clean:  ## remove what the other targets made
	rm -rf $(VENV) $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): requirements/lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "foedera needs Python 3.11 or later: make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/lock.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
