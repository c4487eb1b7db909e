#!/bin/sh
# server.sh BUILD SOURCE CC FLAGS CMAKE: installs the build, builds the example server against what was installed, and
# uses it: every path and fault, load from several connections while the lexicon is reloaded, a graceful stop, under load
# too, and fewer files than there are clients.
set -eu
build=$1 source=$2 CC=$3 flags=$4 cmake=$5
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || :; rm -rf "$work"' EXIT
fail() { echo "$1"; cat "$work/out" "$work/err" 2> /dev/null || :; exit 1; }

"$cmake" --install "$build" --prefix "$work/prefix" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
if ! "$cmake" -S "$source/tests/consumer/server" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" \
     -DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS="$flags" -DCMAKE_BUILD_TYPE=Release > "$work/log" 2>&1 ||
   ! "$cmake" --build "$work/build" >> "$work/log" 2>&1; then
  cat "$work/log"; exit 1
fi

mkdir -p "$work/shop/terms"
pack() { printf 'expression\ttheme\tpolarity\tlang\nzorkmid\t%s\t2\ten\n' "$1" > "$work/shop/terms/extra.tsv"; }
pack product
: > "$work/out" # the shell may look for a line before the server has begun
"$work/build/cxtag-server" -p 0 -t 3 -b 65536 -l "$work/shop" > "$work/out" 2> "$work/err" &
server=$!
wait_for() { # LINE-OF-STDOUT TIMES
  for _ in $(seq 300); do
    [ "$(grep -c "$1" "$work/out")" -lt "$2" ] || return 0
    kill -0 "$server" 2> /dev/null || fail "the server has ended"
    sleep 0.05
  done
  fail "the server does not say: $1"
}
wait_for 'listening on' 1
port=$(sed -n 's/^listening on .*://p' "$work/out")
url=http://127.0.0.1:$port
get() { curl -s --noproxy '*' -w '%{http_code}' "$@"; }
expect() { # WANTED-PATTERN CURL-ARGUMENTS...
  wanted=$1; shift
  given=$(get "$@" | tr '\n' ' ')
  printf '%s\n' "$given" | grep -q "$wanted" || fail "curl $*: wanted $wanted, given $given"
}

expect '^ok 200$' "$url/healthz"
expect '^{"id":"a","text":"Toimitus oli nopea","lang":"fi",.*} 200$' "$url/tag" -d '{"text":"Toimitus oli nopea","id":"a"}'
expect '^{"id":"7",.*} {"id":"2","text":"","lang.*} {"id":"c",.*} 200$' "$url/tag" \
  --data-binary '{"text":"good","id":7}
{"text":""}
{"id":"c",
 "text":"bad"}'
expect '"line":2,"column":2} 400$' "$url/tag" --data-binary '{"text":"good"}
 {"txt":"hyvä"} {"text":"bad"}'
expect '"line":2,"column":16} 400$' "$url/tag" --data-binary '{"text":"good"}
{"text":"hyvä" "id":1}'
expect '^{"error":".*","line":.*} 400$' "$url/tag" -d '{"text":"good","id'
expect '^{"error":".*} 400$' "$url/tag" -d 'good'
expect '^{"error":".*} 400$' "$url/tag" -X POST
expect 404$ "$url/other"
expect 405$ "$url/tag"
expect 405$ "$url/metrics" -d x
expect 'Allow: GET, HEAD.*405$' "$url/healthz" -X DELETE -D - -o /dev/null
expect '200 OK.*200$' "$url/healthz" -I
head -c 70000 /dev/zero | tr '\0' ' ' > "$work/large"
expect 413$ "$url/tag" --data-binary @"$work/large"
expect 413$ "$url/tag" -H 'Transfer-Encoding: chunked' --data-binary @"$work/large"
head -c 30000000 /dev/zero | tr '\0' ' ' | gzip > "$work/bomb.gz"
expect '4[0-9][0-9]$' "$url/tag" --data-binary @"$work/bomb.gz"

# Load from 8 connections; meanwhile a new lexicon, a faulty one, and a good one again.
"$work/build/client" "$port" 8 2 > "$work/client" &
client=$!
expect '"id":"product","polarity":"positive"' "$url/tag" -d '{"text":"zorkmid"}'
pack price
kill -HUP "$server"; wait_for '^reloaded' 1
for _ in 1 2 3 4 5 6; do expect '"id":"price","polarity":"positive"' "$url/tag" -d '{"text":"zorkmid"}'; done
printf 'expression\ttheme\tpolarity\tlang\n(zorkmid\tdelivery\t2\ten\n' > "$work/shop/terms/extra.tsv"
kill -HUP "$server"; wait_for 'has a fault' 1
grep -q 'extra.tsv:2:' "$work/err" || fail "no place of the fault"
expect '"id":"price","polarity":"positive"' "$url/tag" -d '{"text":"zorkmid"}'
pack delivery
kill -HUP "$server"; wait_for '^reloaded' 2
expect '"id":"delivery","polarity":"positive"' "$url/tag" -d '{"text":"zorkmid"}'
wait "$client" || fail "answers lost or mixed up: $(cat "$work/client")"
cat "$work/client"

