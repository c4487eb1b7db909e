# The two commands: `make demo` and `make check` install what is missing, build, and run.
# Everything else is CMake: see CMakePresets.json.

build = build/release
jobs = $(shell nproc)
packages = build-essential cmake ninja-build pkg-config libpcre2-dev libstemmer-dev libutf8proc-dev \
  libcmocka-dev libyajl-dev zlib1g-dev libzip-dev libexpat1-dev libzstd-dev libxlsxwriter-dev

.PHONY: all demo check packages bench fuzz lint install clean

all: packages
	@cmake --preset release > $(build).log 2>&1 || { cat $(build).log; exit 1; }
	@cmake --build --preset release -j $(jobs) > $(build).log 2>&1 || { cat $(build).log; exit 1; }

# Installs Debian packages that are missing, by name; says so when it may not.
packages:
	@mkdir -p build
	@missing=""; for p in $(packages); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	  { $$sudo apt-get install -y --no-install-recommends $$missing || \
	    { $$sudo apt-get update && $$sudo apt-get install -y --no-install-recommends $$missing; }; } \
	    > build/packages.log 2>&1 || { cat build/packages.log; \
	    echo "could not install:$$missing; install them by hand and run make again"; exit 1; }; \
	fi

demo: all
	@$(build)/cxtag tag corpus/demo.csv --to pretty

# Tests with warnings as errors, then the same tests under the address and undefined-behaviour sanitizers.
check: packages
	@cmake --preset dev > build/dev.log 2>&1 || { cat build/dev.log; exit 1; }
	@cmake --build --preset dev -j $(jobs) > build/dev.log 2>&1 || { tail -n 60 build/dev.log; exit 1; }
	ctest --preset dev -j $(jobs)
	@cmake --preset asan > build/asan.log 2>&1 || { cat build/asan.log; exit 1; }
	@cmake --build --preset asan -j $(jobs) > build/asan.log 2>&1 || { tail -n 60 build/asan.log; exit 1; }
	ctest --preset asan -j $(jobs)

bench: all
	@tests/bench/run.sh $(build)

install: all
	cmake --install $(build)

clean:
	rm -rf build
