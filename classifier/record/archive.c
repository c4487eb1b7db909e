#include "record/archive.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/buffer.h"
#include "record/inflate.h"
#include "record/unicode.h"

enum { PIPE_MOST = 512 << 20, MEMBERS_MOST = 1 << 20 };

/* A zip's directory stands at its end, so what comes through a pipe is held in memory. */
static cxtag_status gather(cx_archive *a, cxtag_error *err) {
  long got;
  do {
    char *to = cx_buffer_reserve(&a->bytes, 1 << 16);
    if (!to) return cx_error_memory(err);
    got = cx_stream_read(&a->source->stream, to, 1 << 16, err);
    if (got < 0) return CXTAG_EIO;
    a->bytes.length += (size_t)got;
    if (a->bytes.length > PIPE_MOST)
      return cx_error_set(err, CXTAG_ELIMIT,
                          "a zip archive of more than 512 MiB cannot come through a pipe: name the file");
  } while (got);
  return CXTAG_OK;
}

static cxtag_status no_archive(const cx_archive *a, zip_error_t *error, cxtag_error *err) {
  cx_position const here = {a->source->name, 0, 0, a->source->bytes_total};
  cx_error_at(err, CXTAG_EDAMAGED, here, "the zip archive is damaged or cut: %s", zip_error_strerror(error));
  zip_error_fini(error);
  return CXTAG_EDAMAGED;
}

static cxtag_status open_zip(cx_archive *a, cxtag_error *err) {
  zip_error_t error;
  zip_source_t *from = NULL;
  zip_error_init(&error);
  if (a->source->file >= 0 && !a->source->waits) {
    int const copy = dup(a->source->file);
    FILE *file = copy >= 0 ? fdopen(copy, "rb") : NULL;
    if (!file) {
      if (copy >= 0) close(copy);
      return cx_error_set(err, CXTAG_EIO, "%s: cannot be read again", a->source->name);
    }
    rewind(file);
    from = zip_source_filep_create(file, 0, -1, &error);
    if (!from) fclose(file);
  } else {
    cxtag_status status = gather(a, err);
    if (status) return status;
    from = zip_source_buffer_create(a->bytes.bytes ? a->bytes.bytes : "", a->bytes.length, 0, &error);
  }
  if (!from) return no_archive(a, &error, err);
  a->zip = zip_open_from_source(from, ZIP_RDONLY, &error);
  if (a->zip) return CXTAG_OK;
  zip_source_free(from);
  return no_archive(a, &error, err);
}

static int is_unsafe(const char *name) {
  size_t at = 0;
  if (*name == '/' || *name == '\\' || (((*name | 0x20) >= 'a' && (*name | 0x20) <= 'z') && name[1] == ':'))
    return 1;
  while (name[at]) {
    size_t const part = strcspn(name + at, "/\\");
    if (part == 2 && name[at] == '.' && name[at + 1] == '.') return 1;
    at += part + (name[at + part] != '\0');
  }
  return 0;
}

static int is_hidden(const char *name) {
  const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
  return !strncmp(name, "__MACOSX/", 9) || (*base == '.' && strcmp(base, ".")) || !strcmp(base, "Thumbs.db");
}

static const char *last_folder(const char *name, cx_arena *arena) {
  const char *slash = strrchr(name, '/'), *from = slash;
  if (!slash) return "";
  while (from > name && from[-1] != '/') from--;
  return cx_arena_copy(arena, from, (size_t)(slash - from));
}

