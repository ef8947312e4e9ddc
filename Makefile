# Every target sets up what it needs by itself; see scripts/setup. Nothing has to be installed by hand.

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench screenshots space-screenshots stills clean

# A plan to open instead of the example: make run FILE=my-plan.diorama
export FILE
# Another Python than the one that is found: make run PYTHON=/path/to/python3
export PYTHON

help:
	@echo "make run      open the planner (FILE=my-plan.diorama for a plan of your own)"
	@echo "make test     every check: lint, format, types, layers, tests"
	@echo "make lint     the checks without the tests"
	@echo "make format   put the code into shape"
	@echo "make bench    the benchmarks (NAMES='startup open' for some)"
	@echo "make screenshots   take the pictures of the guide anew (ONLY=wall for some)"
	@echo "make space-screenshots   take those of the view in space (on a screen, or under xvfb-run)"
	@echo "make stills   take the stills of the examples anew (ONLY=tyre for some; on a screen, or under xvfb-run)"
	@echo "make clean    remove .venv and everything that was made"

run:
	@scripts/run

test:
	@scripts/check test

lint:
	@scripts/check lint

format:
	@scripts/setup dev
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

bench:
	@scripts/bench $(NAMES)

screenshots:
	@scripts/setup dev qt
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=tests/ui .venv/bin/python scripts/screenshots.py $(ONLY)

space-screenshots:
	@scripts/setup dev qt
	@PYTHONPATH=tests/ui .venv/bin/python scripts/screenshots.py $(ONLY)

stills:
	@scripts/setup dev qt
	@.venv/bin/python scripts/stills.py $(ONLY)

clean:
	rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks
