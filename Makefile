# make site: everything to build the portal. make test: everything to test it. make serve: see it while you write.
# A fresh machine needs Python 3.11 or later, git and make; the rest is installed into .venv from requirements.lock.

PYTHON ?= python3
FORMAT ?= text
ENV := .venv
READY := $(ENV)/.ready

.PHONY: site serve check test lint lock clean

site: $(READY)
	$(ENV)/bin/portal build

serve: $(READY)
	$(ENV)/bin/portal serve

check: $(READY)
	$(ENV)/bin/portal check --format $(FORMAT)

test: lint
	$(ENV)/bin/pytest

lint: $(READY)
	$(ENV)/bin/ruff check
	$(ENV)/bin/ruff format --check
	$(ENV)/bin/mypy

# Debian and Ubuntu keep venv in a package of its own: it is installed where we may, and named where we may not.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -qy python3-venv; \
	  else echo "Python's venv is missing. Run: sudo apt-get install python3-venv"; exit 1; fi; }
	$(PYTHON) -m venv --clear $(ENV)
	$(ENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(ENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Names, versions and hashes only: no address of any registry.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .cache site *.egg-info
