/* reader.c: repair, limits, hostile texts, memory that runs out. */
#include "failing.h"
#include "text_testing.h"

#include <stdio.h>
#include <time.h>

static void broken_text_is_repaired_and_said_so(void **state) {
  reading r = read_bytes("hyv\xE4 palvelu", 12, SIZE_MAX, CXTAG_FROM_LINES);
  (void)state;
  assert_int_equal(r.text.flags & CX_TEXT_REPAIRED, CX_TEXT_REPAIRED);
  assert_span(&r, 0, "hyvä");
  end_reading(&r);
  r = read_bytes("hyv\xE4 palvelu", 12, SIZE_MAX, CXTAG_FROM_UTF8);
  assert_int_equal(r.text.source_length, 14);
  assert_span(&r, 0, "hyv");
  end_reading(&r);
  r = read_text("hyvä");
  assert_int_equal(r.text.flags, CX_TEXT_DOTS);
  assert_ptr_equal(r.text.source, r.copy);
  end_reading(&r);
}

static void long_texts_are_cut_between_code_points(void **state) {
  reading r = read_bytes("hyvä", 5, 4, CXTAG_FROM_LINES);
  (void)state;
  assert_int_equal(r.text.flags, CX_TEXT_TRUNCATED);
  assert_int_equal(r.text.source_length, 3);
  end_reading(&r);
}

static void empty_and_blank_texts_have_no_tokens(void **state) {
  static const char *const texts[] = {"",         " ",  "\n",           "...",         "-",
                                      "\xCC\x88", "?!", "\xE2\x80\x8D", "\xEF\xBF\xBD"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    reading r = read_text(texts[i]);
    assert_int_equal(r.text.token_count, 0);
    end_reading(&r);
  }
  cx_text_reader *reader;
  cx_text text;
  assert_int_equal(cx_text_reader_new(&reader, NULL), CXTAG_OK);
  assert_int_equal(cx_text_read(&text, reader, NULL, 0, SIZE_MAX, CXTAG_FROM_UTF8, NULL), CXTAG_OK);
  assert_int_equal(text.token_count + text.length + text.source_length, 0);
  cx_text_reader_free(reader);
  cx_text_reader_free(NULL);
}

static void nul_bytes_are_blanks(void **state) {
  reading r = read_bytes("a\0b\0", 4, SIZE_MAX, CXTAG_FROM_LINES);
  (void)state;
  assert_int_equal(r.text.token_count, 2);
  assert_int_equal(r.text.flags, 0);
  end_reading(&r);
}

static void cells_fold_as_texts_do(void **state) {
  static const char *const cells[] = {"Can’t",    "HYVA\xCC\x88", "❤️",
                                      "👍🏽", "\xC5\x81",     "toimi\xC2\xADtus"};
  (void)state;
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    cx_buffer out;
    reading r = read_text(cells[i]);
    cx_buffer_init(&out, NULL);
    cx_buffer_append_text(&out, "+");
    assert_int_equal(cx_text_fold(&out, cells[i], strlen(cells[i])), CXTAG_OK);
    assert_int_equal(out.length, r.text.length + 1);
    assert_memory_equal(out.bytes + 1, r.text.bytes, r.text.length);
    assert_int_equal(r.text.token_count, 1);
    cx_buffer_clear(&out);
    end_reading(&r);
  }
}

/* Everything that holds for any text. */
static void check_text(const cx_text *text) {
  uint32_t last = 0;
  size_t clauses = 0;
  if (text->token_count) assert_int_equal(text->clauses[text->clause_count], text->token_count);
  for (size_t i = 0; i < text->token_count; i++) {
    const cx_token *token = &text->tokens[i];
    if (token->border >= CX_BORDER_CLAUSE) assert_int_equal(text->clauses[clauses++], i);
    cxtag_span span = cx_text_span(text, i, i);
    assert_true(token->start < token->end && token->end <= text->length);
    assert_true(token->start >= last || token->flags & CX_TOKEN_OF_HASHTAG);
    assert_true(span.start <= span.end && span.end <= text->source_length);
    assert_true((text->source[span.start] & 0xC0) != 0x80);
    assert_true(span.end == text->source_length || (text->source[span.end] & 0xC0) != 0x80);
    if (!(token->flags & CX_TOKEN_OF_HASHTAG)) last = token->end;
  }
  assert_int_equal(text->clause_count, clauses);
  int const has_dots = strstr(text->bytes, "ä") || strstr(text->bytes, "ö") || strstr(text->bytes, "å");
  assert_int_equal(text->flags & CX_TEXT_DOTS, has_dots ? CX_TEXT_DOTS : 0);
  if (memchr(text->bytes, '?', text->length)) assert_true(text->flags & CX_TEXT_QUESTION_MARK);
}

