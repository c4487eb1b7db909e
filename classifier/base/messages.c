#include "base/messages.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
  const char *id, *english, *finnish;
} catalogue[] = {
#define MESSAGE(id, english, finnish) {#id, english, finnish},
#include "base/messages_lexicon.def"
#include "base/messages_workbench.def"
#undef MESSAGE
};

const char *cx_message_text(cxtag_language language, cx_message message, const char *english) {
  if ((unsigned)message >= CX_MESSAGE_COUNT) return english;
  return language == CXTAG_FI ? catalogue[message].finnish : catalogue[message].english;
}

const char *cx_message_id(cx_message message) {
  return (unsigned)message < CX_MESSAGE_COUNT ? catalogue[message].id : NULL;
}

cxtag_status cx_error_say(cxtag_error *err, cxtag_status code, cx_position position, cxtag_language language,
                          cx_message message, const char *english, ...) {
  char text[sizeof err->message];
  va_list args;
  if (!err) return code;
  va_start(args, english);
  vsnprintf(text, sizeof text, cx_message_text(language, message, english), args);
  va_end(args);
  return cx_error_at(err, code, position, "%s", text);
}
