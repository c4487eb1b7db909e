/* measure RUNS COMMAND...: runs the command with its output into a pipe, and prints seconds (the median),
 * processor seconds, peak resident memory in KiB and seconds to the first byte of output, separated by blanks. Exit
 * codes above 1 are failures. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 100 };

typedef struct sample {
  double seconds, processor, first;
  long memory;
} sample;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double seconds_of(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec * 1e-6; }

static int run(sample *out, char **command) {
  static char drain[1 << 20];
  int ends[2], status;
  struct rusage usage;
  double const start = now();
  if (pipe2(ends, O_CLOEXEC) != 0) return 0;
  fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  pid_t const child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
  }
  close(ends[1]);
  out->first = 0;
  while (read(ends[0], drain, sizeof drain) > 0)
    if (out->first == 0) out->first = now() - start;
  close(ends[0]);
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return 0;
  out->seconds = now() - start;
  out->processor = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  out->memory = usage.ru_maxrss;
  return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

static int by_seconds(const void *a, const void *b) {
  double const difference = ((const sample *)a)->seconds - ((const sample *)b)->seconds;
  return (difference > 0) - (difference < 0);
}

int main(int argc, char **argv) {
  sample samples[RUNS_MAX];
  int const runs = argc > 2 ? atoi(argv[1]) : 0;
  if (runs < 1 || runs > RUNS_MAX) return fputs("usage: measure RUNS COMMAND...\n", stderr), 2;
  for (int i = 0; i < runs; i++)
    if (!run(&samples[i], argv + 2)) return 1;
  qsort(samples, (size_t)runs, sizeof *samples, by_seconds);
  sample const median = samples[runs / 2];
  printf("%.4f %.4f %ld %.4f\n", median.seconds, median.processor, median.memory, median.first);
  return 0;
}
