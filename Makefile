# The two commands of the README. Both work on a machine with Python 3.11 (or 3.12, 3.13), pip and make, from the package index alone.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DEMO   := $(VENV)/demo.db

# How often each of 18 works is killed by make soak.
TRIALS ?= 100

.PHONY: demo test soak docs bench install install-dev clean lock licences audit sbom wheel sign verify-signature

demo: install
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/python examples/demo.py --record $(DEMO)

test: install-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/zensical build --strict
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow and not soak"

# The documentation as a site, in site/.
docs: install-dev
	$(BIN)/zensical build --strict --clean

# Beside other tools; see bench/README.md.
bench: install-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python bench/peers.py

# Long trials: kill -9 at hundreds of points of every work that writes. Some hours with many trials; TRIALS=20 takes minutes.
soak: install-dev
	READOUTS_SOAK_TRIALS=$(TRIALS) $(BIN)/pytest -m soak -s -q

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "Readouts needs Python 3.11, 3.12 or 3.13; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing Readouts into $(VENV) (a few minutes the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing Readouts and its test tools into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist

# Supply chain; what each is for stands in SECURITY.md.
lock: install-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/lock-3.11.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --extra dev --generate-hashes --no-header --no-annotate -o requirements/lock-dev-3.11.txt pyproject.toml

licences: install-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-licenses
	$(BIN)/python tools/check_licences.py

# Asks a database of advisories over the network; without it, this says so and fails.
audit: install-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python -m pip_audit --strict --require-hashes --disable-pip --requirement requirements/lock-3.11.txt \
	  || { echo "pip-audit found advisories (listed above), or could not reach its database: then nothing was checked."; exit 1; }

sbom: install-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check cyclonedx-bom
	@mkdir -p dist
	$(BIN)/python -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible --output-file dist/readouts.cdx.json requirements/lock-3.11.txt
	@echo dist/readouts.cdx.json

# Twice, with the time of the last commit: equal bytes, or it fails.
wheel: install-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	rm -rf dist/first dist/second
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --quiet --wheel --outdir dist/first
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --quiet --wheel --outdir dist/second
	cmp dist/first/*.whl dist/second/*.whl
	@mv dist/first/*.whl dist/ && rm -rf dist/first dist/second && (cd dist && sha256sum *.whl)

# KEY names the caller's SSH key; the checksums of data files, wheel and SBOM are signed with it (ssh-keygen -Y).
sign: wheel sbom
	@test -n "$(KEY)" || { echo "Name a key: make sign KEY=~/.ssh/id_ed25519"; exit 1; }
	$(BIN)/python tools/resource_sums.py > dist/SHA256SUMS
	cd dist && sha256sum *.whl *.cdx.json >> SHA256SUMS
	rm -f dist/SHA256SUMS.sig && ssh-keygen -Y sign -q -f "$(KEY)" -n readouts-release dist/SHA256SUMS

# SIGNERS is a file "NAME KEY…" of ssh-keygen, BY the name in it.
verify-signature:
	ssh-keygen -Y verify -f "$(SIGNERS)" -I "$(BY)" -n readouts-release -s dist/SHA256SUMS.sig < dist/SHA256SUMS
