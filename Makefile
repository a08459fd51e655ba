# The few things that are done again and again; each is one command that also works without make.
.PHONY: setup test lint types corpus docs train check ci

setup:  ## environment in .venv, hooks before each commit
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'
	.venv/bin/pre-commit install

test:
	.venv/bin/pytest

lint:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types:
	.venv/bin/mypy

corpus:
	.venv/bin/jdclassifier corpus check

docs:  ## the documentation site, into site/
	.venv/bin/mkdocs build --strict

train:  ## the shipped model, from corpus/ alone
	.venv/bin/jdclassifier train -o models/default --force

check: lint types corpus test  ## all that should pass before a commit

ci:  ## all that CI does, in a fresh copy
	bash .ci/run
