/* cxtag-server [-a ADDRESS] [-p PORT] [-t THREADS] [-b BODY-BYTES] [-l PACK]...
 * SIGHUP reads the packs anew, SIGTERM and SIGINT stop. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "server.h"

enum { PACKS_MAX = 16, STOP_SECONDS = 10 };

typedef struct settings {
  http_settings http;
  char *packs[PACKS_MAX];
  size_t pack_count;
} settings;

static int number(const char *text, unsigned long low, unsigned long high, unsigned long *out) {
  char *end;
  *out = strtoul(text, &end, 10);
  return *text >= '0' && *text <= '9' && !*end && *out >= low && *out <= high;
}

static int parse(settings *settings, int count, char **words) {
  unsigned long value;
  int option;
  while ((option = getopt(count, words, "a:p:t:b:l:")) != -1) {
    if (option == 'a')
      settings->http.address = optarg;
    else if (option == 'p' && number(optarg, 0, UINT16_MAX, &value))
      settings->http.port = (uint16_t)value;
    else if (option == 't' && number(optarg, 2, 256, &value)) /* libmicrohttpd makes a pool of 2 or more */
      settings->http.threads = (unsigned)value;
    else if (option == 'b' && number(optarg, 1, 1ul << 30, &value))
      settings->http.body_max = value;
    else if (option == 'l' && settings->pack_count < PACKS_MAX)
      settings->packs[settings->pack_count++] = optarg;
    else
      return 0;
  }
  return optind == count;
}

static void reload(service *service, metrics *metrics) {
  int const loaded = service_load(service);
  atomic_fetch_add(loaded ? &metrics->reloads : &metrics->reload_failures, 1);
  puts(loaded ? "reloaded the lexicon" : "the lexicon has a fault: the one before stays in service");
  fflush(stdout);
}

static int serve(const settings *settings, service *service, const sigset_t *signals) {
  static metrics metrics;
  http *const http = http_start(&settings->http, service, &metrics);
  if (!http) return EXIT_FAILURE;
  printf("listening on %s:%u\n", settings->http.address, http_port(http));
  fflush(stdout);
  for (int signal; !sigwait(signals, &signal) && signal == SIGHUP;) reload(service, &metrics);
  unsigned const lost = http_stop(http, STOP_SECONDS);
  printf("stopped, %u requests unanswered\n", lost);
  return lost ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int count, char **words) {
  settings settings = {.http = {.address = "127.0.0.1", .port = 8080, .threads = 4, .body_max = 1 << 20}};
  if (!parse(&settings, count, words)) {
    fprintf(stderr, "usage: %s [-a ADDRESS] [-p PORT] [-t THREADS] [-b BODY-BYTES] [-l PACK]...\n", *words);
    return 2;
  }
  /* Blocked before any thread is made, so that every thread has them blocked and sigwait gets them. */
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGHUP);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);
  signal(SIGPIPE, SIG_IGN);
  service *const service = service_new(settings.packs, settings.pack_count, settings.http.body_max);
  int const code = service && service_load(service) ? serve(&settings, service, &signals) : EXIT_FAILURE;
  service_free(service);
  return code;
}
