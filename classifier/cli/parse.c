/* Words of the command line into settings, by the tables of options. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/report.h"

typedef struct parsing {
  cli_settings *settings;
  const cli_command *command;
  char *const *words;
  int count, at;
} parsing;

static void *member(parsing *p, size_t offset) { return (char *)p->settings + offset; }

/* Lists are as long as the command line at most; names separated by commas are counted beforehand. */
static int list_add(cli_list *list, const char *item, size_t room) {
  if (!list->items) list->items = calloc(room, sizeof *list->items);
  if (!list->items) {
    cli_complain(CLI_SAY(out_of_memory));
    return 0;
  }
  list->items[list->count++] = item;
  return 1;
}

static const cli_option *find_option(const cli_command *command, char letter, const char *name, size_t length,
                                     cli_nearest *nearest) {
  for (size_t g = 0; command->groups[g]; g++)
    for (size_t i = 0; i < command->groups[g]->count; i++) {
      const cli_option *const option = &command->groups[g]->options[i];
      if (name ? !strncmp(option->name, name, length) && !option->name[length] : option->letter == letter)
        return option;
      if (nearest) cli_nearest_offer(nearest, option->name);
    }
  return NULL;
}

static int is_choice(const char *choices, const char *value) {
  size_t const length = strlen(value);
  for (const char *at = choices; at; at = strchr(at, '|'), at = at ? at + 1 : NULL)
    if (length == strcspn(at, "|") && !strncmp(at, value, length)) return 1;
  return 0;
}

static int read_number(uint64_t *out, const char *value, int size) {
  char *end;
  errno = 0;
  if (*value < '0' || *value > '9') return 0;
  unsigned long long const number = strtoull(value, &end, 10);
  unsigned shift = 0;
  if (size && *end) {
    const char *const units = "kKmMgG", *const unit = strchr(units, *end);
    if (unit) {
      shift = 10 * ((unsigned)(unit - units) / 2 + 1);
      end++;
    }
  }
  if (errno || *end || number > UINT64_MAX >> shift) return 0;
  *out = (uint64_t)number << shift;
  return 1;
}

/* "a,b\,c" -> "a" and "b,c", in place: the words of the command line are the program's to change. */
static int add_names(cli_list *list, char *value) {
  const char **const items = realloc(list->items, (list->count + strlen(value) + 1) * sizeof *items);
  if (!items) {
    cli_complain(CLI_SAY(out_of_memory));
    return 0;
  }
  list->items = items;
  items[list->count++] = value;
  char *to = value;
  for (const char *from = value; *from; from++) {
    if (from[0] == '\\' && from[1] == ',') {
      *to++ = *++from;
    } else if (*from == ',') {
      *to++ = '\0';
      items[list->count++] = to;
    } else {
      *to++ = *from;
    }
  }
  *to = '\0';
  return 1;
}

static int set_value(parsing *p, const cli_option *option, char *value) {
  const char *const command = p->command->name;
  void *const to = member(p, option->member);
  switch (option->kind) {
  case CLI_FLAG: *(int *)to = 1; return 1;
  case CLI_TEXT: *(const char **)to = value; return 1;
  case CLI_LIST: return list_add(to, value, (size_t)p->count);
  case CLI_NAMES: return add_names(to, value);
  case CLI_CHOICE:
    if (!is_choice(option->value, value)) {
      cli_complain_usage(command, CLI_SAY(choice_wrong), option->name, value, option->value);
      return 0;
    }
    *(const char **)to = value;
    return 1;
  case CLI_COUNT:
  case CLI_SIZE:
    if (read_number(to, value, option->kind == CLI_SIZE)) return 1;
    cli_complain_usage(command, option->kind == CLI_SIZE ? CLI_SAY(size_wrong) : CLI_SAY(count_wrong),
                       option->name, value);
    return 0;
  }
  return 0;
}

/* "" for a path is a variable that is not set: a folder "" would be the root of all. */
static int lacks_path(cli_completes kind, const char *value) {
  return !*value && (kind == CLI_COMPLETES_FILES || kind == CLI_COMPLETES_FOLDERS);
}

