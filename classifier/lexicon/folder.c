/* The files of a pack's folder. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "lexicon/pack.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/messages.h"
#include "lexicon/columns.h"
#include "lexicon/decode.h"
#include "lexicon/faults.h"
#include "lexicon/stray.h"

typedef struct listing {
  cx_pack *pack;
  const char **names; /* paths inside the pack */
  size_t count, capacity;
} listing;

/* All of a file; EIO with errno set when it cannot be read. */
static cxtag_status read_file(cx_buffer *out, const char *path) {
  int const file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return CXTAG_EIO;
  ssize_t got = 1;
  while (got > 0 && out->length <= CX_TABLE_BYTES_MAX) {
    char *room = cx_buffer_reserve(out, 64 * 1024);
    if (!room) break;
    do got = read(file, room, 64 * 1024);
    while (got < 0 && errno == EINTR);
    if (got > 0) out->length += (size_t)got;
  }
  int const cause = errno;
  close(file);
  errno = cause;
  return out->failed ? CXTAG_ENOMEM : got < 0 ? CXTAG_EIO : CXTAG_OK;
}

static char *join(cx_arena *arena, const char *folder, const char *name) {
  size_t const a = strlen(folder), b = strlen(name);
  char *path = cx_arena_alloc(arena, a + b + 2);
  if (!path) return NULL;
  memcpy(path, folder, a);
  path[a] = '/';
  memcpy(path + a + 1, name, b + 1);
  return path;
}

static int is_table_name(const char *name) {
  return name[0] != '.' && name[0] != '~' && cx_has_table_ending(name);
}

static cxtag_status add_table_name(listing *list, const char *name) {
  const cxtag_memory *memory = list->pack->arena.memory;
  if (!name || !cx_grow(memory, &list->names, &list->capacity, list->count + 1, sizeof *list->names))
    return CXTAG_ENOMEM;
  list->names[list->count++] = name;
  return CXTAG_OK;
}

static cxtag_status add_stray(cx_pack *pack, const char *name, cx_stray_kind kind) {
  const char *source = name ? cx_pack_source(pack, name) : NULL;
  if (!source ||
      !cx_grow(pack->arena.memory, &pack->strays, &pack->stray_capacity, pack->stray_count + 1, sizeof *pack->strays))
    return CXTAG_ENOMEM;
  pack->strays[pack->stray_count++] = (cx_stray){source, kind};
  return CXTAG_OK;
}

/* Adds the tables of path/inside ("" = path itself) to the list, and to the pack what is taken for one. A missing
 * folder has none. */
