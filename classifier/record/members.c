#include "record/members.h"

#include <stdio.h>
#include <string.h>

/* Of more kinds than there are presets and formats nothing is left out. */
enum { KINDS = 64, NONE = -1, DAMAGED = -2 };

static int is_readable(const cx_member *member) {
  return !member->directory && !member->hidden && !member->unsafe;
}

static void list_members(char *out, size_t size, const cx_archive *archive) {
  size_t told = 0;
  *out = '\0';
  for (size_t i = 0; i < archive->count && strlen(out) + 60 < size; i++) {
    size_t const at = strlen(out);
    if (!is_readable(&archive->members[i])) continue;
    if (told++ == 8) {
      snprintf(out + at, size - at, " ...");
      return;
    }
    snprintf(out + at, size - at, "%s'%.40s'", at ? ", " : "", archive->members[i].name);
  }
}

static cxtag_status none_fits(cx_reading *reading, const cx_archive *archive, const char *what,
                              cxtag_error *err) {
  char list[380];
  list_members(list, sizeof list, archive);
  return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(reading, 0, 0), "%s; the archive holds %s", what,
                     *list ? list : "nothing that can be read");
}

static void choose_by_glob(cx_members *out, const cx_archive *archive, const char *const *globs,
                           size_t count) {
  for (size_t i = 0; i < archive->count; i++)
    for (size_t g = 0; g < count; g++)
      if (is_readable(&archive->members[i]) &&
          cx_glob(globs[g], archive->members[i].name, strlen(archive->members[i].name))) {
        out->items[out->count++] = &archive->members[i];
        break;
      }
}

typedef struct kind {
  char name[40]; /* preset or basic format */
  int is_preset;
  size_t count;
} kind;

typedef struct look {
  kind kinds[KINDS];
  size_t kind_count;
  signed char *of; /* each member's kind, or NONE; damaged ones are read too, so that the damage is told */
  cxtag_error first; /* why the first unreadable member is so */
} look;

static void note_kind(look *l, size_t member, const cx_reading *found) {
  const char *name = NULL;
  size_t k = 0;
  for (size_t i = 0; i < found->finding_count; i++)
    if (!strcmp(found->findings[i].what, "format")) name = found->findings[i].value;
  if (!name) return;
  while (k < l->kind_count && strcmp(l->kinds[k].name, name)) k++;
  if (k == KINDS) return;
  if (k == l->kind_count) {
    l->kind_count++;
    snprintf(l->kinds[k].name, sizeof l->kinds[k].name, "%s", name);
    l->kinds[k].is_preset = found->presets && cx_presets_find(found->presets, name) != NULL;
  }
  l->kinds[k].count++;
  l->of[member] = (signed char)k;
}

/* Opens a member for a look, with a reading of its own, and closes it again. */
static cxtag_status look_at(look *l, size_t i, cx_reading *reading, cx_archive *archive) {
  cxtag_reader_options quiet = *reading->options;
  cx_reading own = *reading;
  cx_content content;
  cxtag_error err;
  cxtag_status status;

  quiet.warning = NULL;
  own.options = &quiet;
  own.one_of_several = 1; /* perhaps: that shows when all have been looked at */
  own.findings = NULL;
  own.finding_count = own.finding_capacity = 0;
  own.skips = NULL;
  own.skip_count = own.skip_capacity = 0;
  cx_arena_init(&own.arena, reading->memory);
  own.source = cx_member_label(&own, reading->source, &archive->members[i]);
  if (!own.source) return CXTAG_ENOMEM;
  cx_error_clear(&err);
  status = cx_content_open_member(&content, &own, archive, &archive->members[i], &err);
  if (!status) {
    note_kind(l, i, &own);
    cx_content_close(&content);
  } else {
    if (status == CXTAG_EDAMAGED || status == CXTAG_EIO || status == CXTAG_ELIMIT) l->of[i] = DAMAGED;
    if (!l->first.code) l->first = err;
  }
  cx_release(reading->memory, own.findings);
  cx_release(reading->memory, own.skips);
  cx_arena_clear(&own.arena);
  return status == CXTAG_ENOMEM ? status : CXTAG_OK;
}

/* The one kind to read: a preset before a plain table or document, those before plain lines. */
static cxtag_status settle(const look *l, size_t *out, cx_reading *reading, const cx_archive *archive,
                           cxtag_error *err) {
  int best = -1;
  size_t rivals = 0;
  char text[200];
  for (size_t k = 0; k < l->kind_count; k++) {
    int const rank = l->kinds[k].is_preset ? 2 : strcmp(l->kinds[k].name, "lines") != 0;
    if (rank > best) {
      best = rank;
      *out = k;
      rivals = 0;
    } else if (rank == best)
      rivals++;
  }
  if (best < 0) {
    if (l->first.code && archive->count == 1) {
      if (err) *err = l->first;
      return l->first.code;
    }
    snprintf(text, sizeof text, "no member can be read%s%.120s", l->first.code ? ": " : "",
             l->first.code ? l->first.message : "");
    return none_fits(reading, archive, text, err);
  }
  if (!rivals) return CXTAG_OK;
  return none_fits(reading, archive, "the members are of several kinds: choose with --member or --from", err);
}

static int is_zip(const cx_member *member) {
  return cx_glob("*.zip", member->name, strlen(member->name));
}

/* What will be read of an archive of several kinds is not all that could be. Pictures and the like could not. */
static void tell_left_out(const look *l, size_t chosen, cx_reading *reading, const cx_archive *archive) {
  const cx_member *first = NULL;
  size_t count = 0;
  for (size_t i = 0; i < archive->count; i++) {
    const cx_member *const member = &archive->members[i];
    int const is_other = l->of[i] >= 0 ? (size_t)l->of[i] != chosen : l->of[i] == NONE && is_zip(member);
    if (!is_other || !is_readable(member)) continue;
    if (!count++) first = member;
  }
  if (!count) return;
  signed char const of_first = l->of[first - archive->members];
  cx_reading_warn(reading, CXTAG_EFORMAT, 0, 0,
                  "left out, as %s is read here: %zu member%s, first '%.80s' (%s)%s", l->kinds[chosen].name, count,
                  count > 1 ? "s" : "", first->name, of_first == NONE ? "zip" : l->kinds[of_first].name,
                  of_first == NONE ? ": unpack it" : ": choose with --member or --from");
}

static cxtag_status choose_by_content(cx_members *out, cx_reading *reading, cx_archive *archive,
                                      cxtag_error *err) {
  look l;
  size_t chosen = 0;
  cxtag_status status = CXTAG_OK;
  memset(&l, 0, sizeof l);
  l.of = cx_arena_alloc(&reading->arena, archive->count + 1);
  if (!l.of) return cx_error_memory(err);
  memset(l.of, NONE, archive->count + 1);
  for (size_t i = 0; !status && i < archive->count; i++) {
    if (!is_readable(&archive->members[i])) continue;
    status = look_at(&l, i, reading, archive);
    archive->expanded = 0; /* a look takes the beginning of a member: many of them are no bomb */
  }
  if (status) return cx_error_memory(err);
  status = settle(&l, &chosen, reading, archive, err);
  if (!status) tell_left_out(&l, chosen, reading, archive);
  for (size_t i = 0; !status && i < archive->count; i++)
    if (l.of[i] == DAMAGED || (l.of[i] >= 0 && (size_t)l.of[i] == chosen))
      out->items[out->count++] = &archive->members[i];
  return status;
}

cxtag_status cx_members_choose(cx_members *out, cx_reading *reading, const cx_archive *archive,
                               cxtag_error *err) {
  const cx_preset *asked = reading->preset;
  const char *wanted = reading->options->member;
  memset(out, 0, sizeof *out);
  out->items = cx_arena_array(&reading->arena, archive->count + 1, sizeof *out->items);
  if (!out->items) return cx_error_memory(err);
  if (wanted)
    choose_by_glob(out, archive, &wanted, 1);
  else if (asked && asked->members.count)
    choose_by_glob(out, archive, asked->members.items, asked->members.count);
  if (out->count) return CXTAG_OK;
  if (wanted) return none_fits(reading, archive, "no member has this name", err);
  return choose_by_content(out, reading, (cx_archive *)archive, err);
}

static cxtag_status add_people(cx_people *people, cx_batch *batch, const cx_tape *tape,
                               const cx_preset *preset) {
  for (uint32_t at = 1; at < tape->nodes[0].next && tape->nodes[0].kind == CX_TAPE_ARRAY;
       at = tape->nodes[at].next) {
    cx_place const place = {tape, at, at, 0, NULL};
    uint32_t const id = cx_path_first(&preset->people_id, &place),
                   name = cx_path_first(&preset->people_name, &place);
    if (id == UINT32_MAX || name == UINT32_MAX || tape->nodes[id].kind != CX_TAPE_STRING ||
        tape->nodes[name].kind != CX_TAPE_STRING)
      continue;
    cx_buffer text;
    cx_buffer_init(&text, batch->memory);
    cx_tape_append_text(&text, tape->bytes + tape->nodes[name].start, tape->nodes[name].length);
    cxtag_status status =
        text.failed
            ? CXTAG_ENOMEM
            : cx_people_add(people, cx_value(tape->bytes + tape->nodes[id].start, tape->nodes[id].length),
                            cx_value(text.bytes ? text.bytes : "", text.length));
    cx_buffer_clear(&text);
    if (status) return status;
  }
  return CXTAG_OK;
}

cxtag_status cx_people_load(cx_people *people, cx_reading *reading, cx_archive *archive,
                            const cx_preset *preset, cxtag_error *err) {
  const cx_member *member = preset && preset->people ? cx_archive_find(archive, preset->people) : NULL;
  cx_batch batch;
  cx_stream *stream;
  cx_buffer text;
  cx_tape tape;
  cxtag_status status;
  long got = 1;
  if (!member) return CXTAG_OK;
  cx_batch_init(&batch, reading->memory);
  status = cx_archive_read(&stream, archive, member, reading->source, err);
  if (status) return status;
  cx_buffer_init(&text, reading->memory);
  while (got > 0 && text.length <= reading->options->max_record) {
    char *to = cx_buffer_reserve(&text, 1 << 16);
    got = to ? cx_stream_read(stream, to, 1 << 16, err) : -1;
    if (got > 0) text.length += (size_t)got;
  }
  cx_stream_close(stream);
  cx_tape_init(&tape, reading->memory);
  if (text.failed)
    status = cx_error_memory(err);
  else if (!got && text.length && cx_tape_parse(&tape, text.bytes, text.length, 1) == CX_TAPE_OK)
    status = add_people(people, &batch, &tape, preset) ? cx_error_memory(err) : CXTAG_OK;
  else
    cx_reading_warn(reading, CXTAG_EFORMAT, 0, 0, "%s cannot be read: people keep their ids", member->name);
  cx_tape_clear(&tape);
  cx_buffer_clear(&text);
  return status;
}
