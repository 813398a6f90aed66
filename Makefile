# Commands of the project; `make help` lists them. The work is done by the small programs in tools/.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help demo test check format messages services services-stop bench lighthouse lock clean

help: ## This list
	@grep -E '^[a-z-]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+): .*## /\1|/' | awk -F'|' '{printf "make %-14s %s\n", $$1, $$2}'

demo: ## The sample site in both languages on 127.0.0.1:8000 (PORT=...), with only Python and make
	@$(PYTHON) -m tools.environment base
	@exec $(BIN)/python -m tools.demo --port $(PORT)

test: ## Bring what is missing, then the whole suite on PostgreSQL, and on SQLite (ARGS=... for pytest)
	@$(PYTHON) -m tools.environment dev
	@exec $(BIN)/python -m tools.suite $(ARGS)

check: ## Lint, types, templates, catalogues, migrations, import direction
	@$(PYTHON) -m tools.environment dev
	@exec $(BIN)/python -m tools.check

format: ## Put the Python code in the house format
	@$(PYTHON) -m tools.environment dev
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

messages: ## Bring the French catalogue up to date with the strings of the code
	@$(PYTHON) -m tools.environment dev
	@exec $(BIN)/python -m tools.catalogues update

services: ## Start a local PostgreSQL and Elasticsearch for development and print the variables to export
	@$(PYTHON) -m tools.environment dev
	@exec $(BIN)/python -m tools.services start

services-stop: ## Stop them; their data stay
	@$(PYTHON) -m tools.services stop

bench: ## Queries, weight and throughput of every page type, beside a bare view in the same run (ARGS=--help)
	@$(PYTHON) -m tools.environment dev
	@exec $(BIN)/python -m tools.bench $(ARGS)

lighthouse: ## Lighthouse, mobile, of every page type in both languages, median of three runs
	@$(PYTHON) -m tools.environment dev
	@exec $(BIN)/python -m tools.bench --lighthouse $(ARGS)

lock: ## Choose versions anew and lock them with hashes (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: see https://docs.astral.sh/uv/"; exit 1; }
	@for name in base dev; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    requirements/$$name.in --output-file requirements/$$name.txt $(ARGS) || exit 1; done

clean: services-stop ## Remove the environment, caches and the demo's data
	@rm -rf .venv var .mypy_cache .pytest_cache .ruff_cache test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find locale -name '*.mo' -delete 2>/dev/null || true