static cxtag_status list_tables(listing *list, const char *path, const char *inside) {
  cx_arena *arena = &list->pack->arena;
  const char *full = *inside ? join(arena, path, inside) : path;
  if (!full) return CXTAG_ENOMEM;
  DIR *folder = opendir(full);
  if (!folder) return errno == ENOENT || errno == ENOTDIR ? CXTAG_OK : CXTAG_EIO;
  cxtag_status status = CXTAG_OK;
  for (struct dirent *entry; status == CXTAG_OK && (entry = readdir(folder)) != NULL;) {
    cx_stray_kind kind;
    int const is_stray = cx_is_stray(path, inside, entry->d_name, &kind);
    int const is_table = !is_stray && is_table_name(entry->d_name);
    if (!is_table && !is_stray) continue;
    const char *name = *inside ? join(arena, inside, entry->d_name)
                               : cx_arena_copy(arena, entry->d_name, strlen(entry->d_name));
    status = is_table ? add_table_name(list, name) : add_stray(list->pack, name, kind);
  }
  closedir(folder);
  return status;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_source(const void *a, const void *b) {
  return strcmp(((const cx_stray *)a)->source, ((const cx_stray *)b)->source);
}

/* A pack without tables may have what was meant for one. */
static cxtag_status fail_without_table(const cx_pack *pack, const char *path, cxtag_language language,
                                       cxtag_error *err) {
  if (pack->stray_count)
    return cx_error_at(err, CXTAG_EIO, (cx_position){pack->strays[0].source, 0, 0, 0}, "%s",
                       cx_stray_text(pack->strays[0].kind, language));
  return cx_error_say(err, CXTAG_EIO, (cx_position){path, 0, 0, 0}, language, CX_TEXT(folder_no_table));
}

/* The last part of a path; of "." and the like, of what it stands for. */
static cxtag_status name_folder(cx_pack *pack, const char *path) {
  size_t end = strlen(path), start;
  while (end > 1 && path[end - 1] == '/') end--;
  for (start = end; start && path[start - 1] != '/';) start--;
  int const dots = end - start == (size_t)(strspn(path + start, ".")) || end == start;
  char *whole = dots ? realpath(path, NULL) : NULL;
  if (whole) {
    const char *slash = strrchr(whole, '/');
    const char *last = slash ? slash + 1 : whole;
    pack->folder = cx_decode_name(&pack->arena, last, strlen(last));
    free(whole);
  } else {
    pack->folder = cx_decode_name(&pack->arena, path + start, end - start);
  }
  return pack->folder ? CXTAG_OK : CXTAG_ENOMEM;
}

/* Was the folder of the tables of terms or of sentiment named instead of the pack's? */
static int is_inside_pack(const listing *list) {
  const char *const name = list->pack->folder;
  cx_table_kind kind;
  if (strcmp(name, "terms") != 0 && strcmp(name, "sentiment") != 0) return 0;
  for (size_t i = 0; i < list->count; i++)
    if (cx_table_kind_of(list->names[i], &kind)) return 0;
  return 1;
}

/* What the files hold together, for those that can be asked. */
static size_t measure_tables(const listing *list, const char *path) {
  struct stat about;
  size_t bytes = 0;
  for (size_t i = 0; i < list->count; i++) {
    const char *file = join(&list->pack->arena, path, list->names[i]);
    if (file && stat(file, &about) == 0 && about.st_size > 0) bytes += (size_t)about.st_size;
  }
  return bytes;
}

static cxtag_status add_tables(listing *list, const char *path, cx_faults *faults, cxtag_error *err) {
  cx_buffer bytes;
  cxtag_status status = CXTAG_OK;

  cx_pack_expect(list->pack, measure_tables(list, path));
  cx_buffer_init(&bytes, list->pack->arena.memory);
  for (size_t i = 0; i < list->count && status == CXTAG_OK; i++) {
    const char *file = join(&list->pack->arena, path, list->names[i]);
    cx_buffer_reset(&bytes);
    status = file ? read_file(&bytes, file) : CXTAG_ENOMEM;
    if (status == CXTAG_EIO)
      cx_error_say(err, status, (cx_position){file, 0, 0, 0}, cx_faults_language(faults),
                   CX_TEXT(file_unreadable), cxtag_cause_text(errno, cx_faults_language(faults)));
    else if (status == CXTAG_OK)
      status = cx_pack_add_file(list->pack, list->names[i], bytes.bytes, bytes.length, faults);
  }
  cx_buffer_clear(&bytes);
  return status;
}

cxtag_status cx_pack_add_folder(cx_pack *pack, const char *path, cx_faults *faults, cxtag_error *err) {
  listing list = {.pack = pack};
  struct stat about;
  cx_position const where = {path, 0, 0, 0};

  if (stat(path, &about) != 0)
    return cx_error_say(err, CXTAG_EIO, where, cx_faults_language(faults), CX_TEXT(pack_absent),
                        cxtag_cause_text(errno, cx_faults_language(faults)));
  if (!S_ISDIR(about.st_mode))
    return cx_error_say(err, CXTAG_EIO, where, cx_faults_language(faults), CX_TEXT(pack_is_file));
  cxtag_status status = pack->folder ? CXTAG_OK : name_folder(pack, path);
  if (status == CXTAG_OK) status = list_tables(&list, path, "");
  if (status == CXTAG_OK) status = list_tables(&list, path, "terms");
  if (status == CXTAG_OK) status = list_tables(&list, path, "sentiment");
  if (status == CXTAG_EIO)
    cx_error_say(err, status, where, cx_faults_language(faults), CX_TEXT(folder_unlisted),
                 cxtag_cause_text(errno, cx_faults_language(faults)));
  if (pack->stray_count > 1) qsort(pack->strays, pack->stray_count, sizeof *pack->strays, by_source);
  if (status == CXTAG_OK && !list.count) status = fail_without_table(pack, path, cx_faults_language(faults), err);
  if (status == CXTAG_OK && is_inside_pack(&list))
    status = cx_error_say(err, CXTAG_EIO, where, cx_faults_language(faults), CX_TEXT(folder_inside_pack), pack->folder);
  if (list.count > 1) qsort(list.names, list.count, sizeof *list.names, by_name);
  if (status == CXTAG_OK) status = add_tables(&list, path, faults, err);
  cx_release(pack->arena.memory, list.names);
  return status == CXTAG_ENOMEM ? cx_error_memory(err) : status;
}
