#include "cli/resume.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/file.h"
#include "cli/identity.h"
#include "cli/report.h"
#include "cli/terminal.h"

/* The end of the output tells whether it is the one that the state speaks of. */
enum { TAIL = 4096 };

int cli_resume_check(const cli_settings *settings, const cli_inputs *inputs) {
  static const char *const rows[] = {"jsonl", "csv", "tsv", "wide", "long"};
  size_t i = 0;
  if (!settings->resume) return CLI_OK;
  if (!settings->output || !strcmp(settings->output, "-"))
    return cli_complain_usage("tag", CLI_SAY(resume_needs_output));
  while (settings->to && i < sizeof rows / sizeof *rows && strcmp(settings->to, rows[i])) i++;
  if (i == sizeof rows / sizeof *rows)
    return cli_complain_usage("tag", CLI_SAY(resume_rows_only), settings->to);
  for (i = 0; i < inputs->count; i++)
    if (!strcmp(inputs->items[i].path, "-"))
      return cli_complain_usage("tag", CLI_SAY(resume_needs_files));
  return CLI_OK;
}

static uint64_t hash_tail(int file, uint64_t length) {
  char bytes[TAIL];
  size_t const wanted = length < TAIL ? (size_t)length : TAIL;
  size_t held = 0;
  while (held < wanted) {
    ssize_t const got = pread(file, bytes + held, wanted - held, (off_t)(length - wanted + held));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    held += (size_t)got;
  }
  return cli_hash(CLI_HASH_BASIS, bytes, held);
}

static int refuse(const cli_resume *resume, const char *why) {
  cli_complain(CLI_SAY(resume_refused), resume->path, why, resume->path);
  return CLI_USAGE;
}

/* The state without its last line, which holds the hash of what stands before it; 0 = it does not. */
static int is_sound(const char *state, size_t length) {
  const char *last = NULL;
  uint64_t hash;
  for (const char *at = state; (at = strstr(at, "\ncheck ")) != NULL; at++) last = at;
  return last && sscanf(last, "\ncheck %" SCNx64, &hash) == 1 &&
         hash == cli_hash(CLI_HASH_BASIS, state, (size_t)(last + 1 - state)) && strlen(state) == length;
}

/* What two states may differ in, by how their lines begin, from the cause that explains the most to the least. */
typedef enum difference { OF_VERSION, OF_LEXICON, OF_OPTIONS, OF_INPUTS, OF_PRESETS, OF_NOTHING } difference;
static const char *const beginnings[] = {"version ", "lexicon ", "option ", "input ", "preset "};

static int begins(const char *line, const char *with) { return !strncmp(line, with, strlen(with)); }

static const char *next_line(const char *line) {
  line += strcspn(line, "\n");
  return *line ? line + 1 : line;
}

/* Lines as a set: looked for up to the counts of a state, which no run has of its own. */
static int has_line(const char *lines, const char *line) {
  size_t const length = strcspn(line, "\n");
  for (; *lines && !begins(lines, "items "); lines = next_line(lines))
    if (strcspn(lines, "\n") == length && !memcmp(lines, line, length)) return 1;
  return 0;
}

/* The lines of one kind in `a` that `b` has not, as they are typed; "" = none. */
static void list_lines(char *out, size_t room, const char *a, const char *b, difference kind) {
  size_t used = 0;
  *out = '\0';
  for (; *a && !begins(a, "items "); a = next_line(a)) {
    if (!begins(a, beginnings[kind]) || has_line(b, a)) continue;
    const char *const value = a + strlen(beginnings[kind]);
    int const put = snprintf(out + used, room - used, "%s%.*s", used ? " " : "", (int)strcspn(value, "\n"), value);
    if (put < 0 || (size_t)put >= room - used) return;
    used += (size_t)put;
  }
}

/* Says what makes the state another run's. */
static int refuse_other(const cli_resume *resume, const char *state) {
  const char *const causes[] = {CLI_SAY(resume_version), CLI_SAY(resume_lexicon), CLI_SAY(resume_options),
                                CLI_SAY(resume_inputs), CLI_SAY(resume_presets), CLI_SAY(resume_order)};
  char there[384] = "", here[384] = "";
  difference kind = OF_VERSION;
  for (; kind < OF_NOTHING; kind++) {
    list_lines(there, sizeof there, state, resume->identity, kind);
    list_lines(here, sizeof here, resume->identity, state, kind);
    if (*there || *here) break;
  }
  cli_complain(CLI_SAY(resume_other), resume->path, causes[kind], *there ? there : CLI_SAY(resume_nothing),
               *here ? here : CLI_SAY(resume_nothing), resume->path);
  return CLI_USAGE;
}

static int read_state(cli_resume *resume, uint64_t *tail) {
  size_t length;
  char *state = cli_read_file(resume->path, &length);
  char *const ended = state ? realloc(state, length + 1) : NULL;
  char word[16];
  int code = CLI_OK;
  if (!ended) {
    free(state);
    return CLI_USAGE;
  }
  state = ended;
  state[length] = '\0';
  if (!is_sound(state, length))
    code = refuse(resume, CLI_SAY(resume_no_state));
  else if (strncmp(state, resume->identity, resume->identity_length) != 0 ||
           sscanf(state + resume->identity_length,
                  "items %" SCNu64 "\noutput %" SCNu64 " %" SCNx64 "\nrejects %" SCNu64 "\nbatch %15s %d\n",
                  &resume->items, &resume->output_bytes, tail, &resume->rejects_bytes, word, &resume->code) != 6)
    code = refuse_other(resume, state);
  else
    resume->complete = !strcmp(word, "complete");
  resume->passing = resume->items;
  free(state);
  return code;
}

