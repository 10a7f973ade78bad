PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2

.PHONY: install demo run test test-full prepare

install: .venv/installed

.venv/installed: requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

prepare: install
	@.venv/bin/python manage.py migrate --verbosity 0
	@.venv/bin/python manage.py collectstatic --noinput --verbosity 0

demo: prepare
	@.venv/bin/python manage.py load_demo
	@.venv/bin/python manage.py serve --port $(PORT)

run: prepare
	@.venv/bin/python manage.py serve --port $(PORT)

test: install
	.venv/bin/pytest -n $(WORKERS) --dist loadfile

test-full: install
	.venv/bin/pytest -n $(WORKERS) --dist loadfile -m 'not browser'
	.venv/bin/pytest -n $(WORKERS) --dist loadfile -m browser tests/browser
