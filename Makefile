# make site: everything to build the portal. make test: everything to test it. make serve: see it while you write.
# make quick: what can be tested within a minute. make coverage: the lines that this never reaches.
# A fresh machine needs Python 3.11 or later, git and make; the rest is installed into .venv from requirements.lock,
# and for the tests from requirements-dev.lock and, into node_modules, from package-lock.json.

PYTHON ?= python3
FORMAT ?= text
ENV := .venv
READY := $(ENV)/.ready
TOOLS := $(ENV)/.tools
PIP := $(ENV)/bin/pip --quiet --disable-pip-version-check
BROWSERS := $(or $(PORTAL_CHROMIUM),chromium chromium-browser google-chrome)

.PHONY: site serve check test quick coverage lint browser lock clean

site: $(READY)
	$(ENV)/bin/portal build

serve: $(READY)
	$(ENV)/bin/portal serve

check: $(READY)
	$(ENV)/bin/portal check --format $(FORMAT)

test: lint browser
	$(ENV)/bin/pytest --numprocesses auto --dist loadfile

# All tests but those that take a whole site or a browser; tests/conftest.py says which these are.
QUICK := $(ENV)/bin/pytest --numprocesses auto -m "not whole"
quick: lint
	$(QUICK)

# Of what runs in this process: commands and pictures run in processes of their own.
coverage: $(TOOLS)
	$(QUICK) --cov

lint: $(TOOLS)
	$(ENV)/bin/ruff check
	$(ENV)/bin/ruff format --check
	$(ENV)/bin/codespell
	$(ENV)/bin/mypy
	$(ENV)/bin/node node_modules/typescript/bin/tsc --project tsconfig.json

# Debian and Ubuntu keep venv in a package of its own: it is installed where we may, and named where we may not.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -qy python3-venv; \
	  else echo "Python's venv is missing. Run: sudo apt-get install python3-venv"; exit 1; fi; }
	$(PYTHON) -m venv --clear $(ENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLS): $(READY) requirements-dev.lock package-lock.json
	$(PIP) install --require-hashes -r requirements-dev.lock
	PATH="$(CURDIR)/$(ENV)/bin:$$PATH" npm ci --omit=optional
	@touch $@

# The tests look at the pages in a real browser: the machine's own, or the one that PORTAL_CHROMIUM names.
browser:
	@for name in $(BROWSERS); do command -v "$$name" >/dev/null && exit 0; done; \
	if [ -z "$(PORTAL_CHROMIUM)" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && apt-get install -qy --no-install-recommends chromium; \
	else echo "None of $(BROWSERS) is here. Run: sudo apt-get install chromium (Debian), install Google Chrome (Ubuntu), or set PORTAL_CHROMIUM"; exit 1; fi

# Names, versions and hashes only: no address of any registry.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
lock: $(TOOLS)
	$(COMPILE) --group install pyproject.toml -o requirements.lock
	$(COMPILE) --group dev --constraints requirements.lock pyproject.toml -o requirements-dev.lock
	PATH="$(CURDIR)/$(ENV)/bin:$$PATH" npm install --package-lock-only

clean:
	rm -rf .venv .cache .coverage .site-* build node_modules site *.egg-info
