/* The first line of a WhatsApp message: `[1.2.2024 klo 9.16.02] Name: text` (iOS), `1.2.2024 klo 9.16 - Name:
 * text` (Android), in the order of day, month and year and with the words of any language. */
#ifndef CX_RECORD_CHAT_LINE_H
#define CX_RECORD_CHAT_LINE_H

#include <stddef.h>

typedef enum cx_chat_style { CX_CHAT_UNKNOWN, CX_CHAT_BRACKETS, CX_CHAT_DASH } cx_chat_style;

typedef struct cx_chat_line {
  cx_chat_style style;
  size_t stamp, stamp_length; /* the time as written */
  size_t name, name_length;   /* 0 = nobody says it: a message of the system */
  size_t text;                /* where it begins */
} cx_chat_line;

/* 0 = the line goes on with the message before it. style: only this one, CX_CHAT_UNKNOWN = either. */
int cx_chat_line_read(cx_chat_line *out, const char *line, size_t len, cx_chat_style style);

/* Why a message is no customer's text: "media", "deleted", "system"; NULL = it is. Cuts notes of attachments
 * and edits off *text. named: somebody says it. */
const char *cx_chat_reason(const char **text, size_t *len, int named);

#endif
