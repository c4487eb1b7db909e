#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/report.h"

/* The temporary file does not outlive a run that is interrupted. */
static const char *volatile interrupted_leftover;

static void remove_and_end(int number) {
  const char *const leftover = interrupted_leftover;
  if (leftover) unlink(leftover);
  signal(number, SIG_DFL);
  raise(number);
}

static void guard_temporary(const char *path) {
  static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
  struct sigaction action;
  memset(&action, 0, sizeof action);
  interrupted_leftover = path;
  action.sa_handler = path ? remove_and_end : SIG_DFL;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    struct sigaction old;
    if (sigaction(ends[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(ends[i], &action, NULL);
  }
}

static void drop_temporary(cli_output *output) {
  if (output->temporary) guard_temporary(NULL);
  free(output->temporary);
  free(output->target);
  output->temporary = output->target = NULL;
}

/* /dev/stdout and its like name something that is open already, perhaps a file of which only the end is ours. */
static int is_of_system(const char *path) {
  return !strncmp(path, "/dev/", 5) || !strncmp(path, "/proc/", 6);
}

static int open_in_place(const char *path) {
  int const how = is_of_system(path) ? O_APPEND : O_CREAT | O_TRUNC;
  return open(path, O_WRONLY | O_CLOEXEC | how, 0666);
}

/* Where the bytes of path lie: a link stays a link, and the file that it leads to is replaced. Owned by the caller;
 * NULL = nothing that could be replaced. */
static char *follow_links(const char *path) {
  struct stat about;
  if (is_of_system(path)) return NULL;
  if (lstat(path, &about) != 0) return strdup(path);
  if (stat(path, &about) != 0 || !S_ISREG(about.st_mode)) return NULL;
  return realpath(path, NULL);
}

/* A temporary file beside the one to replace, with the permissions that this has or would get. Devices, pipes and
 * links that lead nowhere yet are written in place. */
static int open_temporary(cli_output *output) {
  static const char ending[] = ".XXXXXX";
  struct stat about;
  mode_t const mask = umask(0);
  umask(mask);

  output->target = follow_links(output->path);
  if (!output->target) return open_in_place(output->path);
  int const exists = stat(output->target, &about) == 0;
  output->temporary = malloc(strlen(output->target) + sizeof ending);
  if (!output->temporary) return -1;
  strcat(strcpy(output->temporary, output->target), ending);
  int const file = mkstemp(output->temporary);
  if (file >= 0) guard_temporary(output->temporary);
  if (file >= 0 && fchmod(file, exists ? about.st_mode & 07777 : 0666 & ~mask) == 0) return file;
  int const cause = errno;
  if (file >= 0) close(file);
  if (file >= 0) unlink(output->temporary);
  drop_temporary(output);
  errno = cause;
  return -1;
}

int cli_output_open(cli_output *output) {
  if (output->file >= 0) return 1;
  output->file = output->in_place ? open_in_place(output->path) : open_temporary(output);
  if (output->file < 0) output->failure = errno ? errno : ENOMEM;
  return output->file >= 0;
}

int cli_output_continue(cli_output *output) {
  struct stat about;
  struct flock lock;
  memset(&lock, 0, sizeof lock);
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  output->file = open(output->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (output->file < 0 || fstat(output->file, &about) != 0)
    output->failure = errno;
  else if (!S_ISREG(about.st_mode))
    output->failure = EINVAL;
  else if (fcntl(output->file, F_SETLK, &lock) != 0)
    output->failure = errno == EACCES || errno == EAGAIN ? EBUSY : errno;
  else
    output->written = (uint64_t)about.st_size;
  return !output->failure;
}

int cli_output_cut(cli_output *output, uint64_t length) {
  if (ftruncate(output->file, (off_t)length) != 0 || lseek(output->file, (off_t)length, SEEK_SET) < 0) {
    output->failure = errno;
    return 0;
  }
  output->written = length;
  return 1;
}

static int write_all(void *ctx, const char *bytes, size_t length) {
  cli_output *const output = ctx;
  if (!cli_output_open(output)) return output->failure;
  while (length) {
    ssize_t const put = write(output->file, bytes, length);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) output->broke = 1;
    if (put < 0) return output->failure = errno;
    bytes += put;
    length -= (size_t)put;
    output->written += (uint64_t)put;
  }
  return 0;
}

void cli_output_init(cli_output *output, const char *path, int streaming) {
  memset(output, 0, sizeof *output);
  if (path && !strcmp(path, "-")) path = NULL;
  output->path = path;
  output->in_place = streaming;
  output->file = path ? -1 : STDOUT_FILENO;
  output->sink.write = write_all;
  output->sink.ctx = output;
  output->sink.name = path ? path : "-";
}

/* Some file systems report a full disk only here. Standard output is closed by main, for every command. */
static int close_file(cli_output *output) {
  int const file = output->file;
  if (file < 0 || !output->path) return 1;
  output->file = -1;
  if (close(file) == 0 || errno == EINTR) return 1;
  output->failure = errno;
  return 0;
}

int cli_output_finish(cli_output *output) {
  if (!output->is_finished) output->is_finished = cli_output_open(output) && close_file(output);
  return output->is_finished;
}

int cli_output_commit(cli_output *output) {
  if (!cli_output_finish(output)) return 0;
  if (!output->temporary) return 1;
  if (rename(output->temporary, output->target) != 0) {
    output->failure = errno;
    return 0;
  }
  drop_temporary(output);
  return 1;
}

void cli_output_close(cli_output *output) {
  close_file(output);
  if (output->temporary) unlink(output->temporary);
  drop_temporary(output);
}

int cli_output_failed(const cli_output *output) {
  if (output->failure == EPIPE) return CLI_OK;
  const char *const path = output->path ? output->path : CLI_SAY(the_output);
  if (output->broke)
    cli_complain(CLI_SAY(cannot_write_after), path, cli_cause(output->failure),
                 (unsigned long long)output->written, cli_write_cure(output->failure));
  else if (output->failure == EBUSY)
    cli_complain(CLI_SAY(cannot_write_held), path);
  else
    cli_complain_write(path, output->failure);
  return CLI_DAMAGED;
}
