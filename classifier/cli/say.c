#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

static const struct {
  const char *english, *finnish;
} messages[] = {
#define MESSAGE(id, english, finnish) {english, finnish},
#include "cli/messages.def"
#undef MESSAGE
};

static cxtag_language ui = CXTAG_EN;

cxtag_language cli_ui(void) {
  return ui;
}

const char *cli_say(cli_message message, const char *english) {
  if ((unsigned)message >= CLI_MESSAGE_COUNT) return english;
  return ui == CXTAG_FI ? messages[message].finnish : messages[message].english;
}

/* "fi", "fi_FI.UTF-8", "fi@euro", but not "fil" (Filipino). */
static int is_finnish(const char *locale) {
  return !strncmp(locale, "fi", 2) && strchr("_.@-", locale[2]); /* strchr finds the end too */
}

/* The first of these that is set and not empty decides, as POSIX has it for messages. */
static cxtag_language of_environment(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *const value = getenv(names[i]);
    if (value && *value) return is_finnish(value) ? CXTAG_FI : CXTAG_EN;
  }
  return CXTAG_EN;
}

/* The value of --ui at words[at], and how many words it takes; NULL = it is none. */
static const char *ui_value(int count, char *const *words, int at, int *taken) {
  *taken = 1;
  if (!strncmp(words[at], "--ui=", 5)) return words[at] + 5;
  if (strcmp(words[at], "--ui") != 0 || at + 1 == count) return NULL;
  *taken = 2;
  return words[at + 1];
}

/* It is looked for before the words are parsed, so that what is wrong with them is said in its language. */
int cli_choose_ui(int count, char *const *words) {
  int before = 0, taken;
  ui = of_environment();
  for (int i = 0; i < count && strcmp(words[i], "--") != 0; i += taken) {
    const char *const value = ui_value(count, words, i, &taken);
    if (!value || (strcmp(value, "fi") != 0 && strcmp(value, "en") != 0)) continue;
    ui = !strcmp(value, "fi") ? CXTAG_FI : CXTAG_EN;
    if (before == i) before += taken;
  }
  return before;
}

/* finnish.def: HELP(group, name, text). */
static const struct {
  const char *group, *name, *text;
} helps[] = {
#define HELP(group, name, text) {group, name, text},
#include "cli/finnish.def"
#undef HELP
};

const char *cli_help_text(const char *group, const char *name, const char *english) {
  if (ui != CXTAG_FI) return english;
  for (size_t i = 0; i < sizeof helps / sizeof *helps; i++)
    if (!strcmp(helps[i].group, group) && !strcmp(helps[i].name, name)) return helps[i].text;
  return english;
}
