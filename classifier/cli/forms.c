#include "cli/forms.h"

#include <stdio.h>
#include <string.h>

#include "cli/say.h"
#include "cli/text.h"

enum { NAME_BYTES = 64 };

/* The Finnish of the first `length` bytes, or NULL. */
static const char *name_of(const char *group, const char *text, size_t length) {
  char name[NAME_BYTES];
  if (!length || length >= sizeof name) return NULL;
  memcpy(name, text, length);
  name[length] = '\0';
  const char *const said = cli_help_text(group, name, name);
  return said == name ? NULL : said;
}

static void print(const char *text, size_t length) { cli_print_safe(stdout, text, length); }

/* The longest run of words from the first on that has a name in Finnish; *length is what it takes, without one a word.
 */
static const char *take_name(const char *text, size_t *length) {
  const char *said = name_of("feature", text, *length);
  while (!said) {
    size_t at = *length;
    while (at && text[at - 1] != ' ') at--;
    if (!at) return NULL;
    *length = at - 1;
    said = name_of("feature", text, *length);
  }
  return said;
}

static void print_names(const char *text, size_t length) {
  while (length) {
    size_t taken = length;
    const char *const said = take_name(text, &taken);
    if (said) fputs(said, stdout);
    else print(text, taken);
    text += taken;
    length -= taken;
    if (!length) break;
    putchar(*text++);
    length--;
  }
}

void cli_print_forms(const char *forms) {
  while (*forms) {
    size_t const length = strcspn(forms, ",;:");
    if (forms[length] == ':') print(forms, length);
    else print_names(forms, length);
    forms += length;
    for (; *forms && strchr(",;: ", *forms); forms++) putchar(*forms);
  }
}

/* A kind of row and its place, or a cause of several words, and the factor behind the last blank. */
void cli_print_shifter(const char *shifter) {
  const char *const last = strrchr(shifter, ' ');
  const char *said = last ? name_of("shifter", shifter, (size_t)(last - shifter)) : NULL;
  size_t length = last ? (size_t)(last - shifter) : 0;
  if (!said) said = name_of("shifter", shifter, length = strcspn(shifter, " "));
  if (said) fputs(said, stdout);
  else length = 0;
  print(shifter + length, strlen(shifter + length));
}
