/* client PORT CONNECTIONS SECONDS: loads the server over so many connections at once and checks every answer: that
 * each text comes back under its id, in its place, judged as that text is. A connection that an answer closes is opened
 * anew; where the server then takes no more, it has stopped. The last request of each is cut in the middle, which must
 * not keep the server from anything. 1 = an answer was lost or mixed up. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CONNECTIONS_MAX = 64, TEXTS_MAX = 4, BODY_MAX = 1024, ANSWER_MAX = 16384 };

typedef struct connection {
  pthread_t thread;
  unsigned number;
  uint16_t port;
  double seconds;
  unsigned long requests, texts, lost, wrong;
} connection;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int open_socket(uint16_t port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  int const on = 1, handle = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (handle >= 0 && !connect(handle, (struct sockaddr *)&address, sizeof address) &&
      !setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on))
    return handle;
  if (handle >= 0) close(handle);
  return -1;
}

static int send_all(int handle, const char *bytes, size_t length) {
  while (length) {
    ssize_t const sent = send(handle, bytes, length, MSG_NOSIGNAL);
    if (sent <= 0) return 0;
    bytes += sent;
    length -= (size_t)sent;
  }
  return 1;
}

/* The whole answer, ended by NUL; returns where its body begins, NULL = none came. */
static char *receive(int handle, char *answer) {
  size_t length = 0, wanted = ANSWER_MAX - 1;
  char *body = NULL;
  while (length < wanted) {
    ssize_t const got = recv(handle, answer + length, wanted - length, 0);
    if (got <= 0) return NULL;
    length += (size_t)got;
    answer[length] = 0;
    if (body || !(body = strstr(answer, "\r\n\r\n"))) continue;
    const char *const announced = strstr(answer, "Content-Length: ");
    if (!announced) return NULL;
    body += 4;
    wanted = (size_t)(body - answer) + strtoul(announced + 16, NULL, 10);
    if (wanted > ANSWER_MAX - 1) return NULL;
  }
  return body;
}

/* Text i of a request: praise and blame in turn, with a word of its own, so that no other answer could pass for it. */
static int put_text(char *out, size_t size, const connection *connection, unsigned long id) {
  return snprintf(out, size, "%s %u-%lu", id % 2 ? "Toimitus oli nopea" : "Toimitus oli hidas", connection->number, id);
}

static size_t put_request(char *out, const connection *connection, unsigned texts) {
  char body[BODY_MAX], text[128];
  int length = 0;
  for (unsigned i = 0; i < texts; i++) {
    put_text(text, sizeof text, connection, connection->texts + i);
    length += snprintf(body + length, sizeof body - (size_t)length, "{\"id\":\"c%u.%lu\",\"text\":\"%s\"}\n",
                       connection->number, connection->texts + i, text);
  }
  return (size_t)snprintf(out, 2 * BODY_MAX, "POST /tag HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s",
                          length, body);
}

static int is_right(const char *answer, const connection *connection, unsigned texts) {
  char text[128], begin[512];
  for (unsigned i = 0; i < texts; i++, answer += strcspn(answer, "\n") + 1) {
    unsigned long const id = connection->texts + i;
    put_text(text, sizeof text, connection, id);
    int const length = snprintf(begin, sizeof begin,
                                "{\"id\":\"c%u.%lu\",\"text\":\"%s\",\"lang\":\"fi\",\"sentiment\":{\"label\":\"%s\"",
                                connection->number, id, text, id % 2 ? "positive" : "negative");
    if (strncmp(answer, begin, (size_t)length) != 0 || !strchr(answer, '\n')) return 0;
  }
  return !*answer;
}

/* Says the head of the answer that no more will be answered on this connection? */
static int closes(const char *answer, const char *body) {
  const char *const said = strstr(answer, "\r\nConnection: close\r\n");
  return said && said < body;
}

static void *run(void *ctx) {
  connection *const connection = ctx;
  int stopped = 0; /* by the server, politely */
  char request[2 * BODY_MAX], answer[ANSWER_MAX];
  int handle = open_socket(connection->port);
  for (double const end = now() + connection->seconds; now() < end && handle >= 0; connection->requests++) {
    unsigned const texts = 1 + (unsigned)(connection->requests % TEXTS_MAX);
    size_t const length = put_request(request, connection, texts);
    const char *const body = send_all(handle, request, length) ? receive(handle, answer) : NULL;
    if (!body) {
      connection->lost++;
      close(handle);
      handle = open_socket(connection->port);
    } else if (strncmp(answer, "HTTP/1.1 200", 12) != 0 || !is_right(body, connection, texts)) {
      connection->wrong++;
    }
    connection->texts += texts;
    if (body && closes(answer, body)) {
      close(handle);
      handle = open_socket(connection->port);
      stopped = handle < 0;
    }
  }
  if (handle < 0 && !stopped) connection->lost++;
  if (handle >= 0) {
    send_all(handle, request, put_request(request, connection, TEXTS_MAX) - 5);
    close(handle);
  }
  return NULL;
}

int main(int count, char **words) {
  static connection connections[CONNECTIONS_MAX];
  if (count != 4) return 2;
  unsigned const wanted = (unsigned)atoi(words[2]), made = wanted < CONNECTIONS_MAX ? wanted : CONNECTIONS_MAX;
  connection total = {.seconds = atof(words[3])};
  for (unsigned i = 0; i < made; i++) {
    connections[i] = (connection){.number = i, .port = (uint16_t)atoi(words[1]), .seconds = total.seconds};
    if (pthread_create(&connections[i].thread, NULL, run, &connections[i])) return 2;
  }
  for (unsigned i = 0; i < made; i++) {
    pthread_join(connections[i].thread, NULL);
    total.requests += connections[i].requests;
    total.texts += connections[i].texts;
    total.lost += connections[i].lost;
    total.wrong += connections[i].wrong;
  }
  printf("%lu requests, %lu texts, %lu lost, %lu wrong, %.0f requests/s, %.0f texts/s\n", total.requests, total.texts,
         total.lost, total.wrong, (double)total.requests / total.seconds, (double)total.texts / total.seconds);
  return total.lost || total.wrong || !total.requests;
}