static cxtag_status add_member(cx_archive *a, uint64_t index, cx_arena *arena, cxtag_error *err) {
  cx_member *member = &a->members[a->count];
  zip_stat_t about;
  cx_buffer name;
  if (zip_stat_index(a->zip, index, ZIP_FL_ENC_GUESS, &about) || !(about.valid & ZIP_STAT_NAME))
    return CXTAG_OK;
  cx_buffer_init(&name, a->memory);
  cx_append_repaired(&name, about.name, strlen(about.name), 1);
  memset(member, 0, sizeof *member);
  member->name = name.failed ? NULL : cx_arena_copy(arena, name.bytes ? name.bytes : "", name.length);
  cx_buffer_clear(&name);
  if (!member->name || !(member->folder = last_folder(member->name, arena))) return cx_error_memory(err);
  member->index = index;
  member->size = about.valid & ZIP_STAT_SIZE ? about.size : 0;
  member->unsafe = is_unsafe(member->name);
  size_t const length = strlen(member->name);
  member->directory = length && member->name[length - 1] == '/';
  member->hidden = is_hidden(member->name);
  member->encrypted = (about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE;
  a->count++;
  return CXTAG_OK;
}

/* A point goes before all else: comments.csv, then comments(1).csv. */
static int rank(char c) {
  return c == '.' ? 0 : (unsigned char)c;
}

/* Runs of digits count as numbers. */
static int by_name(const void *x, const void *y) {
  const cx_member *left = x, *right = y;
  const char *a = left->name, *b = right->name;
  while (*a && *b) {
    if (*a >= '0' && *a <= '9' && *b >= '0' && *b <= '9') {
      size_t run_a, run_b;
      while (*a == '0') a++;
      while (*b == '0') b++;
      run_a = strspn(a, "0123456789");
      run_b = strspn(b, "0123456789");
      if (run_a != run_b) return run_a < run_b ? -1 : 1;
      int const order = strncmp(a, b, run_a);
      if (order) return order;
      a += run_a;
      b += run_b;
    } else if (*a != *b)
      return rank(*a) < rank(*b) ? -1 : 1;
    else
      a++, b++;
  }
  if (*a || *b) return *a ? 1 : -1;
  return left->index < right->index ? -1 : left->index > right->index;
}

static cxtag_status list_members(cx_archive *a, cx_arena *arena, cxtag_error *err) {
  zip_int64_t const entries = zip_get_num_entries(a->zip, 0);
  cxtag_status status = CXTAG_OK;
  if (entries > MEMBERS_MOST)
    return cx_error_set(err, CXTAG_ELIMIT, "the archive has more than a million members");
  a->members = cx_arena_array(arena, (size_t)(entries > 0 ? entries : 0) + 1, sizeof *a->members);
  if (!a->members) return cx_error_memory(err);
  for (zip_int64_t i = 0; !status && i < entries; i++) status = add_member(a, (uint64_t)i, arena, err);
  if (a->count) qsort(a->members, a->count, sizeof *a->members, by_name);
  return status;
}

cxtag_status cx_archive_open(cx_archive **out, cx_source *source, uint64_t max_expand, cx_arena *arena,
                             cxtag_error *err) {
  cx_archive *a = cx_alloc_zeroed(source->memory, 1, sizeof *a);
  cxtag_status status;
  *out = NULL;
  if (!a) return cx_error_memory(err);
  a->memory = source->memory;
  a->source = source;
  a->max_expand = max_expand;
  cx_buffer_init(&a->bytes, source->memory);
  status = open_zip(a, err);
  if (!status) status = list_members(a, arena, err);
  if (status) {
    a->source = NULL;
    cx_archive_free(a);
  } else
    *out = a;
  return status;
}

void cx_archive_free(cx_archive *a) {
  if (!a) return;
  if (a->zip) zip_discard(a->zip);
  cx_buffer_clear(&a->bytes);
  if (a->source) cx_stream_close(&a->source->stream);
  cx_release(a->memory, a);
}

const cx_member *cx_archive_find(const cx_archive *a, const char *name) {
  for (size_t i = 0; i < a->count; i++)
    if (!strcmp(a->members[i].name, name)) return &a->members[i];
  return NULL;
}

typedef struct member_stream {
  cx_stream stream;
  cx_archive *archive;
  zip_file_t *file;
  const char *name;
  uint64_t expanded, stored;
  int ended, failed;
  cxtag_error fault;
} member_stream;

/* The limit is one of the archive, the ratio one of each member. */
static int is_too_far(member_stream *m) {
  const cx_archive *a = m->archive;
  if (a->expanded > a->max_expand) return cx_expands_too_far(a->expanded, 0, a->max_expand, m->name, &m->fault);
  return cx_expands_too_far(m->expanded, m->stored, a->max_expand, m->name, &m->fault);
}

static long read_member(cx_stream *stream, char *buffer, size_t len, cxtag_error *err) {
  member_stream *m = (member_stream *)stream;
  cx_position here = {m->name, 0, 0, m->expanded};
  if (m->ended) return CX_STREAM_END;
  if (m->failed) {
    if (err) *err = m->fault;
    return CX_STREAM_FAILED;
  }
  zip_int64_t const got = zip_fread(m->file, buffer, len);
  if (got < 0) { /* zip_fread checks the sum at the end */
    cx_error_at(err, CXTAG_EDAMAGED, here, "the member is damaged behind byte %llu: %s",
                (unsigned long long)m->expanded, zip_error_strerror(zip_file_get_error(m->file)));
    return CX_STREAM_FAILED;
  }
  m->expanded += (uint64_t)got;
  m->archive->expanded += (uint64_t)got;
  if (!got) m->ended = 1;
  if (!is_too_far(m)) return (long)got;
  m->failed = 1; /* told once what lies within the limit is handed on */
  size_t const allowed = cx_bytes_allowed((size_t)got, m->archive->expanded, m->archive->max_expand);
  return allowed ? (long)allowed : read_member(stream, buffer, len, err);
}

static void close_member(cx_stream *stream) {
  member_stream *m = (member_stream *)stream;
  if (m->file) zip_fclose(m->file);
  cx_release(m->archive->memory, m);
}

cxtag_status cx_archive_read(cx_stream **out, cx_archive *archive, const cx_member *member, const char *name,
                             cxtag_error *err) {
  member_stream *m = cx_alloc_zeroed(archive->memory, 1, sizeof *m);
  zip_stat_t about;
  *out = NULL;
  if (!m) return cx_error_memory(err);
  m->stream.read = read_member;
  m->stream.close = close_member;
  m->archive = archive;
  m->name = name;
  m->stored = UINT64_MAX;
  if (!zip_stat_index(archive->zip, member->index, 0, &about) && (about.valid & ZIP_STAT_COMP_SIZE))
    m->stored = about.comp_size;
  m->file = zip_fopen_index(archive->zip, member->index, 0);
  if (m->file) {
    *out = &m->stream;
    return CXTAG_OK;
  }
  cx_position const here = {name, 0, 0, 0};
  const char *why = zip_strerror(archive->zip);
  cx_release(archive->memory, m);
  return cx_error_at(err, CXTAG_EDAMAGED, here, "cannot be unpacked: %s%s", why,
                     member->encrypted ? "; unpack it with its password first" : "");
}
