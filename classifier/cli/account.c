#include "cli/account.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/text.h"

/* More rejects than this say nothing new on a screen; they are counted, and kept in --rejects. */
enum { REPORTED = 20 };

int cli_account_open(cli_account *account, const cli_settings *settings) {
  memset(account, 0, sizeof *account);
  account->started = account->shown = cli_seconds();
  account->is_terminal = cli_is_terminal(STDERR_FILENO);
  /* On a terminal that shows the records, a moving line would stand in their way. */
  account->wants_progress = settings->progress || (!settings->quiet && account->is_terminal &&
                                                   (settings->output || !cli_is_terminal(STDOUT_FILENO)));
  account->rejects_path = settings->rejects;
  if (!settings->rejects) return CLI_OK;
  account->rejects = fopen(settings->rejects, "w");
  if (account->rejects) return CLI_OK;
  cli_complain("cannot write %s: %s; name another file for --rejects", settings->rejects, strerror(errno));
  return CLI_USAGE;
}

int cli_account_close(cli_account *account) {
  if (!account->rejects) return CLI_OK;
  int const failed = ferror(account->rejects) != 0;
  errno = 0;
  if (fclose(account->rejects) == 0 && !failed) return CLI_OK;
  cli_complain("cannot write %s: %s", account->rejects_path, errno ? strerror(errno) : "a write failed");
  return CLI_DAMAGED;
}

static void count_reason(cli_account *account, const char *reason, uint64_t count) {
  size_t i = 0;
  while (i < account->reason_count && strcmp(account->reasons[i].reason, reason) != 0) i++;
  if (i == CLI_REASONS) i = CLI_REASONS - 1; /* the last one gathers the rest */
  if (i == account->reason_count) {
    snprintf(account->reasons[i].reason, sizeof account->reasons[i].reason, "%s",
             i == CLI_REASONS - 1 ? "other reasons" : reason);
    account->reason_count++;
  }
  account->reasons[i].count += count;
}

void cli_account_add(cli_account *account, const cxtag_reader *reader) {
  cxtag_reader_statistics statistics;
  cxtag_reader_statistics_get(reader, &statistics);
  account->read += statistics.read;
  account->skipped += statistics.skipped;
  for (size_t i = 0; i < statistics.skip_count; i++)
    if (statistics.skips[i].count)
      count_reason(account, statistics.skips[i].reason, statistics.skips[i].count);
}

static void clear_line(cli_account *account) {
  if (account->line_stands) fputs("\r\033[K", stderr);
  account->line_stands = 0;
}

void cli_account_reject(cli_account *account, const cxtag_error *error, const cxtag_record *record,
                        int quiet) {
  account->rejected++;
  if (account->rejects) {
    fputs("{\"source\":", account->rejects);
    cli_print_json(account->rejects, record->source ? record->source : "",
                   record->source ? strlen(record->source) : 0);
    fprintf(account->rejects, ",\"line\":%llu,\"byte\":%llu,\"error\":", (unsigned long long)record->line,
            (unsigned long long)record->byte);
    cli_print_json(account->rejects, error->message, strlen(error->message));
    fputs(",\"text\":", account->rejects);
    cli_print_json(account->rejects, record->text.bytes, record->text.length);
    fputs("}\n", account->rejects);
  }
  if (quiet || account->reported > REPORTED) return;
  clear_line(account);
  if (account->reported++ == REPORTED)
    cli_complain("further rejected records are counted, not shown; --rejects FILE keeps them all");
  else if (error->line && error->line == record->line)
    cli_report_line(error, NULL, record->text.bytes, record->text.length);
  else
    cli_report(error, NULL);
}

static void print_time(double seconds) {
  unsigned long const whole = seconds > 0 && seconds < 1e9 ? (unsigned long)(seconds + 0.5) : 0;
  if (whole >= 3600)
    fprintf(stderr, "%lu h %lu min", whole / 3600, whole / 60 % 60);
  else if (whole >= 60)
    fprintf(stderr, "%lu min %lu s", whole / 60, whole % 60);
  else
    fprintf(stderr, "%lu s", whole);
}

void cli_account_progress(cli_account *account, const cxtag_reader *reader, const char *path) {
  cxtag_reader_statistics statistics;
  char records[32];
  if (!account->wants_progress || (account->tagged & 127)) return;
  double const now = cli_seconds(), elapsed = now - account->started;
  if (now - account->shown < (account->line_stands ? 0.2 : 1.0)) return;
  account->shown = now;
  cxtag_reader_statistics_get(reader, &statistics);
  double const read = (double)statistics.bytes_read, total = (double)statistics.bytes_total;
  if (account->is_terminal) fputs("\r\033[K", stderr);
  cli_print_safe(stderr, path, strlen(path));
  fprintf(stderr, ": %s records, %.1f MB", cli_grouped(records, account->tagged), read / 1e6);
  if (total > 0) fprintf(stderr, " of %.1f MB", total / 1e6);
  fprintf(stderr, ", %.1f MB/s", elapsed > 0 ? read / 1e6 / elapsed : 0);
  if (total > read && read > 0) {
    fputs(", ", stderr);
    print_time(elapsed * (total - read) / read);
    fputs(" left", stderr);
  }
  account->line_stands = account->is_terminal;
  if (!account->is_terminal) fputc('\n', stderr);
}

void cli_account_print(cli_account *account) {
  char number[32];
  clear_line(account);
  account->rejected = account->read - account->tagged - account->skipped;
  fprintf(stderr, "cxtag: %s read", cli_grouped(number, account->read));
  fprintf(stderr, " = %s tagged", cli_grouped(number, account->tagged));
  fprintf(stderr, " + %s skipped", cli_grouped(number, account->skipped));
  for (size_t i = 0; i < account->reason_count; i++)
    fprintf(stderr, "%s%s %s%s", i ? ", " : " (", account->reasons[i].reason,
            cli_grouped(number, account->reasons[i].count), i + 1 == account->reason_count ? ")" : "");
  fprintf(stderr, " + %s rejected\n", cli_grouped(number, account->rejected));
}