curl -s --noproxy '*' "$url/metrics" > "$work/metrics"
metric() { sed -n "s/^$1 //p" "$work/metrics"; }
texts=$(sed 's/.*requests, \([0-9]*\) texts.*/\1/' "$work/client")
[ "$(metric cxtag_texts_total)" = $((texts + 13)) ] || fail "texts: $(metric cxtag_texts_total), sent $texts and 13"
[ "$(metric cxtag_reloads_total)/$(metric cxtag_reload_failures_total)" = 2/1 ] || fail "reloads are not counted"
[ "$(metric 'cxtag_requests_total{code="405"}')" = 3 ] || fail "codes are not counted"
[ "$(metric 'cxtag_tag_duration_seconds_bucket{le="+Inf"}')" = "$(metric cxtag_tag_duration_seconds_count)" ] ||
  fail "the histogram does not add up"

# What Prometheus wants of the page: a type and help for every name, counters in _total, buckets that add up.
awk '
  $1 == "#" { told[$3] = told[$3] $2; if ($2 == "TYPE") type[$3] = $4; next }
  { name = $1; sub(/\{.*/, "", name); base = name; if (!(base in type)) sub(/_(bucket|sum|count)$/, "", base) }
  told[base] != "HELPTYPE" || type[base] == "counter" && name !~ /_total$/ || $2 !~ /^[0-9.]+$/ { exit 1 }
  name ~ /_bucket$/ { if ($2 < last) exit 1; last = $2 }' "$work/metrics" || fail "metrics: $(cat "$work/metrics")"

# The requests that README shows are answered as it says.
sed -n '/^\$ build\/server\/cxtag-server/,/^```$/p' "$source/README.md" | sed '1,2d;/^```$/d' > "$work/readme"
no_proxy='*'; export no_proxy
grep -c '^\$ curl' "$work/readme" | grep -qx 3 || fail "README shows no requests"
sed -n 's/^\$ //p' "$work/readme" | while IFS= read -r request; do
  printf '$ %s\n' "$request"
  sh -c "$(printf '%s\n' "$request" | sed "s/localhost:8080/127.0.0.1:$port/")"
done | diff "$work/readme" - || fail "README's requests are answered otherwise (<: README, >: now)"

# A request whose body is still on its way when the server is told to stop is answered.
(printf '{"text":'; sleep 0.6; printf '"Toimitus oli nopea","id":"last"}') |
  get "$url/tag" -H 'Transfer-Encoding: chunked' -X POST -T - > "$work/last" &
last=$!
sleep 0.3
kill -TERM "$server"
# Meanwhile whoever comes is refused at once: neither kept waiting nor cut off.
code=0
while [ $code = 0 ]; do get "$url/healthz" > "$work/late" || code=$?; done
[ $code = 7 ] || fail "a client that came while the server stopped: curl says $code"
wait "$last" || fail "the last request was cut"
grep -q '"id":"last".*"delivery"' "$work/last" || fail "the last answer: $(cat "$work/last")"
stopped() {
  code=0; wait "$server" || code=$?
  server=
  [ $code = 0 ] || fail "the server ended with $code"
  grep -q '^stopped, 0 requests unanswered' "$work/out" || fail "no graceful stop"
}
stopped

# More clients than files may be open: those for whom there is none wait, nobody is turned away, nothing is said of it.
: > "$work/out"
(ulimit -n 40; exec "$work/build/cxtag-server" -p 0 -t 3) > "$work/out" 2> "$work/err" &
server=$!
wait_for 'listening on' 1
port=$(sed -n 's/^listening on .*://p' "$work/out")
"$work/build/client" "$port" 32 1 > "$work/client" || fail "few files: $(cat "$work/client")"

# Told to stop under load, it answers all that it was asked.
"$work/build/client" "$port" 8 60 > "$work/client" &
client=$!
sleep 0.5
kill -TERM "$server"
wait "$client" || fail "answers lost at the stop: $(cat "$work/client")"
stopped
[ ! -s "$work/err" ] || fail "said on standard error"
