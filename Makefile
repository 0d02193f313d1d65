# Calm Calves: `make help` lists what there is. README.md has the same steps for Windows.
PORT ?= 8000
# JupyterLab has a port of its own, unless one is named.
LAB = $(if $(filter command% environment,$(origin PORT)),--port $(PORT)) $(if $(filter no,$(BROWSER)),--no-browser)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD := $(BIN)/jupyter-book build . -W -n --keep-going
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# What others made comes by its hash; then the two packages of this folder, built by the setuptools that came so, too.
PIP_EXACT := $(PIP) --require-hashes
PIP_OURS := $(PIP) --no-deps --no-build-isolation --editable . --editable ./calmcalves
PACKAGES := pyproject.toml calmcalves/pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help book build zip handouts lab notebooks check test engines orca bench lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

book: build ## build the book and show it on http://localhost:8000 (PORT=… for another port)
	@$(BIN)/python -m coursebook serve --port $(PORT)

build: $(VENV)/.installed ## build the book into _build/html
	@$(BUILD)

handouts: $(VENV)/.tests-installed ## print the handouts as PDF files; the next build puts them into the book
	@$(BIN)/python tests/browser/install.py
	@$(BIN)/python -m coursebook handouts

zip: build ## the book as one zip: unpack it anywhere and open index.html
	@$(BIN)/python -m coursebook zip

lab: $(VENV)/.installed ## open JupyterLab on the first lesson (PORT=…; BROWSER=no only says the address)
	@$(BIN)/python -m coursebook lab $(LAB)

notebooks: $(VENV)/.installed ## run all notebooks in place
	@$(BIN)/python -m coursebook run

check: $(VENV)/.installed ## check every content file of the course
	@$(BIN)/python -m coursebook check

test: $(VENV)/.tests-installed ## run every check (installs a browser if there is none)
	@$(BIN)/python -m ruff format --check
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m coursebook check
	@$(BIN)/python tests/browser/install.py
	@$(BIN)/python -m pytest -n auto --dist worksteal tests --ignore=tests/browser
	@$(BIN)/python -m pytest --nbval notebooks
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder tests/browser

engines: $(VENV)/.tests-installed ## the book in Firefox and WebKit (needs Debian's firefox-esr, webkit2gtk-driver, xvfb)
	@$(PIP) -r tests/engines/requirements.txt
	@$(BIN)/python -m pytest -p no:hypothesispytest -W ignore tests/engines

orca: $(VENV)/.tests-installed ## what a screen reader says to a walk through the book (needs Debian's orca, firefox-esr, xdotool, xvfb)
	@$(PIP) -r tests/engines/requirements.txt
	@$(BIN)/python -m pytest -s -p no:hypothesispytest -W ignore tests/orca

bench: $(VENV)/.tests-installed _build/bench/.venv/.installed ## our speed and size beside other tools' (about ten minutes)
	@$(BIN)/python tests/browser/install.py
	@$(BIN)/python tests/bench

lock: ## renew the exact versions and their hashes (needs uv)
	@sh tests/lock.sh --upgrade

clean: ## remove the built book and the virtual environment
	rm -rf _build $(VENV)

$(VENV)/bin/python:
	@"$(PYTHON)" -c 'import sys; v = sys.version_info; sys.exit(None if v >= (3, 10) else "Calm Calves needs Python 3.10 or later; this is %d.%d. Say which to use: make PYTHON=python3.12 …" % v[:2])'
	@echo "Making a virtual environment in $(VENV) …"
	@"$(PYTHON)" -m venv $(VENV) || { echo "Python cannot make a virtual environment. On Debian: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.installed: requirements.txt $(PACKAGES) | $(VENV)/bin/python
	@echo "Installing the exact versions of requirements.txt (a minute or two) …"
	@$(PIP_EXACT) -r requirements.txt
	@$(PIP_OURS)
	@touch $@

$(VENV)/.tests-installed: tests/requirements.txt requirements.txt $(PACKAGES) | $(VENV)/bin/python
	@echo "Installing the exact versions of tests/requirements.txt (a minute or two) …"
	@$(PIP_EXACT) -r tests/requirements.txt
	@$(PIP_OURS)
	@touch $(VENV)/.installed $@

# A hidden folder: Jupyter Book looks through every other one at each build of the book.
_build/bench/.venv/.installed: tests/bench/requirements.txt | $(VENV)/bin/python
	@echo "Installing the other tools of the benchmark into an environment of their own …"
	@rm -rf _build/bench/venv && mkdir -p _build/bench && $(BIN)/python -m venv _build/bench/.venv
	@_build/bench/.venv/bin/python -m pip install --quiet --disable-pip-version-check -r tests/bench/requirements.txt
	@touch $@
