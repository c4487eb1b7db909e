/* An ingestion server round libcxtag, as an example: one engine for all threads, a session for each request
 * under way. It sees the installed headers only, and libmicrohttpd. POSIX. Meant to stand behind a proxy: there is no
 * TLS, and clients that send their head byte by byte may take all connections.
 *
 *   service.c   the lexicon in service, its reload, and JSON in -> results out
 *   metrics.c   what /metrics tells
 *   http.c      paths, methods, limits
 *   main.c      the command line and the signals */
#ifndef SERVER_H
#define SERVER_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that grow. Out of memory is kept: `failed` is set and stays. */
typedef struct buffer {
  char *bytes;
  size_t length, capacity;
  int failed;
} buffer;
void buffer_add(buffer *buffer, const char *bytes, size_t length);

/* ------------------------------------------------------------------ service */

typedef struct service service;

typedef struct answer {
  unsigned status; /* of HTTP: 200, 400 the body is no JSON, 413 it unpacks to too much, 503 out of memory */
  size_t texts;
  buffer body; /* JSON: a result a line, or one object that says what is wrong; the caller frees body.bytes */
} answer;

/* packs: layers over the base pack; they outlive the service. NULL = out of memory. Nothing is loaded yet. */
service *service_new(char *const *packs, size_t pack_count, size_t body_max);
/* Builds an engine from the packs as they are now and puts it in service. 0 = they have a fault, which is told on
 * standard error, and what was in service stays. One thread at a time. */
int service_load(service *service);
/* Tags every object of the body, in order. Any thread, several at a time. */
void service_tag(service *service, const char *bytes, size_t length, answer *answer);
/* After the last request. NULL does nothing. */
void service_free(service *service);

/* ------------------------------------------------------------------ metrics */

enum { METRICS_CODES = 8, METRICS_BUCKETS = 12 };

typedef struct metrics {
  atomic_ullong requests[METRICS_CODES]; /* by status code */
  atomic_ullong texts, body_bytes;
  atomic_ullong reloads, reload_failures;
  atomic_ullong duration[METRICS_BUCKETS + 1]; /* requests that took so long, each counted once */
  atomic_ullong duration_ns;
} metrics;

void metrics_response(metrics *metrics, unsigned status);
void metrics_duration(metrics *metrics, uint64_t nanoseconds);
/* The page of /metrics, in Prometheus text. */
void metrics_write(metrics *metrics, buffer *page);

/* ------------------------------------------------------------------ http */

typedef struct http http;

typedef struct http_settings {
  const char *address; /* IPv4 */
  uint16_t port;       /* 0 = any that is free */
  unsigned threads;
  size_t body_max; /* bytes of a request */
} http_settings;

/* NULL = cannot listen, told on standard error. */
http *http_start(const http_settings *settings, service *service, metrics *metrics);
uint16_t http_port(const http *http);
/* Takes no new connections, answers what is under way for up to `seconds`, then closes. Returns the requests that
 * were still unanswered. */
unsigned http_stop(http *http, unsigned seconds);

#endif