static double seconds_to_read(const char *piece, size_t piece_length, size_t total) {
  char *bytes = malloc(total + piece_length);
  size_t len = 0;
  cx_text text;
  cx_text_reader *reader;

  assert_non_null(bytes);
  for (; len + piece_length <= total; len += piece_length) memcpy(bytes + len, piece, piece_length);
  assert_int_equal(cx_text_reader_new(&reader, NULL), CXTAG_OK);
  clock_t start = clock();
  assert_int_equal(cx_text_read(&text, reader, bytes, len, SIZE_MAX, CXTAG_FROM_LINES, NULL), CXTAG_OK);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  check_text(&text);
  cx_text_reader_free(reader);
  free(bytes);
  return seconds;
}

/* A megabyte of each; a quadratic step anywhere takes minutes instead of parts of a second, or of some seconds where
 * threads are watched. */
#if defined(__SANITIZE_THREAD__)
enum { SECONDS_MOST = 60 };
#else
enum { SECONDS_MOST = 4 };
#endif

static void hostile_texts_take_linear_time(void **state) {
  static const struct {
    const char *piece;
    size_t length;
  } pieces[] = {
      /* clang-format off */
      {"😀", 4}, {"👩🏽‍💻", 15}, {"\xCC\x81", 2}, {"\0", 1}, {"\xED\xA0\x80", 3}, {"\xE2\x80\xA8", 3},
      {"\xD7\xA9", 2}, {"a\xCC\x88", 3}, {"a.", 2}, {"a@", 2}, {"a-", 2}, {"a:", 2}, {":", 1}, {"#", 1},
      {"@", 1}, {"(", 1}, {"(:", 2}, {"<3", 2}, {"^", 1}, {"-", 1}, {"_", 1}, {"1", 1}, {"1.", 2},
      {"1 000 ", 6}, {"1h", 2}, {"$", 1}, {"&", 1}, {"http://", 7}, {"www.", 4}, {"a, ", 3}, {"ja ", 3},
      {"mutta ", 6}, {"\xF0\x9F", 2}, {"\xFF", 1}, {"\xE2\x80\x8D", 3}, {"\xEF\xB8\x8F", 3}, {"'", 1},
      {"a'", 2}, {"#Aa1", 4}, {"ß", 2}, {"ﬃ", 3}, {"\xE1\x85\xA1", 3}, {"!", 1}, {".", 1}, {"…", 3},
      {"\n", 1}, {"- \n", 3}, {" ", 1}, {"\t", 1}, {" -", 2}, {"🇫", 4}, {"esim. ", 6}, {"e.", 2},
      {"1-", 2}, {"\xD6\x87", 2}, {"a\xC2\xAD", 3}, {"a\xCC\x81\xC2\xAD\xE2\x80\x8D", 8}, {"=)", 2},
      {"xd", 2}, {"o_", 2},
      /* clang-format on */
  };
  (void)state;
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    double seconds = seconds_to_read(pieces[i].piece, pieces[i].length, 1 << 20);
    if (seconds > SECONDS_MOST) fail_msg("piece %zu took %f s", i, seconds);
  }
}

