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

static int open_rejects(cli_account *account, const char *how) {
  if (!account->rejects_path) return CLI_OK;
  account->rejects = fopen(account->rejects_path, how);
  if (account->rejects) return CLI_OK;
  cli_complain_write(account->rejects_path, errno);
  return CLI_USAGE;
}

int cli_account_open(cli_account *account, const cli_settings *settings) {
  memset(account, 0, sizeof *account);
  account->started = account->shown = cli_seconds();
  account->is_terminal = cli_is_terminal(STDERR_FILENO);
  /* On a terminal that shows the records, a moving line would stand in their way. */
  account->wants_progress =
      !settings->no_progress && (settings->progress || (!settings->quiet && account->is_terminal &&
                                                        (settings->output || !cli_is_terminal(STDOUT_FILENO))));
  account->rejects_path = settings->rejects;
  /* What an earlier run rejected stands there until it is known where to go on: cli_account_continue. */
  return settings->resume ? CLI_OK : open_rejects(account, "w");
}

int cli_account_close(cli_account *account) {
  if (!account->rejects) return CLI_OK;
  int const failed = ferror(account->rejects) != 0;
  errno = 0;
  if (fclose(account->rejects) == 0 && !failed) return CLI_OK;
  cli_complain_write(account->rejects_path, errno);
  return CLI_DAMAGED;
}

int cli_account_continue(cli_account *account, uint64_t length) {
  int const code = open_rejects(account, "a");
  if (code != CLI_OK || !account->rejects) return code;
  if (ftruncate(fileno(account->rejects), (off_t)length) == 0 && fseeko(account->rejects, 0, SEEK_END) == 0)
    return CLI_OK;
  cli_complain_write(account->rejects_path, errno);
  return CLI_USAGE;
}

int cli_account_sync(cli_account *account) {
  return !account->rejects || (fflush(account->rejects) == 0 && fsync(fileno(account->rejects)) == 0);
}

uint64_t cli_account_rejects_bytes(const cli_account *account) {
  off_t const at = account->rejects ? ftello(account->rejects) : 0;
  return at > 0 ? (uint64_t)at : 0;
}

static void count_reason(cli_account *account, const char *reason, uint64_t count) {
  size_t i = 0;
  while (i < account->reason_count && strcmp(account->reasons[i].reason, reason) != 0) i++;
  if (i == CLI_REASONS) i = CLI_REASONS - 1; /* the last one gathers the rest */
  if (i == account->reason_count) {
    snprintf(account->reasons[i].reason, sizeof account->reasons[i].reason, "%s",
             i == CLI_REASONS - 1 ? CLI_SAY(other_reasons) : reason);
    account->reason_count++;
  }
  account->reasons[i].count += count;
}

void cli_account_add(cli_account *account, const cxtag_reader *reader) {
  cxtag_reader_statistics statistics;
  cxtag_reader_statistics_get(reader, &statistics);
  account->read += statistics.read - account->unfinished;
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
                        int quiet, int behind) {
  account->rejected++;
  if (behind) return;
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
    cli_complain(CLI_SAY(rejects_hidden));
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

/* Stored bytes that are done: an archive is counted by the part of its contents. */
static double bytes_done(const cli_account *account, const cxtag_reader *reader, uint64_t stored) {
  cxtag_reader_statistics statistics;
  cxtag_reader_statistics_get(reader, &statistics);
  double const read = (double)statistics.bytes_read, total = (double)statistics.bytes_total;
  return (double)account->bytes_before + (stored && total > 0 ? (double)stored * read / total : read);
}

void cli_account_start(cli_account *account, const cxtag_reader *reader, uint64_t stored) {
  account->started = cli_seconds();
  account->bytes_started = bytes_done(account, reader, stored);
}

void cli_account_progress(cli_account *account, const cxtag_reader *reader, const char *path, uint64_t stored) {
  char records[32];
  if (!account->wants_progress || (account->tagged & 127)) return;
  double const now = cli_seconds(), elapsed = now - account->started;
  if (now - account->shown < (account->line_stands ? 0.2 : 1.0)) return;
  account->shown = now;
  double const done = bytes_done(account, reader, stored), all = (double)account->bytes;
  double const rate = elapsed > 0 ? (done - account->bytes_started) / elapsed : 0;
  if (account->is_terminal) fputs("\r\033[K", stderr);
  cli_print_safe(stderr, path, strlen(path));
  fprintf(stderr, CLI_SAY(progress_records), cli_grouped(records, account->tagged), done / 1e6);
  if (all > 0) fprintf(stderr, CLI_SAY(progress_of), all / 1e6);
  fprintf(stderr, ", %.1f MB/s", rate / 1e6);
  if (all > done && rate > 0) {
    fputs(", ", stderr);
    print_time((all - done) / rate);
    fputs(CLI_SAY(progress_left), stderr);
  }
  account->line_stands = account->is_terminal;
  if (account->is_terminal)
    fflush(stderr); /* the line has no end yet */
  else
    fputc('\n', stderr);
}

void cli_account_print(cli_account *account) {
  char number[32];
  clear_line(account);
  fprintf(stderr, CLI_SAY(summary_read), cli_grouped(number, account->read));
  fprintf(stderr, CLI_SAY(summary_tagged), cli_grouped(number, account->tagged));
  fprintf(stderr, CLI_SAY(summary_skipped), cli_grouped(number, account->skipped));
  for (size_t i = 0; i < account->reason_count; i++)
    fprintf(stderr, "%s%s %s%s", i ? ", " : " (", account->reasons[i].reason,
            cli_grouped(number, account->reasons[i].count), i + 1 == account->reason_count ? ")" : "");
  fprintf(stderr, CLI_SAY(summary_rejected), cli_grouped(number, account->rejected));
  if (account->files || account->left_out)
    fprintf(stderr, CLI_SAY(summary_files), cli_grouped(number, account->files));
  if (account->left_out) fprintf(stderr, CLI_SAY(summary_left_out), cli_grouped(number, account->left_out));
  fputc('\n', stderr);
}
