# The two commands: `make demo` and `make check` install what is missing, build, and run.
# Everything else is CMake: see CMakePresets.json.

build = build/release
jobs = $(shell nproc)
megabytes = 20
packages = build-essential cmake ninja-build pkg-config libpcre2-dev libstemmer-dev libutf8proc-dev \
  libcmocka-dev libyajl-dev zlib1g-dev libzip-dev libexpat1-dev libzstd-dev libxlsxwriter-dev \
  libmicrohttpd-dev locales curl

.PHONY: all demo check packages bench counts adversarial fuzz lint valgrind readme install deb clean

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

# A made-up survey as a Finnish spreadsheet saves it: every answer, the themes counted, and one answer explained.
demo: all
	@$(build)/cxtag corpus/demo.csv --to pretty
	@echo
	@$(build)/cxtag -q corpus/demo.csv --to summary
	@echo
	@$(build)/cxtag explain 'Toimitus oli nopea mutta puhelimeen ei vastattu'

# Tests with warnings as errors, then the same tests under the address and undefined-behaviour sanitizers.
check: packages
	@cmake --preset dev > build/dev.log 2>&1 || { cat build/dev.log; exit 1; }
	@cmake --build --preset dev -j $(jobs) > build/dev.log 2>&1 || { tail -n 60 build/dev.log; exit 1; }
	ctest --preset dev -j $(jobs)
	@cmake --preset asan > build/asan.log 2>&1 || { cat build/asan.log; exit 1; }
	@cmake --build --preset asan -j $(jobs) > build/asan.log 2>&1 || { tail -n 60 build/asan.log; exit 1; }
	ctest --preset asan -j $(jobs)

# Speed beside other tools, by module, by rows, text and threads (README, How fast it is). With a gigabyte of text:
# make bench BENCH_TEXTS="0.001 1 1000".
BENCH_ROWS = 1000 10000 100000
BENCH_TEXTS = 0.001 1 $(megabytes)
bench: all
	@sh tests/bench/run.sh $(build) $(megabytes) 5 "$(BENCH_ROWS)" "$(BENCH_TEXTS)"

# Instructions counted, beside those of the last line of tests/bench/results.csv; make counts KEEP=keep appends a line.
KEEP =
counts: all
	@command -v valgrind > /dev/null || { echo "this needs valgrind: apt-get install valgrind"; exit 1; }
	@sh tests/bench/counts.sh $(build) $(KEEP)

# Time of hostile texts of 0.5 to 4 MiB, and the ratio of each doubling.
adversarial: all
	@$(build)/tests/bench/adversarial 512 3

# Every fuzz target for so long, one after another, then every allocation refused once:
# make fuzz FUZZ_SECONDS=60 FUZZ_TARGETS="text csv".
FUZZ_SECONDS = 600
FUZZ_TARGETS =
fuzz: packages
	@command -v clang > /dev/null || { echo "fuzzing needs clang: apt-get install clang"; exit 1; }
	@cmake --preset fuzz > build/fuzz.log 2>&1 || { cat build/fuzz.log; exit 1; }
	@cmake --build --preset fuzz -j $(jobs) > build/fuzz.log 2>&1 || { tail -n 60 build/fuzz.log; exit 1; }
	@sh tests/fuzz/run.sh build/fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)
	@cd build && fuzz/tests/allocations/allocations

# Both compilers with all warnings as errors, then what two analysers find (.clang-tidy and .cppcheck say what is off, and why).
# clang-tidy runs as part of the build of clang: in parallel, and only on what has changed since it was clean.
lint: packages
	@command -v clang-tidy > /dev/null && command -v cppcheck > /dev/null || \
	  { echo "lint needs clang, clang-tidy and cppcheck: apt-get install clang clang-tidy cppcheck"; exit 1; }
	@cmake --preset dev > build/dev.log 2>&1 && cmake --build --preset dev -j $(jobs) > build/dev.log 2>&1 || \
	  { tail -n 60 build/dev.log; exit 1; }; echo "no warnings: gcc"
	@mkdir -p build/cppcheck && cppcheck --std=c11 --enable=warning,performance,portability --quiet -j $(jobs) \
	  --error-exitcode=1 --library=posix --cppcheck-build-dir=build/cppcheck -D_POSIX_C_SOURCE=200809L -Iinclude -Iclassifier \
	  -Itests/unit -Itests/fuzz --suppressions-list=.cppcheck classifier tests && echo "cppcheck: clean"
	@! LC_ALL=C.UTF-8 grep -rnE --include='*.[ch]' '^.{121,}' classifier include tests && echo "no line over 120 columns"
	@cmake --preset clang > build/clang.log 2>&1 || { cat build/clang.log; exit 1; }
	@cmp -s .clang-tidy build/clang/.clang-tidy || { cmake --build --preset clang --target clean; cp .clang-tidy build/clang; } > build/clang.log
	@cmake --build --preset clang -j $(jobs) -- -k 0 > build/clang.log 2>&1 || \
	  { grep -E -A 5 'error:|FAILED' build/clang.log; exit 1; }; echo "no warnings: clang, clang-tidy"

# The unit tests under memcheck: errors and leaks fail. make valgrind VALGRIND_TESTS="test_lint fuzz_text" runs some.
VALGRIND_TESTS =
valgrind: packages
	@command -v valgrind > /dev/null || { echo "this needs valgrind: apt-get install valgrind"; exit 1; }
	@cmake --preset dev > build/dev.log 2>&1 && cmake --build --preset dev -j $(jobs) > build/dev.log 2>&1 || { tail -n 60 build/dev.log; exit 1; }
	@sh tests/valgrind.sh build/dev $(VALGRIND_TESTS)

# Puts into README.md what its commands print now.
readme: all
	@sh tests/golden/readme.sh $(build)/cxtag . > build/README.md && mv build/README.md README.md

install: all
	cmake --install $(build)
	@[ "$$(id -u)" != 0 ] || ldconfig

# Debian packages in build/deb: cxtag, libcxtag0, libcxtag-dev. They are hardened as Debian's are, which costs no time that
# can be measured.
deb: packages
	@cmake -S . -B build/deb -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr -DCXTAG_TESTS=OFF \
	  -DCMAKE_C_FLAGS="-fstack-protector-strong -D_FORTIFY_SOURCE=2" -DCMAKE_EXE_LINKER_FLAGS=-Wl,-z,now \
	  -DCMAKE_SHARED_LINKER_FLAGS=-Wl,-z,now > build/deb.log 2>&1 && \
	  cmake --build build/deb -j $(jobs) > build/deb.log 2>&1 && cd build/deb && cpack > ../deb.log 2>&1 || \
	  { tail -n 60 build/deb.log 2> /dev/null || tail -n 60 ../deb.log; exit 1; }
	@ls build/deb/*.deb

clean:
	rm -rf build
