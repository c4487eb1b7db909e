/*
 * allocations LIFE... [--most N]: lives through each life with the n-th allocation failing, once with only that one
 * and once with all that follow, for every n (at most N of them, evenly spread, when N is given). Every life must end
 * in CXTAG_OK with the same words as ever, or in CXTAG_ENOMEM, and give back all it took.
 */
#include <stdio.h>
#include <stdlib.h>

#include "life.h"

enum { MAGIC = 0x5EA1, ALIGNMENT = 16 };

typedef struct hook {
  long asked;             /* allocations so far */
  long fails, fails_until; /* those from..until are refused */
  long held;
  int strange; /* something was given back that was not taken here */
} hook;

static void *take(void *ctx, size_t size) {
  hook *h = ctx;
  long const number = h->asked++;
  if (number >= h->fails && number < h->fails_until) return NULL;
  char *block = malloc(size + ALIGNMENT);
  if (!block) return NULL;
  *(int *)block = MAGIC;
  h->held++;
  return block + ALIGNMENT;
}

static void give_back(void *ctx, void *ptr) {
  hook *h = ctx;
  if (!ptr) return;
  char *block = (char *)ptr - ALIGNMENT;
  if (*(int *)block != MAGIC) h->strange = 1;
  *(int *)block = 0;
  h->held--;
  free(block);
}

static cxtag_status run(const life *l, hook *h, cx_buffer *said) {
  cxtag_memory const memory = {take, give_back, h};
  cx_buffer_reset(said);
  return l->live(&memory, said);
}

static int complain(const life *l, const hook *h, const char *what, int status) {
  fprintf(stderr, "%s: allocation %ld%s refused: %s (status %d)\n", l->name, h->fails,
          h->fails_until > h->fails + 1 ? " and all after it" : "", what, status);
  return 0;
}

static int refuse(const life *l, long from, long until, const cx_buffer *expected, cx_buffer *said) {
  hook h = {.fails = from, .fails_until = until};
  cxtag_status const status = run(l, &h, said);
  if (h.held || h.strange) return complain(l, &h, "memory is not given back as it was taken", (int)status);
  if (status != CXTAG_OK && status != CXTAG_ENOMEM) return complain(l, &h, "another error than ENOMEM", (int)status);
  if (status == CXTAG_OK &&
      (said->length != expected->length || memcmp(said->bytes, expected->bytes, said->length) != 0))
    return complain(l, &h, "goes unnoticed but changes what is said", (int)status);
  return 1;
}

static int live(const life *l, long most) {
  hook h = {.fails = -1, .fails_until = -1};
  cx_buffer expected, said;
  long refused = 0;
  int right;
  cx_buffer_init(&expected, NULL);
  cx_buffer_init(&said, NULL);
  cxtag_status const status = run(l, &h, &expected);
  right = status == CXTAG_OK && !h.held && !h.strange && expected.length;
  if (!right) complain(l, &h, "does not even work with memory", (int)status);
  long const step = most && h.asked > most ? (h.asked + most - 1) / most : 1;
  for (long n = 0; right && n < h.asked; n += step) {
    long const other = n + step / 2 < h.asked ? n + step / 2 : n; /* so that samples of both kinds differ */
    right = refuse(l, n, n + 1, &expected, &said) && refuse(l, other, h.asked + 1000000, &expected, &said);
    refused++;
  }
  if (right) printf("%-32s %8ld allocations, %7ld refused alone and with all after\n", l->name, h.asked, refused);
  cx_buffer_clear(&expected);
  cx_buffer_clear(&said);
  return right;
}

int main(int argc, char **argv) {
  static const life *const all[] = {engine_lives, record_lives, lexicon_lives};
  long most = 0;
  int right = 1, count = 0;
  for (int i = 1; i + 1 < argc; i++)
    if (!strcmp(argv[i], "--most")) most = atol(argv[i + 1]);
  for (size_t room = 0; room < sizeof all / sizeof *all; room++)
    for (const life *l = all[room]; l->name; l++) {
      int wanted = argc == 1 || !strcmp(argv[1], "--most");
      for (int i = 1; i < argc; i++) wanted |= !strncmp(argv[i], l->name, strlen(argv[i]));
      if (!wanted) continue;
      count++;
      right &= live(l, most);
    }
  if (!count) fputs("allocations: no such life\n", stderr);
  return right && count ? 0 : 1;
}
