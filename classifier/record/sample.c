#include "record/sample.h"

#include <string.h>

typedef struct line_search {
  size_t at; /* nothing in front needs to be looked at again */
  int begun; /* a byte that is not blank has come */
} line_search;

static int is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x1E; }

/* Bytes up to the end of the first line that is not blank; 0 = it has not come whole. */
static size_t find_line(line_search *search, const char *bytes, size_t len) {
  while (!search->begun && search->at < len) {
    search->begun = !is_blank(bytes[search->at]);
    search->at += !search->begun;
  }
  const char *const feed = search->at < len ? memchr(bytes + search->at, '\n', len - search->at) : NULL;
  search->at = len;
  return feed ? (size_t)(feed - bytes) + 1 : 0;
}

static size_t within(size_t held) { return held < CX_SAMPLE_BYTES ? held : CX_SAMPLE_BYTES; }

/* Sizes that hang on nothing but the sample before, so that the same is found however the bytes come. A fault is told
 * when what is in front of it has been read. */
int cx_sample_extend(cx_reading *reading) {
  cx_window *const window = reading->window;
  size_t const before = reading->sample.length, most = reading->options->max_record;
  size_t const wanted = before < most / 2 ? before * 2 : most;
  cxtag_error ignored;
  if (reading->sample.is_all || before >= most) return 0;
  while (cx_window_length(window) <= wanted && cx_window_more(window, &ignored) == CX_MORE_GOT) {
  }
  size_t const held = cx_window_length(window);
  reading->sample.length = held < wanted ? held : wanted;
  reading->sample.is_all = window->ended && held <= wanted;
  return reading->sample.length > before;
}

static cxtag_status fill(cx_reading *reading, int by_line, cxtag_error *err) {
  cx_window *window = reading->window;
  line_search search = {0, 0};
  cx_more more = CX_MORE_GOT;
  size_t line = 0;
  while (more == CX_MORE_GOT) {
    size_t const held = cx_window_length(window);
    if (by_line && held && (line = find_line(&search, cx_window_bytes(window), within(held))) != 0) break;
    if (held > CX_SAMPLE_BYTES) break;
    more = cx_window_more(window, err);
  }
  size_t const held = cx_window_length(window);
  reading->sample.length = line ? line : within(held);
  reading->sample.is_complete = !line;
  reading->sample.is_all = !line && window->ended && held <= CX_SAMPLE_BYTES;
  /* A fault behind the first bytes is told when they have been read. */
  return more == CX_MORE_FAILED && !held ? window->fault.code : CXTAG_OK;
}

/* Which formats are answered line by line, or may turn out to be. */
static int settles_by_line(const cxtag_reader_options *o) {
  if (o->format) return !strcmp(o->format, "lines") || !strcmp(o->format, "jsonl");
  return o->piped && !o->text_column_count;
}

/* What never lets wait is looked at in full all the same: for better evidence of what the first line decides. */
cxtag_status cx_sample_fill(cx_reading *reading, cxtag_error *err) {
  return fill(reading, reading->window->no_wait && settles_by_line(reading->options), err);
}

cxtag_status cx_sample_complete(cx_reading *reading, cxtag_error *err) {
  return reading->sample.is_complete ? CXTAG_OK : fill(reading, 0, err);
}

size_t cx_sample_line(const cx_reading *reading) {
  line_search search = {0, 0};
  size_t const line = find_line(&search, cx_window_bytes(reading->window), reading->sample.length);
  return line ? line : reading->sample.length;
}

void cx_sample_pass(cx_reading *reading, size_t len) {
  cx_window_consume(reading->window, len);
  reading->sample.length -= len;
}
