#include "cli/terminal.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/report.h"

unsigned cli_terminal_width(void) {
  struct winsize size;
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

int cli_is_terminal(int file) { return isatty(file) == 1; }

/* no-color.org: any value but the empty one switches colour off. */
static int colour_allowed(void) {
  const char *const no = getenv("NO_COLOR"), *const term = getenv("TERM");
  return !(no && *no) && !(term && !strcmp(term, "dumb"));
}

int cli_wants_colour(const cli_settings *settings) {
  if (settings->colour && !strcmp(settings->colour, "always")) return 1;
  if (settings->colour && !strcmp(settings->colour, "never")) return 0;
  return colour_allowed() && cli_is_terminal(STDOUT_FILENO);
}

int cli_stderr_colour(void) { return colour_allowed() && cli_is_terminal(STDERR_FILENO); }

double cli_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

const char *cli_grouped(char *out, uint64_t number) {
  char digits[24];
  int const count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
  char *to = out;
  for (int i = 0; i < count; i++) {
    if (i && (count - i) % 3 == 0) *to++ = cli_ui() == CXTAG_FI ? ' ' : ',';
    *to++ = digits[i];
  }
  *to = '\0';
  return out;
}

/* stdio forgets why an earlier write failed; a pipe without a reader still says so. */
static int reader_is_gone(void) {
  struct pollfd out = {STDOUT_FILENO, POLLOUT, 0};
  return poll(&out, 1, 0) == 1 && (out.revents & (POLLERR | POLLHUP)) != 0;
}

/* Why the output could not be written: one byte more meets the same end. Behind what is cut it does no harm. */
static int ask_again(void) {
  errno = 0;
  return write(STDOUT_FILENO, "\n", 1) < 0 ? errno : 0;
}

int cli_finish_output(int code) {
  errno = 0;
  int const failed = ferror(stdout) != 0, gone = failed && reader_is_gone();
  int const before = failed && !gone ? ask_again() : 0;
  errno = 0;
  if (fclose(stdout) == 0 && !failed) return code;
  int const cause = before ? before : errno;
  if (cause == EPIPE || gone) return code;
  cli_complain_write(CLI_SAY(the_output), cause);
  return CLI_DAMAGED;
}
