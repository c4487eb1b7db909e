/*
 * What is said to people who write lexicons, in English and in Finnish: one catalogue, messages_*.def, keyed
 * by an id. Code hands over CX_TEXT(id) and values; the compiler checks the values against the English text,
 * a test that the Finnish one takes the same values in the same order.
 */
#ifndef CX_BASE_MESSAGES_H
#define CX_BASE_MESSAGES_H

#include "base/error.h"

#if defined(__GNUC__)
#define CX_FORMAT_LIKE(text) __attribute__((format_arg(text)))
#define CX_MAYBE_UNUSED __attribute__((unused))
#else
#define CX_FORMAT_LIKE(text)
#define CX_MAYBE_UNUSED
#endif

typedef enum cx_message {
#define MESSAGE(id, english, finnish) CX_MESSAGE_##id,
#include "base/messages_lexicon.def"
#include "base/messages_workbench.def"
#undef MESSAGE
  CX_MESSAGE_COUNT
} cx_message;

#define MESSAGE(id, english, finnish) static const char CX_ENGLISH_##id[] CX_MAYBE_UNUSED = english;
#include "base/messages_lexicon.def"
#include "base/messages_workbench.def"
#undef MESSAGE

/* A message as two arguments: its number, and its English text for the compiler to check. */
#define CX_TEXT(id) CX_MESSAGE_##id, CX_ENGLISH_##id

/* The text in the language; all but CXTAG_FI are English. */
const char *cx_message_text(cxtag_language language, cx_message message, const char *english)
    CX_FORMAT_LIKE(3);
/* The text of a message without values. */
#define CX_SAY(language, id) cx_message_text(language, CX_TEXT(id))

/* The id as text; NULL when there is no such message. */
const char *cx_message_id(cx_message message);

/* As cx_error_at, in a language. */
cxtag_status cx_error_say(cxtag_error *err, cxtag_status code, cx_position position, cxtag_language language,
                          cx_message message, const char *english, ...) CX_PRINTF(6, 7);

#endif
