/* What the command says, in the language of the person at it: --ui, else LC_ALL, LC_MESSAGES or LANG. */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include <cxtag/cxtag.h>

#if defined(__GNUC__)
#define CLI_FORMAT_LIKE(text) __attribute__((format_arg(text)))
#define CLI_MAYBE_UNUSED __attribute__((unused))
#else
#define CLI_FORMAT_LIKE(text)
#define CLI_MAYBE_UNUSED
#endif

typedef enum cli_message {
#define MESSAGE(id, english, finnish) CLI_MESSAGE_##id,
#include "cli/messages.def"
#undef MESSAGE
  CLI_MESSAGE_COUNT
} cli_message;

#define MESSAGE(id, english, finnish) static const char CLI_ENGLISH_##id[] CLI_MAYBE_UNUSED = english;
#include "cli/messages.def"
#undef MESSAGE

/* The text of a message of messages.def; the compiler checks what is printed with it. */
#define CLI_SAY(id) cli_say(CLI_MESSAGE_##id, CLI_ENGLISH_##id)
const char *cli_say(cli_message message, const char *english) CLI_FORMAT_LIKE(2);

/* CXTAG_FI or CXTAG_EN. */
cxtag_language cli_ui(void);
/* Finds the language out from the words of the command line and the environment; before anything is said.
 * Returns how many words before the command were --ui alone: `cxtag --ui fi lex lint DIR`. */
int cli_choose_ui(int count, char *const *words);

/* The help of an option or a command in the language: `english` unless it is Finnish and finnish.c has it.
 * group: heading of the option's group, or the command's name; name: the option's, or summary, description.
 */
const char *cli_help_text(const char *group, const char *name, const char *english);

#endif
