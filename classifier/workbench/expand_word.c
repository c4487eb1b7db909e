/* The forms that a word of a row covers. */
#include <cxtag/lexicon.h>

#include <string.h>

#include "lexicon/decode.h"
#include "lexicon/expression.h"
#include "lexicon/faults.h"
#include "morph/expand.h"
#include "workbench/signs.h"

enum { WORD_BYTES_MAX = 1024 };

static const cx_position nowhere = {0};

typedef struct expansion {
  int (*callback)(void *ctx, const cxtag_form_info *form);
  void *ctx;
  cx_buffer text; /* form and features of the form at hand, each ended by NUL */
} expansion;

/* Nonzero stops: the caller asked for it, or memory is out. */
static int pass_on(void *ctx, const cx_expanded_form *form) {
  expansion *e = ctx;
  cx_buffer_reset(&e->text);
  cx_buffer_append(&e->text, form->form, form->length);
  cx_buffer_append_byte(&e->text, '\0');
  size_t const features = e->text.length;
  cx_write_features(&e->text, form->features);
  if (form->reading & CX_READ_SPOKEN)
    cx_buffer_append_text(&e->text, e->text.length > features ? ", spoken form" : "spoken form");
  if (!cx_buffer_text(&e->text)) return 1;
  cxtag_form_info const info = {form->group, e->text.bytes, e->text.bytes + features};
  return e->callback(e->ctx, &info);
}

/* What reads the word, and the language of what is said when it is none. */
typedef struct word_reader {
  cx_arena arena;
  cx_buffer folded;
  cxtag_language messages;
} word_reader;

/* Signs that no text holds as a word have no form. */
static cxtag_status check_sign(const word_reader *r, const cx_part *part, cxtag_error *err) {
  cx_text_reader *reader;
  cx_reading reading = CX_READS_WORDS;
  cxtag_status status = cx_text_reader_new(&reader, r->arena.memory);
  if (status == CXTAG_OK) status = cx_reading_of(&reading, reader, part->text, part->length);
  cx_text_reader_free(reader);
  if (status != CXTAG_OK) return cx_error_memory(err);
  if (reading != CX_READS_NOTHING) return CXTAG_OK;
  return cx_error_say(err, CXTAG_EINVAL, nowhere, r->messages, CX_TEXT(lint_sign), (int)part->length, part->text);
}

static int is_word(const cx_expression *expression) {
  const cx_part *part = expression->chains->parts;
  if (expression->chains->next || part->next) return 0;
  return part->kind == CX_PART_WORD || (part->kind == CX_PART_EXACT && !memchr(part->text, ' ', part->length));
}

static int is_blank(const char *word, size_t len) {
  while (len && strchr(" \t\n", word[len - 1])) len--; /* a NUL is none that can be read either */
  return !len;
}

static cxtag_status parse_word(word_reader *r, const cx_part **out, const char *word, size_t len, cxtag_error *err) {
  cx_expression *expression;
  cx_expression_fault fault;
  if (is_blank(word, len) || len > WORD_BYTES_MAX || !cx_is_utf8(word, len))
    return cx_error_say(err, CXTAG_EINVAL, nowhere, r->messages, CX_TEXT(expand_no_word));
  if (cx_is_pattern(word, len))
    return cx_error_say(err, CXTAG_EINVAL, nowhere, r->messages, CX_TEXT(expand_pattern));
  cxtag_status const status = cx_expression_parse(&expression, &r->arena, word, len, &fault);
  if (status == CXTAG_ENOMEM) return cx_error_memory(err);
  if (status != CXTAG_OK)
    return cx_error_set(err, CXTAG_EINVAL, "%s", cx_expression_fault_text(&fault, r->messages));
  if (!is_word(expression))
    return cx_error_say(err, CXTAG_EINVAL, nowhere, r->messages, CX_TEXT(expand_several), (int)len, word);
  *out = expression->chains->parts;
  return check_sign(r, *out, err);
}

/* The one word that the text is, as a row would write it: toimitus, ~kulu, [toimituksen]. */
static cxtag_status read_word(word_reader *r, cx_entry *out, const char *word, size_t len, cxtag_error *err) {
  const cx_part *part = NULL;
  cxtag_status const status = parse_word(r, &part, word, len, err);
  if (status != CXTAG_OK) return status;
  if (cx_text_fold(&r->folded, part->text, part->length) != CXTAG_OK) return cx_error_memory(err);
  *out = (cx_entry){.word = r->folded.bytes ? r->folded.bytes : "",
                    .length = r->folded.length,
                    .anchors = part->anchors,
                    .exact = part->kind == CX_PART_EXACT};
  return CXTAG_OK;
}

static cxtag_status expand_entry(expansion *e, const cx_entry *entry, cxtag_language messages, cxtag_error *err) {
  const cxtag_memory *memory = e->text.memory;
  cxtag_status const status = cx_expand_entry(entry, pass_on, e, memory, err);
  if (status == CXTAG_OK && e->text.failed) return cx_error_memory(err);
  if (status != CXTAG_EINVAL) return status;
  char text[256];
  cx_entry_fault(text, sizeof text, entry, messages);
  return cx_error_set(err, status, "%s", text);
}

cxtag_status cxtag_expand_in(cxtag_language messages, const char *word, size_t len, cxtag_language language,
                             const char *inflect, int (*callback)(void *ctx, const cxtag_form_info *form), void *ctx,
                             const cxtag_memory *memory, cxtag_error *err) {
  static const uint8_t languages[] = {CX_LANGUAGE_ANY, CX_LANGUAGE_FI, CX_LANGUAGE_EN};
  expansion e = {callback, ctx, {0}};
  word_reader r = {.messages = messages};
  cx_entry entry;

  if (!word || !callback || (unsigned)language > CXTAG_EN)
    return cx_error_set(err, CXTAG_EINVAL, "a word, a callback and a language of cxtag_language are needed");
  if (!memory) memory = &cx_memory_default;
  cx_arena_init(&r.arena, memory);
  cx_buffer_init(&r.folded, memory);
  cx_buffer_init(&e.text, memory);
  cxtag_status status = read_word(&r, &entry, word, len, err);
  if (status == CXTAG_OK) {
    entry.languages = languages[language];
    entry.inflect = inflect && *inflect ? inflect : NULL;
    status = expand_entry(&e, &entry, messages, err);
  }
  cx_buffer_clear(&e.text);
  cx_buffer_clear(&r.folded);
  cx_arena_clear(&r.arena);
  return status;
}

cxtag_status cxtag_expand(const char *word, size_t len, cxtag_language language, const char *inflect,
                          int (*callback)(void *ctx, const cxtag_form_info *form), void *ctx,
                          const cxtag_memory *memory, cxtag_error *err) {
  return cxtag_expand_in(CXTAG_EN, word, len, language, inflect, callback, ctx, memory, err);
}