/* Sets the option, taking the next word for its value where none is attached. */
static int take_option(parsing *p, const cli_option *option, char *attached) {
  if (option->kind == CLI_FLAG && attached) {
    cli_complain_usage(p->command->name, CLI_SAY(value_surplus), option->name);
    return 0;
  }
  if (option->kind != CLI_FLAG && !attached) {
    if (p->at + 1 >= p->count) {
      cli_complain_usage(p->command->name, CLI_SAY(value_missing), option->name, option->value);
      return 0;
    }
    attached = p->words[++p->at];
  }
  if (attached && lacks_path(cli_option_completes(option), attached)) {
    cli_complain_usage(p->command->name, CLI_SAY(value_empty), option->name, option->value);
    return 0;
  }
  if (option->given) *(int *)member(p, option->given) = 1;
  return set_value(p, option, attached);
}

static int take_long(parsing *p, char *name) {
  size_t const length = strcspn(name, "=");
  char word[64];
  cli_nearest nearest = {word, NULL, 0};
  snprintf(word, sizeof word, "%.*s", (int)(length < sizeof word ? length : sizeof word - 1), name);
  const cli_option *const option = find_option(p->command, 0, name, length, &nearest);
  if (option) return take_option(p, option, name[length] ? name + length + 1 : NULL);
  if (nearest.best)
    cli_complain_usage(p->command->name, CLI_SAY(option_near), word, nearest.best);
  else
    cli_complain_usage(p->command->name, CLI_SAY(option_unknown), word);
  return 0;
}

/* "-qf csv", "-fcsv": flags may stand together, a value ends the word. */
static int take_short(parsing *p, char *letters) {
  for (; *letters; letters++) {
    const cli_option *const option = find_option(p->command, *letters, NULL, 0, NULL);
    if (!option) {
      cli_complain_usage(p->command->name, CLI_SAY(letter_unknown), letters);
      return 0;
    }
    if (option->kind != CLI_FLAG) return take_option(p, option, letters[1] ? letters + 1 : NULL);
    if (!take_option(p, option, NULL)) return 0;
  }
  return 1;
}

static int check_operands(const cli_settings *settings, const cli_command *command) {
  size_t const count = settings->operands.count;
  if (settings->help) return 1;
  if (count < command->operands_min) {
    cli_complain_usage(command->name, CLI_SAY(operand_missing), command->operands, command->name,
                       command->operands);
    return 0;
  }
  if (count > command->operands_max) {
    cli_complain_usage(command->name, CLI_SAY(operand_surplus),
                       settings->operands.items[command->operands_max]);
    return 0;
  }
  for (size_t i = 0; i < count; i++) {
    if (!lacks_path(cli_operands_complete(command), settings->operands.items[i])) continue;
    cli_complain_usage(command->name, CLI_SAY(operand_empty), command->operands);
    return 0;
  }
  return 1;
}

int cli_parse(cli_settings *settings, const cli_command *command, int count, char *const *words) {
  parsing p = {settings, command, words, count, 0};
  int only_operands = 0;
  memset(settings, 0, sizeof *settings);
  for (; p.at < count; p.at++) {
    char *const word = words[p.at];
    int right;
    if (only_operands || word[0] != '-' || !word[1])
      right = list_add(&settings->operands, word, (size_t)count);
    else if (!strcmp(word, "--")) {
      only_operands = 1;
      right = 1;
    } else
      right = word[1] == '-' ? take_long(&p, word + 2) : take_short(&p, word + 1);
    if (!right) return 0;
  }
  return check_operands(settings, command);
}

void cli_settings_clear(cli_settings *settings) {
  cli_list *const lists[] = {&settings->lexicons,     &settings->text_columns, &settings->text_paths,
                             &settings->preset_files, &settings->minimum,      &settings->feedback,
                             &settings->operands};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) free(lists[i]->items);
  free(settings->keep.items);
  memset(settings, 0, sizeof *settings);
}
