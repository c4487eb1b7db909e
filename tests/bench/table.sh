# table.sh, to be sourced: a table of commands, all run once a round, so that a machine that drifts slows all alike; medians.
# Wants $measure, the program, and $samples, a file to write to.

# row LABEL BYTES COMMAND...: runs the command once; BYTES is how much text it reads.
row() {
  row_label=$1 row_bytes=$2; shift 2
  row_figures=$("$measure" 1 "$@") || { echo "$row_label: failed: $*" >&2; exit 1; }
  printf '%s\t%s\t%s\n' "$row_label" "$row_bytes" "$row_figures" >> "$samples"
}

# table TITLE RATIO ROUNDS FUNCTION: calls the function, which calls row, once a round, and prints the medians. RATIO says what
# the last two columns compare with the first row, by the clock and by processor time, which other work on the machine
# disturbs less: `speed` (more is faster) or `time` (more is slower).
table() {
  : > "$samples"
  for _ in $(seq "$3"); do "$4"; done
  awk -F '\t' -v title="$1" -v ratio="$2" '
    function median(of, label, count,   i, j, value) { # insertion sort: a handful of rounds
      for (i = 2; i <= count; i++) {
        value = of[label, i]
        for (j = i - 1; j > 0 && of[label, j] > value; j--) of[label, j + 1] = of[label, j]
        of[label, j + 1] = value
      }
      return of[label, int(count / 2) + 1]
    }
    {
      split($3, figure, " ")
      if (!($1 in runs)) order[++labels] = $1
      run = ++runs[$1]
      bytes[$1] = $2; wall[$1, run] = figure[1] + 0; cpu[$1, run] = figure[2] + 0
      if (figure[3] > memory[$1]) memory[$1] = figure[3]
    }
    END {
      printf "%-44s %8s %8s %8s %9s %8s %8s\n", title, "seconds", "cpu s", "MB/s", "peak MiB", ratio, "by cpu"
      for (i = 1; i <= labels; i++) {
        label = order[i]
        w = median(wall, label, runs[label]); c = median(cpu, label, runs[label])
        w = w ? w : 0.001; c = c ? c : 0.001
        rate = bytes[label] / w; work = bytes[label] / c
        if (i == 1) { rate1 = rate; work1 = work }
        printf "%-44s %8.3f %8.3f %8.1f %9.1f %8.2f %8.2f\n", label, w, c, rate / 1e6, memory[label] / 1024,
          ratio == "speed" ? rate / rate1 : rate1 / rate, ratio == "speed" ? work / work1 : work1 / work
      }
    }' "$samples"
  echo
}
