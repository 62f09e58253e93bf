# The archive's commands. A machine needs Python 3.11 or newer, make and git; all else goes into .venv/ and var/.

PORT ?= 8000
BIND ?= 127.0.0.1
# The settings make the archive's own address of these two, unless ARCHIVE_BASE_URL is set.
export PORT BIND

python := .venv/bin/python
pip := $(python) -m pip -qq --disable-pip-version-check
# An IPv6 address stands in brackets before its port.
socket := $(if $(findstring :,$(BIND)),[$(BIND)],$(BIND)):$(PORT)

.DEFAULT_GOAL := help
.PHONY: help setup run import test check bench browser
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  PORT=8000 and BIND=127.0.0.1 say where make run listens."

setup: .venv/installed ## Make .venv and install the pinned requirements
	@echo "Ready. Next: make run"

run: .venv/installed ## Import, publish and serve the archive on http://127.0.0.1:8000
	@$(python) manage.py prepare
	@exec $(python) -m gunicorn --config gunicorn.conf.py --bind '$(socket)' archive.wsgi:application

import: .venv/installed ## Import fixtures/ into the curation database (ARGS= goes to import_archive)
	@$(python) manage.py import_archive $(ARGS)

test: .venv/installed-tests browser ## Run every test (ARGS= goes to pytest)
	@$(python) -m pytest --numprocesses=auto --maxprocesses=4 $(ARGS)

check: .venv/installed-tests ## Look at style, types, templates, migrations and settings
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy
	@$(python) -m djlint templates --lint --quiet
	@$(python) manage.py makemigrations --check --dry-run
	@$(python) manage.py check

.PHONY: bench-draft
bench-draft: .venv/installed-tests ## Score drafts: structure, alignment, time, memory, a thousand damaged files
	@$(python) -m tests.bench.structure
	@$(python) -m tests.text.align_bench
	@$(python) -m tests.bench.draft_speed
	@$(python) -m tests.drafting.mutants

.PHONY: bench-search
bench-search: .venv/installed-tests ## Measure search in 10,000, 100,000 and 1,000,000 clauses (ARGS=10000 for one size)
	@nice $(python) -m tests.bench.search $(ARGS)

# Brings archive/locale/ to what templates and code say, and names what there is to translate and to review.
.PHONY: messages
messages: .venv/installed-tests
	@$(python) -m tests.catalogues

bench: .venv/installed-tests ## Measure speed as ratios, then kill and switch under readers (bench-quick, bench-crash)
	@$(python) -m tests.bench
	@$(python) -m tests.crash

# A minute, and some ten minutes.
.PHONY: bench-quick bench-crash
bench-quick: .venv/installed-tests
	@$(python) -m tests.bench --quick

bench-crash: .venv/installed-tests
	@$(python) -m tests.crash


# A stamp is younger than the list it was installed from, until the list changes.
.venv/installed: requirements.txt
	@echo "Installing what the archive needs into .venv"
	@python=$$(for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	    "$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$one" && break; \
	done) || { echo "Python 3.11 or newer is needed and none was found: install python3.11 and python3-venv." >&2; exit 1; }; \
	"$$python" -m venv .venv
	@$(pip) install --requirement requirements.txt
	@touch $@

.venv/installed-tests: tests/requirements.txt .venv/installed
	@echo "Installing what the tests need into .venv"
	@$(pip) install --requirement tests/requirements.txt
	@touch $@

# Debian's own Chromium. Without it the browser tests are skipped and pytest says how many.
chromium := apt-get -qq update && apt-get -qq install --no-install-recommends chromium
browser:
	@test -n "$$CHROMIUM" || command -v chromium >/dev/null || { \
	    mkdir -p var; without="Going on without a browser."; \
	    if ! command -v apt-get >/dev/null; then echo "No Chromium and no apt-get here. $$without"; exit 0; fi; \
	    if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as=sudo; \
	    else echo "No Chromium, and only root may apt-get install chromium. $$without"; exit 0; fi; \
	    echo "Installing Chromium for the browser tests"; \
	    $$as env DEBIAN_FRONTEND=noninteractive timeout 600 sh -c '$(chromium)' >var/chromium.log 2>&1 \
	        || echo "Chromium could not be installed (var/chromium.log). $$without"; \
	}
