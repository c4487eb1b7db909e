#include "model/train/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

typedef struct source {
  cx_train_corpus *corpus;
  cx_text_reader *reader;
  int language, json;
  unsigned times;
} source;

/* Words only: what stands in for a masked name, [PERSON], teaches nothing. */
static int count_text(source *from, const char *bytes, size_t len) {
  cx_text text;
  if (cx_text_read(&text, from->reader, bytes, len, SIZE_MAX, CXTAG_FROM_LINES, NULL) != CXTAG_OK) return 0;
  for (size_t i = 0; i < text.token_count; i++) {
    const cx_token *token = &text.tokens[i];
    const char *word = text.bytes + token->start;
    size_t size = token->end - token->start;
    if (token->kind != CX_WORD || (token->flags & CX_TOKEN_OF_HASHTAG)) continue;
    if (token->start && word[-1] == '[') continue;
    if (!cx_train_count_word(from->corpus, from->language, word, size, from->times)) return 0;
  }
  return 1;
}

/* The string member "text", its escapes undone in place: \n and \t become blanks. \u does not occur. */
static size_t take_json_text(char *line) {
  static const char member[] = "\"text\": \"";
  char *from = strstr(line, member), *to = line;
  if (!from) return 0;
  for (from += sizeof member - 1; *from && *from != '"'; from++) {
    if (*from == '\\' && from[1]) {
      from++;
      *to++ = *from == 'n' || *from == 't' ? ' ' : *from;
    } else {
      *to++ = *from;
    }
  }
  return (size_t)(to - line);
}

static int count_line(source *from, char *line) {
  char *tab = strrchr(line, '\t');
  if (from->json) return count_text(from, line, take_json_text(line));
  if (strncmp(line, "id\t", 3) == 0) return 1;
  if (tab) line = tab + 1;
  return count_text(from, line, strlen(line));
}

static int note_line(source *from, char *line) {
  if (line[0] == '#') return 1;
  char *rest;
  for (char *word = strtok_r(line, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
    if (!cx_train_note_function_word(from->corpus, from->language, word, strlen(word))) return 0;
  }
  return 1;
}

static int each_line(source *from, const char *path, int (*call)(source *, char *)) {
  size_t room = 0;
  char *line = NULL;
  int done = 1;
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  while (done && getline(&line, &room, file) >= 0) {
    line[strcspn(line, "\r\n")] = '\0';
    done = call(from, line);
  }
  if (ferror(file)) done = 0;
  free(line);
  fclose(file);
  return done;
}

int cx_train_read_texts(cx_train_corpus *corpus, int language, const char *path, unsigned times) {
  size_t len = strlen(path);
  source from = {corpus, NULL, language, len > 6 && strcmp(path + len - 6, ".jsonl") == 0, times};
  int done = cx_text_reader_new(&from.reader, NULL) == CXTAG_OK && each_line(&from, path, count_line);
  cx_text_reader_free(from.reader);
  return done;
}

int cx_train_read_function_words(cx_train_corpus *corpus, int language, const char *path) {
  source from = {corpus, NULL, language, 0, 1};
  return each_line(&from, path, note_line);
}