/* Takes the output back to the length that the state speaks of. A finished one is as it was left. */
static int take_up(cli_resume *resume, cli_output *output, cli_account *account, uint64_t tail) {
  /* Opened, it would be there again, and empty. */
  if (access(output->path, F_OK) != 0) return refuse(resume, CLI_SAY(resume_output_gone));
  if (!cli_output_continue(output)) {
    cli_output_failed(output);
    return CLI_USAGE;
  }
  if (output->written < resume->output_bytes || (resume->complete && output->written > resume->output_bytes) ||
      hash_tail(output->file, resume->output_bytes) != tail)
    return refuse(resume, CLI_SAY(resume_other_output));
  if (resume->complete) return CLI_OK;
  if (!cli_output_cut(output, resume->output_bytes)) {
    cli_output_failed(output);
    return CLI_USAGE;
  }
  return cli_account_continue(account, resume->rejects_bytes);
}

/* Both files can be had before what an older run wrote is cut. */
static int start(cli_output *output, cli_account *account) {
  if (cli_output_continue(output)) {
    int const code = cli_account_continue(account, 0);
    if (code != CLI_OK) return code;
    if (cli_output_cut(output, 0)) return CLI_OK;
  }
  cli_output_failed(output);
  return CLI_USAGE;
}

int cli_resume_open(cli_resume *resume, const cli_settings *settings, const cli_inputs *inputs, cxtag_engine *engine,
                    cli_output *output, cli_account *account) {
  uint64_t tail = 0;
  memset(resume, 0, sizeof *resume);
  if (!settings->resume) return CLI_OK;
  resume->path = settings->resume;
  resume->identity = cli_identity(settings, inputs, engine, &resume->identity_length);
  if (!resume->identity) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  if (access(resume->path, F_OK) != 0) {
    int const code = start(output, account);
    if (code != CLI_OK) return code;
    /* From the first moment on there is something to take up. */
    return cli_resume_save(resume, output, account) ? CLI_OK : CLI_USAGE;
  }
  int code = read_state(resume, &tail);
  if (code == CLI_OK) code = take_up(resume, output, account, tail);
  resume->saved = cli_seconds();
  return code;
}

int cli_resume_due(const cli_resume *resume) {
  return resume->path && !resume->passing && cli_seconds() - resume->saved >= resume->pause;
}

static int sync_folder(const char *path) {
  const char *const slash = strrchr(path, '/');
  char *const folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
  int const file = folder ? open(folder, O_RDONLY | O_CLOEXEC) : -1;
  free(folder);
  if (file < 0) return 0;
  int const done = fsync(file) == 0 || errno == EINVAL;
  close(file);
  return done;
}

/* Whole under a name of its own, then in one step under its name. */
static int replace_file(const char *path, const char *bytes, size_t length) {
  static const char ending[] = ".new";
  char *const fresh = malloc(strlen(path) + sizeof ending);
  if (!fresh) return 0;
  strcat(strcpy(fresh, path), ending);
  int const file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  int done = file >= 0;
  for (size_t at = 0; done && at < length;) {
    ssize_t const put = write(file, bytes + at, length - at);
    if (put < 0 && errno == EINTR) continue;
    done = put > 0;
    if (done) at += (size_t)put;
  }
  done = done && fsync(file) == 0;
  if (file >= 0) done = close(file) == 0 && done;
  done = done && rename(fresh, path) == 0 && sync_folder(path);
  int const cause = errno;
  if (!done) unlink(fresh);
  free(fresh);
  errno = cause;
  return done;
}

static int write_state(const cli_resume *resume, int file) {
  char *text = NULL;
  size_t length = 0;
  FILE *const out = open_memstream(&text, &length);
  if (!out) return 0;
  fwrite(resume->identity, 1, resume->identity_length, out);
  fprintf(out, "items %" PRIu64 "\noutput %" PRIu64 " %016" PRIx64 "\nrejects %" PRIu64 "\nbatch %s %d\n",
          resume->items, resume->output_bytes, hash_tail(file, resume->output_bytes), resume->rejects_bytes,
          resume->complete ? "complete" : "open", resume->code);
  int done = fflush(out) == 0;
  if (done) fprintf(out, "check %016" PRIx64 "\n", cli_hash(CLI_HASH_BASIS, text, length));
  done = fclose(out) == 0 && done && replace_file(resume->path, text, length);
  free(text);
  return done;
}

int cli_resume_save(cli_resume *resume, cli_output *output, cli_account *account) {
  double const began = cli_seconds();
  errno = 0;
  int const kept = fsync(output->file) == 0 && cli_account_sync(account);
  resume->output_bytes = output->written;
  resume->rejects_bytes = cli_account_rejects_bytes(account);
  if (!kept || !write_state(resume, output->file)) {
    cli_complain_write(kept ? resume->path : CLI_SAY(the_output), errno ? errno : ENOMEM);
    return 0;
  }
  resume->saved = cli_seconds();
  /* Saving takes a fiftieth of the time at most. */
  resume->pause = 50 * (resume->saved - began);
  if (resume->pause < 0.25) resume->pause = 0.25;
  return 1;
}

void cli_resume_clear(cli_resume *resume) {
  free(resume->identity);
  memset(resume, 0, sizeof *resume);
}
