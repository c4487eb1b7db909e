#!/bin/sh
# package.sh BUILD SOURCE CC: makes the Debian packages of the build, unpacks them into an empty root and uses what is
# there; nothing is installed on this machine. Nothing in them outlives a purge: no scripts but for ldconfig, no configuration files.
set -eu
build=$1 source=$2 CC=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }
(cd "$build" && cpack -G DEB -B "$work/out" > "$work/log" 2>&1) || { cat "$work/log"; exit 1; }
for name in cxtag libcxtag0 libcxtag-dev; do
  file=$(ls "$work/out/$name"_*.deb) || fail "no package $name"
  dpkg-deb -x "$file" "$work/root"
  dpkg-deb -e "$file" "$work/control.$name"
  for script in preinst postinst prerm postrm conffiles; do
    [ -e "$work/control.$name/$script" ] || continue
    ! grep -v '^#\|^set -e$\|^$\|^if \|^fi$\|^[[:blank:]]*ldconfig$' "$work/control.$name/$script" ||
      fail "$name: what $script does"
  done
  [ -s "$work/root/usr/share/doc/$name/copyright" ] || fail "$name: no copyright"
  dpkg-deb -c "$file" | awk '$2 != "root/root" { exit 1 }' || fail "$name: files that are not of root"
  ! dpkg-deb -c "$file" | grep -v ' \./usr/\| \./$' || fail "$name: files outside /usr"
done
depends() { dpkg-deb -f "$work/out/$1"_*.deb Depends; }
for library in libc6 libpcre2-8-0 libyajl2 libzip4 libexpat1 libzstd1 zlib1g libutf8proc; do
  for package in cxtag libcxtag0; do
    depends $package | grep -q "$library" || fail "$package does not depend on $library: $(depends $package)"
  done
done
depends libcxtag-dev | grep -q 'libcxtag0 (= ' || fail "libcxtag-dev: $(depends libcxtag-dev)"
# pkg-config answers only where every module that it names is installed.
pc=$(find "$work/root" -name cxtag.pc)
for module in $(sed -n 's/^Requires.private: *//p' "$pc" | tr -d ','); do
  file=$(find /usr/lib /usr/share -name "$module.pc" -path '*/pkgconfig/*' | head -n 1)
  owner=$(dpkg-query -S "$file" 2> /dev/null | sed 's/:.*//')
  [ -z "$owner" ] || depends libcxtag-dev | grep -q "\b$owner\b" || fail "libcxtag-dev does not depend on $owner, for $module"
done
grep -q 'libcxtag 0 libcxtag0' "$work/control.libcxtag0/shlibs" || fail "libcxtag0: no shlibs"

root=$work/root/usr
echo 'Toimitus oli nopea' | "$root/bin/cxtag" | grep -q '"delivery"' || fail "the command does not run"
if command -v bash > /dev/null; then
  bash -c "source '$root/share/bash-completion/completions/cxtag'; complete -p cxtag" > "$work/out/bash" ||
    fail "the completion does not load"
fi
[ -s "$root/share/man/man1/cxtag.1.gz" ] || fail "no man page"
[ -s "$root/share/zsh/vendor-completions/_cxtag" ] || fail "no completion for zsh"
libdir=$(dirname "$(find "$root" -name libcxtag.a)")
"$CC" -std=c11 -I"$root/include" "$source/tests/consumer/project/tag.c" -L"$libdir" -lcxtag -o "$work/tag"
LD_LIBRARY_PATH=$libdir "$work/tag" | grep -q '^delivery' || fail "a program does not run with the library"
