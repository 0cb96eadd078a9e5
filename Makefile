# Alles wat u nodig hebt: `make demo` en `make test`. Voorwaarde: Python 3.11 of hoger met venv, en make.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export UV_PYTHON_DOWNLOADS = never
export UV_LINK_MODE ?= copy
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Tests and demo start hundreds of processes; each would compile the same four thousand files again.
export PYTHONDONTWRITEBYTECODE =
# Wie geen eigen map heeft om in te schrijven, bewaart wat programma's onthouden in var/.
ifneq ($(shell test -n "$$HOME" -a -w "$$HOME" && echo ja),ja)
export HOME := $(CURDIR)/var/thuis
endif

BIN := .venv/bin
STAPEL := $(BIN)/python -m inkoop.stapel
PROEF := $(STAPEL) run --home var/test --proef --
CI := PYTHONPATH=. $(BIN)/python
ZAAD ?= 1
AANTAL ?= 60
SNEL := not browser and not pdfua and not storing and not traag
TRAAG := browser or pdfua or storing or traag
# Wie klaar is, neemt werk over van de ander.
VERDEELD := -n 2 --dist worksteal
# mypy leest de instellingen maar bezoekt geen server.
MYPY_OMGEVING := SECRET_KEY=types DATABASE_URL=postgres://types@127.0.0.1/types

.PHONY: help setup setup-volledig demo stop test test-volledig controles lint types lagen migraties veiligheid \
	herkomst \
	schermen benchmarks mutaties locks clean

help: ## Deze lijst
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

setup: ## Pakketten installeren (alleen wat nieuw of veranderd is)
	@bash .ci/venv
	@$(CI) .ci/voorbereiden.py

setup-volledig: setup
	@$(CI) .ci/voorbereiden.py --volledig

demo: setup ## De demo: regio's, demojaar, afrekening, rapporten en de site (SERVEER=0: zonder site)
	@$(STAPEL) demo

stop: ## Stop de ingebouwde servers van de demo
	@$(STAPEL) stop

test: setup controles ## Alle controles en snelle tests
	@$(PROEF) $(BIN)/pytest $(VERDEELD) -m "$(SNEL)"

test-volledig: setup-volledig $(if $(NA_TEST),,controles) ## Alles, ook storingen, elke pagina in Chromium, PDF/UA en de API-regels
	@VOLLEDIG=1 $(PROEF) $(BIN)/pytest $(VERDEELD) $(if $(NA_TEST),-m "$(TRAAG)")

controles: lint types lagen migraties veiligheid

lint:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint templates --quiet
	@$(CI) .ci/lockbestanden.py

types:
	@$(MYPY_OMGEVING) $(BIN)/mypy . .ci

lagen:
	@$(BIN)/lint-imports

veiligheid:
	@$(CI) .ci/bandit_inkoop.py
	@$(CI) .ci/licenties.py

herkomst: setup ## SBOM en licenties in var/ci, en of er kwetsbaarheden bekend zijn
	@$(CI) .ci/licenties.py var/ci/licenties.csv
	@$(CI) .ci/sbom.py var/ci/sbom.json
	@$(CI) .ci/kwetsbaarheden.py

migraties:
	@$(PROEF) $(BIN)/python manage.py makemigrations --check --dry-run

schermen: setup-volledig ## Schermafbeeldingen van elke pagina van de demo, per rol, in schermen/
	@BESTANDEN_MAP=var/schermen/bestanden UITVOER_MAP=var/schermen/uitvoer DJANGO_SETTINGS_MODULE=inkoop.settings \
		$(STAPEL) demo --home var/schermen -- $(BIN)/python -m tests.browser.beelden

benchmarks: setup ## Snelheidsmetingen, zie benchmarks/
	@$(STAPEL) run --home var/benchmarks -- $(BIN)/python -m benchmarks

mutaties: setup ## Maak expres 60 fouten en kijk of de snelle tests ze zien (ZAAD=1, AANTAL=60)
	@$(STAPEL) run --home var/mutaties/stapel --proef -- $(BIN)/python -m tests.mutaties --zaad $(ZAAD) --aantal $(AANTAL)

locks: setup ## Maak de lockbestanden opnieuw
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links pyproject.toml -o requirements/app.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links pyproject.toml --group demo --group ontwikkel --group benchmarks -o requirements/alles.txt
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm install --package-lock-only --ignore-scripts --no-fund --no-audit
	@$(CI) .ci/lockbestanden.py --schoon

clean: ## Verwijder demodata, testdata en uitvoer (de pakketten blijven)
	@if [ -x $(BIN)/python ]; then for map in var var/test var/benchmarks var/mutaties/stapel var/schermen; do $(STAPEL) verwijder --home $$map; done; fi
	@rm -rf var uitvoer schermen .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
