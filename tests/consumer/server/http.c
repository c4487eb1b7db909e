/* Paths, methods and limits, on libmicrohttpd: a few threads, each with many connections. */
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "server.h"

enum {
  IDLE_SECONDS = 30,    /* without a byte from or to a client */
  BODY_SECONDS = 120,   /* for a body to arrive, however it trickles in */
  QUIET_MS = 100,       /* with nothing under way: then all that was sent before the stop has been answered */
  CONNECTIONS_MAX = 1000,
  FILES_KEPT = 16       /* for the lexicon's tables, /proc, the listening socket and standard streams */
};

static const uint64_t SECOND = 1000000000, MILLISECOND = 1000000; /* in nanoseconds, as now() counts */

struct http {
  struct MHD_Daemon *daemon;
  service *service;
  metrics *metrics;
  size_t body_max;
  atomic_uint under_way;
  atomic_bool stopping;
  int listening; /* once it listens no more; else -1 */
};

typedef struct request {
  buffer body;
  uint64_t begun;
  int too_large;
} request;

typedef struct reply {
  unsigned status;
  const char *type, *allow; /* allow: the methods, of 405; else NULL */
  buffer body;              /* passes to the response */
} reply;

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_nsec;
}

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
  const char *path, *method, *also, *allow;
  void (*run)(http *http, request *request, reply *reply);
} routes[] = {
    {"/tag", "POST", "POST", "POST", tag},
    {"/healthz", "GET", "HEAD", "GET, HEAD", healthz},
    {"/metrics", "GET", "HEAD", "GET, HEAD", show_metrics},
};

static void run_route(http *http, request *request, const char *path, const char *method, reply *reply) {
  for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
    if (strcmp(path, routes[i].path) != 0) continue;
    if (!strcmp(method, routes[i].method) || !strcmp(method, routes[i].also)) {
      routes[i].run(http, request, reply);
      return;
    }
    reply->allow = routes[i].allow;
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
    request->begun = now();
    atomic_fetch_add(&http->under_way, 1);
    if (!announces_too_much(http, connection)) return MHD_YES;
    request->too_large = 1; /* answered before a client that asks may send it */
  } else if (*length) {
    if (now() - request->begun > BODY_SECONDS * SECOND) return MHD_NO; /* cuts the connection */
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

/* No more connections than there are files to open beside those of the threads and of a reload: libmicrohttpd waits
 * busily where accepting fails for want of one. 0 = not one a thread. */
static unsigned connections_max(unsigned threads) {
  struct rlimit files;
  rlim_t const kept = FILES_KEPT + 2 * (rlim_t)threads;
  if (getrlimit(RLIMIT_NOFILE, &files)) return 0;
  if (files.rlim_cur == RLIM_INFINITY || files.rlim_cur > kept + CONNECTIONS_MAX) return CONNECTIONS_MAX;
  return files.rlim_cur < kept + threads ? 0 : (unsigned)(files.rlim_cur - kept);
}

/* poll, not epoll: there the libmicrohttpd of Debian 12 (0.9.75) may keep a connection that its client cut in the
 * middle of a body until it is idle for too long. Nor is its log of clients' faults on: any client could fill the
 * disk. */
static struct MHD_Daemon *start(const http_settings *settings, http *http) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(settings->port)};
  unsigned const connections = connections_max(settings->threads);
  errno = connections ? EINVAL : EMFILE;
  if (!connections || inet_pton(AF_INET, settings->address, &address.sin_addr) != 1) return NULL;
  return MHD_start_daemon(
      MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_ITC, settings->port, NULL, NULL, on_request, http, MHD_OPTION_SOCK_ADDR,
      (struct sockaddr *)&address, MHD_OPTION_THREAD_POOL_SIZE, settings->threads, MHD_OPTION_CONNECTION_TIMEOUT,
      (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_LIMIT, connections, MHD_OPTION_NOTIFY_COMPLETED, on_completed, http,
      MHD_OPTION_END);
}

http *http_start(const http_settings *settings, service *service, metrics *metrics) {
  http *const http = calloc(1, sizeof *http);
  if (!http) return NULL;
  http->service = service;
  http->metrics = metrics;
  http->body_max = settings->body_max;
  http->listening = -1;
  http->daemon = start(settings, http);
  if (http->daemon) return http;
  fprintf(stderr, "cannot listen on %s:%u: %s\n", settings->address, settings->port, strerror(errno));
  free(http);
  return NULL;
}

uint16_t http_port(const http *http) {
  return MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

/* Whoever is connected already, though no thread has accepted it, is served like the others; whoever comes later is
 * refused at once and may ask elsewhere. */
static void close_door(http *http) {
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  int const listening = MHD_quiesce_daemon(http->daemon);
  if (listening == MHD_INVALID_SOCKET) return;
  for (int client; (client = accept(listening, (struct sockaddr *)&address, &length)) >= 0; length = sizeof address)
    MHD_add_connection(http->daemon, client, (struct sockaddr *)&address, length);
  shutdown(listening, SHUT_RD);
  http->listening = listening; /* not closed yet: a thread may still look at it */
}

unsigned http_stop(http *http, unsigned seconds) {
  struct timespec const pause = {0, 5 * (long)MILLISECOND};
  atomic_store(&http->stopping, 1); /* every answer from now on closes its connection */
  close_door(http);
  uint64_t const begun = now();
  unsigned under_way = 1;
  for (uint64_t busy = begun; now() - begun < seconds * SECOND && now() - busy < QUIET_MS * MILLISECOND;) {
    under_way = atomic_load(&http->under_way);
    if (under_way) busy = now();
    nanosleep(&pause, NULL);
  }
  MHD_stop_daemon(http->daemon);
  if (http->listening >= 0) close(http->listening);
  free(http);
  return under_way;
}
