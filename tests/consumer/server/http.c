/* Paths, methods and limits, on libmicrohttpd: a few threads, each with many connections. */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "server.h"

enum { IDLE_SECONDS = 30, CONNECTIONS_MAX = 1000 };

struct http {
  struct MHD_Daemon *daemon;
  service *service;
  metrics *metrics;
  size_t body_max;
  atomic_uint under_way;
  atomic_bool stopping;
};

typedef struct request {
  buffer body;
  int too_large;
} request;

typedef struct reply {
  unsigned status;
  const char *type, *allow; /* allow: of 405; else NULL */
  buffer body;              /* passes to the response */
} reply;

static void say(reply *reply, unsigned status, const char *text) {
  reply->status = status;
  reply->type = "text/plain; charset=utf-8";
  buffer_add(&reply->body, text, strlen(text));
}

static enum MHD_Result send_reply(http *http, struct MHD_Connection *connection, reply *reply) {
  if (reply->body.failed) { /* half an answer is none */
    reply->status = 503;
    reply->body.length = 0;
  }
  struct MHD_Response *const response =
      MHD_create_response_from_buffer(reply->body.length, reply->body.bytes, MHD_RESPMEM_MUST_FREE);
  if (!response) {
    free(reply->body.bytes);
    return MHD_NO;
  }
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
  if (reply->allow) MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, reply->allow);
  if (atomic_load(&http->stopping)) MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
  metrics_response(http->metrics, reply->status); /* before the client can know: a page asked for later counts it */
  enum MHD_Result const queued = MHD_queue_response(connection, reply->status, response);
  MHD_destroy_response(response);
  return queued;
}

/* ------------------------------------------------------------------ paths */

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static void tag(http *http, request *request, reply *reply) {
  if (request->too_large) {
    say(reply, MHD_HTTP_CONTENT_TOO_LARGE, "the body is too large\n");
    return;
  }
  if (request->body.failed) {
    say(reply, MHD_HTTP_SERVICE_UNAVAILABLE, "out of memory\n");
    return;
  }
  answer answer = {0};
  uint64_t const start = now();
  service_tag(http->service, request->body.bytes, request->body.length, &answer);
  metrics_duration(http->metrics, now() - start);
  atomic_fetch_add(&http->metrics->texts, answer.texts);
  atomic_fetch_add(&http->metrics->body_bytes, request->body.length);
  reply->status = answer.status;
  reply->type = answer.texts > 1 ? "application/x-ndjson" : "application/json";
  reply->body = answer.body;
}

static void healthz(http *http, request *request, reply *reply) {
  (void)request;
  if (atomic_load(&http->stopping))
    say(reply, MHD_HTTP_SERVICE_UNAVAILABLE, "stopping\n");
  else
    say(reply, MHD_HTTP_OK, "ok\n");
}

static void show_metrics(http *http, request *request, reply *reply) {
  (void)request;
  reply->status = MHD_HTTP_OK;
  reply->type = "text/plain; version=0.0.4; charset=utf-8";
  metrics_write(http->metrics, &reply->body);
}

static const struct route {
  const char *path, *method, *also;
  void (*run)(http *http, request *request, reply *reply);
} routes[] = {
    {"/tag", "POST", "POST", tag},
    {"/healthz", "GET", "HEAD", healthz},
    {"/metrics", "GET", "HEAD", show_metrics},
};

static void run_route(http *http, request *request, const char *path, const char *method, reply *reply) {
  for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
    if (strcmp(path, routes[i].path) != 0) continue;
    if (!strcmp(method, routes[i].method) || !strcmp(method, routes[i].also)) {
      routes[i].run(http, request, reply);
      return;
    }
    reply->allow = routes[i].method;
    say(reply, MHD_HTTP_METHOD_NOT_ALLOWED, "this path takes another method\n");
    return;
  }
  say(reply, MHD_HTTP_NOT_FOUND, "there are /tag, /healthz and /metrics\n");
}

/* ------------------------------------------------------------------ requests */

static int announces_too_much(const http *http, struct MHD_Connection *connection) {
  const char *const length =
      MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
  return length && strtoull(length, NULL, 10) > http->body_max;
}

static void take(const http *http, request *request, const char *bytes, size_t length) {
  if (length > http->body_max - request->body.length) request->too_large = 1;
  if (!request->too_large) buffer_add(&request->body, bytes, length);
}

/* Called when the headers are there, for each piece of the body, and once more at its end. */
static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *path, const char *method,
                                  const char *version, const char *bytes, size_t *length, void **state) {
  (void)version;
  http *const http = ctx;
  request *request = *state;
  reply reply = {0};
  if (!request) {
    request = *state = calloc(1, sizeof *request);
    if (!request) return MHD_NO;
    atomic_fetch_add(&http->under_way, 1);
    if (!announces_too_much(http, connection)) return MHD_YES;
    request->too_large = 1; /* answered before a client that asks may send it */
  } else if (*length) {
    take(http, request, bytes, *length);
    *length = 0;
    return MHD_YES;
  }
  run_route(http, request, path, method, &reply);
  return send_reply(http, connection, &reply);
}

static void on_completed(void *ctx, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode why) {
  (void)connection, (void)why;
  http *const http = ctx;
  request *const request = *state;
  if (!request) return;
  free(request->body.bytes);
  free(request);
  *state = NULL;
  atomic_fetch_sub(&http->under_way, 1);
}

/* ------------------------------------------------------------------ life */

http *http_start(const http_settings *settings, service *service, metrics *metrics) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(settings->port)};
  http *const http = calloc(1, sizeof *http);
  if (!http) return NULL;
  http->service = service;
  http->metrics = metrics;
  http->body_max = settings->body_max;
  if (inet_pton(AF_INET, settings->address, &address.sin_addr) == 1)
    http->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG, settings->port, NULL, NULL, on_request, http,
        MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address, MHD_OPTION_THREAD_POOL_SIZE, settings->threads,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, http, MHD_OPTION_END);
  if (http->daemon) return http;
  fprintf(stderr, "cannot listen on %s:%u\n", settings->address, settings->port);
  free(http);
  return NULL;
}

uint16_t http_port(const http *http) {
  return MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

unsigned http_stop(http *http, unsigned seconds) {
  struct timespec const pause = {0, 10 * 1000 * 1000};
  atomic_store(&http->stopping, 1);
  int const listening = MHD_quiesce_daemon(http->daemon);
  for (uint64_t const end = now() + seconds * UINT64_C(1000000000); atomic_load(&http->under_way) && now() < end;)
    nanosleep(&pause, NULL);
  unsigned const lost = atomic_load(&http->under_way);
  MHD_stop_daemon(http->daemon);
  if (listening != MHD_INVALID_SOCKET) close(listening);
  free(http);
  return lost;
}
