# Everything runs in .venv, which the first target to need it makes.
BIN := .venv/bin
READY := .venv/.ready

.PHONY: validate verify evidence test lint format docs site lock clean

validate: $(READY)  ## check the bundled course
	$(BIN)/curriculum validate curriculum

verify: $(READY)  ## run the demos behind its claims
	$(BIN)/curriculum verify -C curriculum

evidence: $(READY)  ## record what the demos measure, for the pages
	$(BIN)/curriculum verify -C curriculum --evidence curriculum/evidence.json

test: $(READY)  ## run the tests, those in a browser too
	$(BIN)/python -m pytest -n auto

lint: $(READY)  ## check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(READY)  ## write the pages of the rules and of mistakes, and the generated schemas
	$(BIN)/python -m scripts.docs
	$(BIN)/curriculum schema --write -C curriculum

site: $(READY)  ## make a web site of the documentation
	$(BIN)/python -m sphinx --fail-on-warning -q -b html docs docs/_site

lock: $(READY)  ## pin what is installed now
	$(BIN)/python scripts/lock.py > requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache

$(READY): pyproject.toml requirements-dev.txt scripts/setup.sh
	sh scripts/setup.sh
	touch $@
