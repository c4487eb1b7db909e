/* The forms that a word of a row covers. */
#include <cxtag/lexicon.h>

#include <string.h>

#include "lexicon/decode.h"
#include "lexicon/expression.h"
#include "morph/expand.h"
#include "text/text.h"

enum { WORD_BYTES_MAX = 1024 };

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

/* The one word that the text is, as a row would write it: toimitus, ~kulu, [toimituksen]. */
static cxtag_status read_word(cx_entry *out, cx_arena *arena, cx_buffer *folded, const char *word, size_t len,
                              cxtag_error *err) {
  cx_expression *expression;
  cx_expression_fault fault;
  if (!len || len > WORD_BYTES_MAX || !cx_is_utf8(word, len))
    return cx_error_set(err, CXTAG_EINVAL,
                        "no word, or none that can be read: give one word, as a row writes it");
  cxtag_status const status = cx_expression_parse(&expression, arena, word, len, &fault);
  if (status == CXTAG_ENOMEM) return cx_error_memory(err);
  if (status != CXTAG_OK) return cx_error_set(err, CXTAG_EINVAL, "%s", fault.message);
  const cx_part *part = expression->chains->parts;
  int const is_word =
      part->kind == CX_PART_WORD || (part->kind == CX_PART_EXACT && !memchr(part->text, ' ', part->length));
  if (expression->chains->next || part->next || !is_word)
    return cx_error_set(err, CXTAG_EINVAL, "'%.*s' is not a single word: give its words one by one", (int)len,
                        word);
  if (cx_text_fold(folded, part->text, part->length) != CXTAG_OK) return cx_error_memory(err);
  *out = (cx_entry){.word = folded->bytes ? folded->bytes : "",
                    .length = folded->length,
                    .anchors = part->anchors,
                    .exact = part->kind == CX_PART_EXACT};
  return CXTAG_OK;
}

cxtag_status cxtag_expand(const char *word, size_t len, cxtag_language language, const char *inflect,
                          int (*callback)(void *ctx, const cxtag_form_info *form), void *ctx,
                          const cxtag_memory *memory, cxtag_error *err) {
  static const uint8_t languages[] = {CX_LANGUAGE_ANY, CX_LANGUAGE_FI, CX_LANGUAGE_EN};
  expansion e = {callback, ctx, {0}};
  cx_arena arena;
  cx_buffer folded;
  cx_entry entry;

  if (!word || !callback || (unsigned)language > CXTAG_EN)
    return cx_error_set(err, CXTAG_EINVAL, "a word, a callback and a language of cxtag_language are needed");
  if (!memory) memory = &cx_memory_default;
  cx_arena_init(&arena, memory);
  cx_buffer_init(&folded, memory);
  cx_buffer_init(&e.text, memory);
  cxtag_status status = read_word(&entry, &arena, &folded, word, len, err);
  if (status == CXTAG_OK) {
    entry.languages = languages[language];
    entry.inflect = inflect && *inflect ? inflect : NULL;
    status = cx_expand_entry(&entry, pass_on, &e, memory, err);
    if (status == CXTAG_OK && e.text.failed) status = cx_error_memory(err);
  }
  cx_buffer_clear(&e.text);
  cx_buffer_clear(&folded);
  cx_arena_clear(&arena);
  return status;
}
