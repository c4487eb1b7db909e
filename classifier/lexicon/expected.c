#include "lexicon/expected.h"

#include <stdio.h>
#include <string.h>

#include "base/messages.h"

static int read_mark(const char *mark, cx_expected_polarity *polarity) {
  static const struct {
    const char *mark;
    cx_expected_polarity polarity;
  } MARKS[] = {{"+", CX_EXPECT_POSITIVE}, {"-", CX_EXPECT_NEGATIVE}, {"−", CX_EXPECT_NEGATIVE},
               {"0", CX_EXPECT_NEUTRAL},  {"±", CX_EXPECT_MIXED},    {"+-", CX_EXPECT_MIXED}};
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
    if (strcmp(mark, MARKS[i].mark)) continue;
    *polarity = MARKS[i].polarity;
    return 1;
  }
  return 0;
}

static int read_label(const char *label, cx_expected_polarity *polarity) {
  static const char *const LABELS[] = {"positive", "negative", "neutral", "mixed"};
  for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
    if (strcmp(label, LABELS[i])) continue;
    *polarity = (cx_expected_polarity)(CX_EXPECT_POSITIVE + i);
    return 1;
  }
  return 0;
}

/* One item without blanks; what is wrong with it, CX_MESSAGE_COUNT = nothing. */
static cx_message read_item(cx_expected *item, char *text) {
  int const negated = text[0] == '!';
  char *name = text + negated, *equals = strchr(name, '='), *colon = strchr(name, ':');

  item->name = name;
  item->polarity = CX_EXPECT_ANY;
  item->kind = negated ? CX_EXPECT_NO_THEME : CX_EXPECT_THEME;
  if (equals) {
    *equals = '\0';
    item->name = equals + 1;
    if (!strcmp(name, "intent")) item->kind = negated ? CX_EXPECT_NO_INTENT : CX_EXPECT_INTENT;
    else if (!strcmp(name, "lang") && !negated) item->kind = CX_EXPECT_LANGUAGE;
    else if (!strcmp(name, "sentiment") && !negated) item->kind = CX_EXPECT_SENTIMENT;
    else
      return CX_MESSAGE_test_before_equals;
    if (item->kind == CX_EXPECT_SENTIMENT && !read_label(item->name, &item->polarity))
      return CX_MESSAGE_test_sentiment;
  } else if (colon) {
    if (negated) return CX_MESSAGE_test_not_with_mark;
    *colon = '\0';
    if (!read_mark(colon + 1, &item->polarity)) return CX_MESSAGE_test_mark;
  }
  return *item->name ? CX_MESSAGE_COUNT : CX_MESSAGE_test_name_missing;
}

cxtag_status cx_expectation_parse(cx_expectation *out, cx_arena *arena, const char *text, size_t len,
                                  cxtag_language language, size_t *at, char *message, size_t message_size) {
  size_t i = 0;
  char *copy = cx_arena_copy(arena, text, len);

  *out = (cx_expectation){cx_arena_array(arena, len / 2 + 1, sizeof *out->items), 0};
  if (!copy || !out->items) return CXTAG_ENOMEM;
  for (;;) {
    i += strspn(copy + i, " \t\n");
    if (!copy[i]) return CXTAG_OK;
    size_t const start = i;
    i += strcspn(copy + i, " \t\n");
    char const behind = copy[i];
    copy[i] = '\0';
    out->items[out->count].at = start;
    cx_message const cure = read_item(&out->items[out->count++], copy + start);
    if (cure != CX_MESSAGE_COUNT) {
      *at = start;
      snprintf(message, message_size, cx_message_text(language, CX_TEXT(test_item_faulty)), (int)(i - start),
               text + start, cx_message_text(language, cure, ""));
      return CXTAG_ESYNTAX;
    }
    if (behind) i++;
  }
}