static uint32_t next_random(uint32_t *seed) {
  return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

/* Random rows of pieces and of bytes: whatever comes, tokens lie in order on code-point borders, and a reader
 * that has read other texts gives the same as a new one. */
static void any_text_gives_sound_tokens(void **state) {
  static const char *const pieces[] = {"a",
                                       "Ä",
                                       "ö",
                                       "÷",
                                       "å",
                                       "3",
                                       " ",
                                       ".",
                                       ",",
                                       ":",
                                       "-",
                                       "'",
                                       "’",
                                       "@",
                                       "#",
                                       "_",
                                       "/",
                                       "(",
                                       ")",
                                       "👍",
                                       "🏽",
                                       "\xE2\x80\x8D",
                                       "\xCC\x88",
                                       "\xC2\xAD",
                                       "ß",
                                       "ja ",
                                       "mutta ",
                                       "fi",
                                       "www.",
                                       "\n",
                                       "€",
                                       "%",
                                       "e",
                                       "<",
                                       "=",
                                       "D",
                                       "\xFF",
                                       "\xC3",
                                       "kkk",
                                       "ﬃ",
                                       "&",
                                       "!",
                                       "?",
                                       "^",
                                       "…"};
  cx_text_reader *old;
  uint32_t seed = 3;
  (void)state;
  assert_int_equal(cx_text_reader_new(&old, NULL), CXTAG_OK);
  for (int round = 0; round < 30000; round++) {
    char bytes[512] = "";
    for (uint32_t n = next_random(&seed) % 30; n; n--) {
      if (round % 5)
        strcat(bytes, pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
      else
        append(bytes, sizeof bytes, (char[]){(char)(next_random(&seed) % 255 + 1)}, 1);
    }
    cx_text text;
    assert_int_equal(cx_text_read(&text, old, bytes, strlen(bytes), SIZE_MAX, CXTAG_FROM_LINES, NULL),
                     CXTAG_OK);
    check_text(&text);
    if (round % 20) continue;
    reading r = read_text(bytes);
    assert_int_equal(text.token_count, r.text.token_count);
    if (text.token_count)
      assert_memory_equal(text.tokens, r.text.tokens, text.token_count * sizeof *text.tokens);
    assert_int_equal(text.flags, r.text.flags);
    end_reading(&r);
  }
  cx_text_reader_free(old);
}

static void every_failed_allocation_is_reported(void **state) {
  static const char text[] = "can\xE2\x80\x99t \xFF ŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉŉ a b c d e f "
                             "g h i j k l m n o p q r";
  int attempts = 0;
  (void)state;
  for (;; attempts++) {
    failing f = {attempts, 0};
    cxtag_memory const memory = failing_memory(&f);
    cx_text_reader *reader;
    cx_text out;
    cxtag_error err;
    if (cx_text_reader_new(&reader, &memory) != CXTAG_OK) {
      assert_null(reader);
      assert_int_equal(f.held, 0);
      continue;
    }
    cxtag_status status = cx_text_read(&out, reader, text, sizeof text - 1, SIZE_MAX, CXTAG_FROM_UTF8, &err);
    if (status != CXTAG_OK) {
      assert_int_equal(status, CXTAG_ENOMEM);
      assert_int_equal(err.code, CXTAG_ENOMEM);
      assert_int_equal(out.token_count, 0);
      f.left = 1000; /* the reader stays usable */
      assert_int_equal(cx_text_read(&out, reader, text, sizeof text - 1, SIZE_MAX, CXTAG_FROM_UTF8, &err),
                       CXTAG_OK);
    }
    assert_in_range(out.token_count, 20, 30);
    cx_text_reader_free(reader);
    assert_int_equal(f.held, 0);
    if (status == CXTAG_OK) break;
  }
  assert_in_range(attempts, 5, 100);
}

static void folding_a_cell_reports_failed_allocations(void **state) {
  int attempts = 0;
  (void)state;
  for (;; attempts++) {
    failing f = {attempts, 0};
    cxtag_memory const memory = failing_memory(&f);
    cx_buffer out;
    cx_buffer_init(&out, &memory);
    cxtag_status status = cx_text_fold(&out, "can’t\xFF", 8);
    if (status == CXTAG_OK)
      assert_memory_equal(out.bytes, "can't\xEF\xBF\xBD", out.length);
    else
      assert_int_equal(status, CXTAG_ENOMEM);
    cx_buffer_clear(&out);
    assert_int_equal(f.held, 0);
    if (status == CXTAG_OK) break;
  }
  assert_in_range(attempts, 3, 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(broken_text_is_repaired_and_said_so),
      cmocka_unit_test(long_texts_are_cut_between_code_points),
      cmocka_unit_test(empty_and_blank_texts_have_no_tokens),
      cmocka_unit_test(nul_bytes_are_blanks),
      cmocka_unit_test(cells_fold_as_texts_do),
      cmocka_unit_test(hostile_texts_take_linear_time),
      cmocka_unit_test(any_text_gives_sound_tokens),
      cmocka_unit_test(every_failed_allocation_is_reported),
      cmocka_unit_test(folding_a_cell_reports_failed_allocations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
