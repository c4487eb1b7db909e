/* What stopped a row, in words. */
#include <stdio.h>

#include "base/messages.h"
#include "workbench/near.h"

static void write_words(cx_buffer *out, const cx_outcome *outcome, uint32_t first, uint32_t last) {
  cxtag_span const span = cx_text_span(outcome->text, first, last);
  cx_buffer_append_byte(out, '\'');
  cx_buffer_append(out, outcome->text->source + span.start, span.end - span.start);
  cx_buffer_append_byte(out, '\'');
}

static void write_apart(cx_buffer *out, cxtag_language in, const cx_near *near) {
  char text[200];
  unsigned const between = (unsigned)near->between, gap = (unsigned)near->gap;
  if (!between)
    snprintf(text, sizeof text, "%s", CX_SAY(in, near_order));
  else if (gap)
    snprintf(text, sizeof text, between == 1 ? CX_SAY(in, near_gap_one) : CX_SAY(in, near_gap), between, gap);
  else
    snprintf(text, sizeof text, between == 1 ? CX_SAY(in, near_next_one) : CX_SAY(in, near_next), between);
  cx_buffer_append_text(out, text);
}

static void write_hidden(cx_buffer *out, cxtag_language in, const cx_lexicon *lexicon, uint32_t other) {
  if (other == UINT32_MAX) {
    cx_buffer_append_text(out, CX_SAY(in, near_hidden));
    return;
  }
  const cx_row *row = &lexicon->rows[other];
  cx_buffer_append_text(out, CX_SAY(in, near_hidden_by));
  cx_buffer_append_text(out, cx_lexicon_string(lexicon, row->source));
  cx_buffer_append_byte(out, ':');
  cx_buffer_append_integer(out, row->line);
  cx_buffer_append_text(out, " '");
  cx_buffer_append_text(out, cx_lexicon_string(lexicon, row->expression));
  cx_buffer_append_byte(out, '\'');
}

static const char *plain_note(cxtag_language in, cxtag_near_cause cause) {
  switch (cause) {
  case CXTAG_NEAR_UNSAID: return CX_SAY(in, near_unsaid);
  case CXTAG_NEAR_NEGATED: return CX_SAY(in, near_negated);
  case CXTAG_NEAR_HYPOTHETICAL: return CX_SAY(in, near_hypothetical);
  case CXTAG_NEAR_COMPETITOR: return CX_SAY(in, near_competitor);
  case CXTAG_NEAR_CAPITALS: return CX_SAY(in, near_capitals);
  default: return CX_SAY(in, near_clauses);
  }
}

void cx_write_near(cx_buffer *out, const cxtag_session *session, const cx_near *near) {
  cxtag_language const in = session->engine->messages;
  const cx_outcome *outcome = session->result.outcome;
  const cx_lexicon *lexicon = session->result.lexicon;
  switch (near->cause) {
  case CXTAG_NEAR_HIDDEN:
    write_hidden(out, in, lexicon, near->other);
    break;
  case CXTAG_NEAR_CANCELLED:
    cx_buffer_append_text(out, CX_SAY(in, near_cancelled));
    write_words(out, outcome, near->first, near->last);
    break;
  case CXTAG_NEAR_APART:
    write_apart(out, in, near);
    break;
  case CXTAG_NEAR_LANGUAGE:
    write_words(out, outcome, near->first, near->last);
    cx_buffer_append_text(out, CX_SAY(in, near_language));
    break;
  case CXTAG_NEAR_READING:
    write_words(out, outcome, near->first, near->last);
    cx_buffer_append_text(out, CX_SAY(in, near_reading));
    break;
  case CXTAG_NEAR_ANCHOR:
    write_words(out, outcome, near->first, near->last);
    cx_buffer_append_text(out, CX_SAY(in, near_anchor));
    break;
  case CXTAG_NEAR_MISSING:
    cx_name_step(out, lexicon, &lexicon->rows[near->row], near->symbol);
    break;
  default:
    cx_buffer_append_text(out, plain_note(in, near->cause));
  }
}
