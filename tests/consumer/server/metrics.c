/* Counters that every thread adds to, and the page that shows them. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "server.h"

static const unsigned codes[METRICS_CODES] = {200, 400, 404, 405, 413, 500, 503, 0}; /* 0 = any other */
static const uint64_t microseconds[METRICS_BUCKETS] = {25,   50,   100,   250,   500,    1000,
                                                       2500, 5000, 10000, 50000, 250000, 1000000};

void metrics_response(metrics *metrics, unsigned status) {
  size_t i = 0;
  while (codes[i] && codes[i] != status) i++;
  atomic_fetch_add(&metrics->requests[i], 1);
}

void metrics_duration(metrics *metrics, uint64_t nanoseconds) {
  size_t i = 0;
  while (i < METRICS_BUCKETS && nanoseconds > microseconds[i] * 1000) i++;
  atomic_fetch_add(&metrics->duration[i], 1);
  atomic_fetch_add(&metrics->duration_ns, nanoseconds);
}

static void print(buffer *page, const char *format, ...) {
  char line[256];
  va_list arguments;
  va_start(arguments, format);
  int const length = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  buffer_add(page, line, (size_t)length);
}

static void head(buffer *page, const char *name, const char *type, const char *help) {
  print(page, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void counter(buffer *page, const char *name, const char *help, unsigned long long value) {
  head(page, name, "counter", help);
  print(page, "%s %llu\n", name, value);
}

static void durations(metrics *metrics, buffer *page) {
  unsigned long long count = 0;
  head(page, "cxtag_tag_duration_seconds", "histogram", "From the last byte of a body to its answer.");
  for (size_t i = 0; i < METRICS_BUCKETS; i++) {
    count += atomic_load(&metrics->duration[i]);
    print(page, "cxtag_tag_duration_seconds_bucket{le=\"%g\"} %llu\n", (double)microseconds[i] / 1e6, count);
  }
  count += atomic_load(&metrics->duration[METRICS_BUCKETS]);
  print(page, "cxtag_tag_duration_seconds_bucket{le=\"+Inf\"} %llu\n", count);
  print(page, "cxtag_tag_duration_seconds_sum %.9f\n", (double)atomic_load(&metrics->duration_ns) / 1e9);
  print(page, "cxtag_tag_duration_seconds_count %llu\n", count);
}

static void resident(buffer *page) {
  unsigned long pages = 0;
  FILE *const file = fopen("/proc/self/statm", "r");
  if (!file) return;
  if (fscanf(file, "%*u %lu", &pages) == 1) {
    head(page, "process_resident_memory_bytes", "gauge", "Resident memory.");
    print(page, "process_resident_memory_bytes %" PRIu64 "\n", (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE));
  }
  fclose(file);
}

void metrics_write(metrics *metrics, buffer *page) {
  unsigned long long errors = 0;
  head(page, "cxtag_requests_total", "counter", "Requests answered, by status code.");
  for (size_t i = 0; i < METRICS_CODES; i++) {
    unsigned long long const count = atomic_load(&metrics->requests[i]);
    if (i) errors += count;
    if (codes[i])
      print(page, "cxtag_requests_total{code=\"%u\"} %llu\n", codes[i], count);
    else
      print(page, "cxtag_requests_total{code=\"other\"} %llu\n", count);
  }
  counter(page, "cxtag_errors_total", "Requests answered by another code than 200.", errors);
  counter(page, "cxtag_texts_total", "Texts tagged.", atomic_load(&metrics->texts));
  counter(page, "cxtag_body_bytes_total", "Bytes of the bodies that were tagged.", atomic_load(&metrics->body_bytes));
  counter(page, "cxtag_reloads_total", "Lexicons put in service by SIGHUP.", atomic_load(&metrics->reloads));
  counter(page, "cxtag_reload_failures_total", "Lexicons refused; the one before stayed in service.",
          atomic_load(&metrics->reload_failures));
  durations(metrics, page);
  resident(page);
}
