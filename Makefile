# Everything runs in .venv, which the first target to need it makes.
BIN := .venv/bin
READY := .venv/.ready

.PHONY: validate verify test lint format docs lock clean

validate: $(READY)  ## check the bundled course
	$(BIN)/curriculum validate curriculum

verify: $(READY)  ## run the demos behind its claims
	$(BIN)/curriculum verify -C curriculum

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest -n auto

lint: $(READY)  ## check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(READY)  ## write the reference pages of the rules
	$(BIN)/python scripts/docs.py

lock: $(READY)  ## pin what is installed now
	$(BIN)/python scripts/lock.py > requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache

$(READY): pyproject.toml requirements-dev.txt scripts/setup.sh
	sh scripts/setup.sh
	touch $@
