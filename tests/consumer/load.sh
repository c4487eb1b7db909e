#!/bin/sh
# load.sh BUILD [WRK-SECONDS [CLIENT-SECONDS]]: the example server, built against what BUILD installs, under load: first wrk,
# over 16 connections with a text a request, the lexicon read anew every ten seconds; then the test's own client over 16
# connections, which checks every answer. Prints requests, lost answers, and resident memory at start, middle and end.
set -eu
build=$1 wrk_seconds=${2:-60} client_seconds=${3:-150}
source=$(dirname "$0")/server
for tool in wrk curl; do
  command -v $tool > /dev/null || { echo "this needs $tool: apt-get install $tool"; exit 1; }
done
work=$(mktemp -d)
server= reloader=
trap '[ -z "$reloader$server" ] || kill $reloader $server 2> /dev/null || :; rm -rf "$work"' EXIT

{ cmake --install "$build" --prefix "$work/prefix" &&
  cmake -S "$source" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_BUILD_TYPE=Release &&
  cmake --build "$work/build"; } > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat > "$work/post.lua" << 'LUA'
wrk.method = "POST"
wrk.body = '{"text":"Toimitus oli nopea, mutta puhelimessa jonotin tunnin ja lasku oli taas väärin. En suosittele!"}'
LUA

: > "$work/out"
"$work/build/cxtag-server" -p 0 > "$work/out" &
server=$!
until grep -q 'listening on' "$work/out"; do kill -0 $server; sleep 0.05; done
port=$(sed -n 's/^listening on .*://p' "$work/out")
metric() { curl -s --noproxy '*' "http://127.0.0.1:$port/metrics" | sed -n "s/^$1 //p"; }

# measure SECONDS WORDS...: the command with the server's memory before, in the middle of, and after it
memory() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$server/status"; }
measure() {
  half=$(($1 / 2)); shift
  before=$(memory)
  (sleep "$half"; memory > "$work/middle") &
  middle=$!
  "$@"
  wait $middle
  echo "resident memory: $before MiB at the start, $(cat "$work/middle") in the middle, $(memory) at the end"
}

echo "== wrk -t1 -c16 -d$wrk_seconds, a reload every 10 s"
(while sleep 10; do kill -HUP $server; done) > /dev/null &
reloader=$!
measure "$wrk_seconds" wrk -t1 -c16 -d"$wrk_seconds" -s "$work/post.lua" "http://127.0.0.1:$port/tag" > "$work/wrk"
kill $reloader; reloader=
grep -E 'requests in|Socket errors|Non-2xx|Requests/sec|resident' "$work/wrk" | sed 's/^ *//'
echo "/metrics: $(metric 'cxtag_requests_total{code="200"}') requests answered, $(metric cxtag_reloads_total) reloads"

echo "== client PORT 16 $client_seconds"
measure "$client_seconds" "$work/build/client" "$port" 16 "$client_seconds"

kill -TERM $server; wait $server || :; server=
tail -n 1 "$work/out"
