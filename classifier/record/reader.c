/* The public reader: one source, its format, and the tally of its records. */
#include <string.h>

#include "base/options.h"
#include "record/inflate.h"
#include "record/members.h"
#include "record/settings.h"
#include "record/xlsx.h"

struct cxtag_reader {
  cxtag_memory memory;
  cxtag_reader_options options;
  cx_reading reading;
  cx_source *source;   /* owned by the content's stream or the archive once one of them is open */
  cx_archive *archive; /* NULL = the input is no archive */
  cx_members members;
  cx_people people;
  cx_content content;
  int content_open;
  cx_batch batch;
  int ended;
  cxtag_error fault;  /* why it ended before its end */
  cxtag_error damage; /* of a member: told when the others have been read */
};

/* 0 = memory is out: the item is not counted. */
static int count_skipped(cxtag_reader *reader, const cx_item *item) {
  cxtag_reader_statistics *tally = &reader->reading.tally;
  if (!cx_reading_count_skip(&reader->reading, item->skip)) return 0;
  tally->skipped++;
  tally->read++;
  return 1;
}

static inline int is_wanted(const cx_item *item) { return item->reject || !item->skip; }

static void close_content(cxtag_reader *reader) {
  if (reader->content_open) cx_content_close(&reader->content);
  reader->content_open = 0;
}

/* Goes on to the next member that can be read. A damaged one is remembered, one of another kind left out. */
static cx_step next_member(cxtag_reader *reader, cxtag_error *err) {
  cx_reading *reading = &reader->reading;
  close_content(reader);
  while (reader->archive && reader->members.at < reader->members.count) {
    const cx_member *member = reader->members.items[reader->members.at++];
    cxtag_status status;
    reading->source = cx_member_label(reading, reader->source->name, member);
    if (!reading->source) return cx_error_memory(err), CX_STEP_DAMAGED;
    status = cx_content_open_member(&reader->content, reading, reader->archive, member, err);
    if (!status) {
      reader->content_open = 1;
      return CX_STEP_ENTRY;
    }
    if (status == CXTAG_ENOMEM) return CX_STEP_DAMAGED;
    if (status == CXTAG_EFORMAT || status == CXTAG_EFOREIGN)
      cx_reading_warn(reading, status, 0, 0, "left out: %s", err ? err->message : "");
    else if (!reader->damage.code && err)
      reader->damage = *err;
  }
  return CX_STEP_END;
}

/* Without a single text it is no success, unless there is nothing that could have one: the labels or paths are others
 * than expected. */
static void tell_no_text(cxtag_reader *reader) {
  const cx_reading *reading = &reader->reading;
  cx_position const here = cx_reading_position(reading, 0, 0);
  unsigned long long const entries = reading->entries;
  if (reading->texts || (!reading->elements && reading->is_empty)) return;
  if (!entries && (!reading->by_paths || reading->tally.read)) return;
  if (!entries && reading->options->text_path_count)
    cx_error_at(&reader->fault, CXTAG_EFORMAT, here,
                "nothing stands at '%.60s'; without --text-path `cxtag inspect` says where there are texts",
                reading->options->text_paths[0]);
  else if (reading->options->text_path_count)
    cx_error_at(&reader->fault, CXTAG_EFORMAT, here,
                "0 of %llu entries hold a text at '%.60s'; "
                "without --text-path `cxtag inspect` says where there are texts",
                entries, reading->options->text_paths[0]);
  else
    cx_error_at(&reader->fault, CXTAG_EFORMAT, here,
                "0 of %llu entries hold the text that was looked for; name it with --text-path", entries);
}

/* What was asked for and is in no entry: a path that is mistyped, most likely. */
static void tell_not_met(cxtag_reader *reader) {
  cx_reading *reading = &reader->reading;
  const cxtag_reader_options *o = reading->options;
  unsigned long long const entries = reading->entries ? reading->entries : reading->tally.read;
  if (!entries) return;
  if (reading->id.asked && !reading->id.met)
    cx_reading_warn(reading, CXTAG_EINVAL, 0, 0, "0 of %llu entries hold '%.60s' (--id-path): they are numbered",
                    entries, o->id_path);
  if (reading->question.asked && !reading->question.met)
    cx_reading_warn(reading, CXTAG_EINVAL, 0, 0, "0 of %llu entries hold '%.60s' (--question-path)", entries,
                    o->question_path);
  for (size_t i = 0; i < o->keep_count; i++)
    if (!reading->keeps_met[i] && strcmp(o->keep[i], "all") != 0)
      cx_reading_warn(reading, CXTAG_EINVAL, 0, 0, "0 of %llu entries hold '%.60s' (--keep)", entries, o->keep[i]);
}

static void tell_undated(cxtag_reader *reader) {
  unsigned long long const count = reader->batch.undated;
  reader->batch.undated = 0;
  if (count)
    cx_reading_warn(
        &reader->reading, CXTAG_EFORMAT, 0, 0,
        "%llu time%s left out: no date of the first ones says by a day over 12 whether it or the month comes "
        "first; for a table a preset of your own can say it (as day-first, --preset-file)",
        count, count > 1 ? "s are" : " is");
}

/* What follows when a format has no more entries. */
static void end_content(cxtag_reader *reader, cx_step step) {
  if (reader->archive && reader->fault.code != CXTAG_ENOMEM) {
    if (step == CX_STEP_DAMAGED && !reader->damage.code) reader->damage = reader->fault;
    cx_error_clear(&reader->fault);
    step = next_member(reader, &reader->fault);
    if (step == CX_STEP_ENTRY) return;
    if (step == CX_STEP_END) reader->fault = reader->damage;
  }
  tell_undated(reader);
  if (!reader->fault.code) tell_no_text(reader);
  if (!reader->fault.code) tell_not_met(reader);
  reader->ended = 1;
}

/* Makes an item to be delivered or rejected the batch's next one, or says why there is none. */
static cx_step find_item(cxtag_reader *reader) {
  cx_batch *batch = &reader->batch;
  for (;;) {
    while (batch->at < batch->count) {
      const cx_item *item = &batch->items[batch->at];
      if (is_wanted(item)) return CX_STEP_ENTRY;
      if (!count_skipped(reader, item)) {
        cx_error_memory(&reader->fault);
        reader->ended = 1;
        cx_batch_reset(batch);
        break;
      }
      batch->at++;
    }
    if (reader->ended) return reader->fault.code ? CX_STEP_DAMAGED : CX_STEP_END;
    cx_batch_reset(batch);
    cx_step step = reader->content_open
                       ? reader->content.format->next(reader->content.format, batch, &reader->fault)
                       : CX_STEP_END;
    if (step == CX_STEP_WAIT) return step;
    if (step == CX_STEP_END) cx_error_clear(&reader->fault);
    if (batch->failed) {
      cx_batch_reset(batch);
      cx_error_memory(&reader->fault);
      step = CX_STEP_DAMAGED;
    }
    if (step == CX_STEP_DAMAGED && !reader->fault.line && reader->content.window.line < UINT32_MAX)
      reader->fault.line = (uint32_t)reader->content.window.line; /* the first that is not whole */
    if (step != CX_STEP_ENTRY) end_content(reader, step);
  }
}

cxtag_next cxtag_reader_next(cxtag_reader *reader, cxtag_record *record, cxtag_error *err) {
  cx_batch *batch = &reader->batch;
  cxtag_reader_statistics *tally = &reader->reading.tally;
  if (batch->at == batch->count || !is_wanted(&batch->items[batch->at])) {
    cx_step step = find_item(reader);
    if (step == CX_STEP_DAMAGED) {
      if (err) *err = reader->fault;
      return CXTAG_NEXT_DAMAGED;
    }
    if (step != CX_STEP_ENTRY) return CXTAG_NEXT_END;
  }
  const cx_item *item = &batch->items[batch->at++];
  *record = item->record;
  if (!record->source) record->source = reader->reading.source;
  tally->read++;
  if (!item->reject) {
    tally->delivered++;
    return CXTAG_NEXT_RECORD;
  }
  tally->rejected++;
  if (err) *err = *item->reject;
  return CXTAG_NEXT_REJECTED;
}

int cxtag_reader_may_wait(cxtag_reader *reader) {
  if (!reader->source->waits || reader->archive) return 0;
  reader->source->no_wait = 1;
  cx_step step = find_item(reader);
  reader->source->no_wait = 0;
  return step == CX_STEP_WAIT;
}

void cxtag_reader_statistics_get(const cxtag_reader *reader, cxtag_reader_statistics *out) {
  *out = reader->reading.tally;
  out->bytes_read = reader->archive ? reader->archive->expanded : reader->source->bytes_read;
  out->bytes_total = reader->archive ? 0 : reader->source->bytes_total;
  for (size_t i = 0; reader->archive && i < reader->members.count; i++)
    out->bytes_total += reader->members.items[i]->size;
  out->skips = reader->reading.skips;
  out->skip_count = reader->reading.skip_count;
}

size_t cxtag_reader_finding_count(const cxtag_reader *reader) {
  return reader->reading.finding_count;
}

int cxtag_reader_finding_get(const cxtag_reader *reader, size_t i, cxtag_reader_finding *out) {
  if (i >= reader->reading.finding_count) return 0;
  const cx_finding *finding = &reader->reading.findings[i];
  *out = (cxtag_reader_finding){finding->what, finding->value, finding->evidence};
  return 1;
}

void cxtag_reader_close(cxtag_reader *reader) {
  if (!reader) return;
  cxtag_memory const memory = reader->memory;
  int const source_held = reader->content_open || reader->archive;
  close_content(reader);
  cx_archive_free(reader->archive);
  if (!source_held && reader->source) cx_stream_close(&reader->source->stream);
  cx_batch_clear(&reader->batch);
  cx_people_clear(&reader->people);
  cx_release(&memory, reader->reading.findings);
  cx_release(&memory, reader->reading.skips);
  cx_arena_clear(&reader->reading.arena);
  cx_release(&memory, reader);
}

static cxtag_status new_reader(cxtag_reader **out, const cxtag_reader_options *given, cxtag_error *err) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  *out = NULL;
  cxtag_status status = cx_options_read(&options, sizeof options, given, "CXTAG_READER_OPTIONS_INIT", err);
  if (!status) status = cx_settings_check(&options, err);
  if (status) return status;
  const cxtag_memory *const memory = options.memory ? options.memory : &cx_memory_default;
  cxtag_reader *const reader = cx_alloc_zeroed(memory, 1, sizeof *reader);
  if (!reader) return cx_error_memory(err);
  reader->memory = *memory;
  reader->reading.memory = &reader->memory;
  reader->reading.options = &reader->options;
  cx_arena_init(&reader->reading.arena, &reader->memory);
  cx_batch_init(&reader->batch, &reader->memory);
  reader->reading.window = &reader->content.window;
  cx_people_init(&reader->people, &reader->memory);
  *out = reader;
  reader->reading.one_of_several = options.one_of_several;
  reader->reading.keeps_met = cx_arena_alloc(&reader->reading.arena, options.keep_count + 1);
  if (!reader->reading.keeps_met) return cx_error_memory(err);
  memset(reader->reading.keeps_met, 0, options.keep_count + 1);
  return cx_settings_copy(&reader->options, &options, &reader->reading.arena, err);
}

static int is_basic_format(const char *name) {
  static const char *const names[] = {"lines", "csv", "tsv", "jsonl", "json", "xlsx"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(names[i], name)) return 1;
  return 0;
}

/* A format that is none of the basic ones is a preset. The user's own are read in any case: they may have faults. */
static cxtag_status load_presets(cxtag_reader *reader, cxtag_error *err) {
  cx_reading *reading = &reader->reading;
  const char *format = reader->options.format;
  if (format ? is_basic_format(format) : !reader->options.preset_file_count) return CXTAG_OK;
  cxtag_status const status = cx_presets_need(reading, err);
  if (status || !format) return status;
  reading->preset = cx_presets_find(reading->presets, format);
  if (reading->preset) return CXTAG_OK;
  return cx_error_set(err, CXTAG_EFORMAT, "format '%s' is not known; `cxtag formats` lists them", format);
}

/* Members whose names lead out of the archive are told and left alone. */
static cxtag_status reject_unsafe(cxtag_reader *reader, cxtag_error *err) {
  for (size_t i = 0; i < reader->archive->count; i++) {
    const cx_member *member = &reader->archive->members[i];
    cxtag_error why;
    if (!member->unsafe || member->directory) continue;
    cx_error_clear(&why);
    cx_position const here = {cx_member_label(&reader->reading, reader->source->name, member), 0, 0, 0};
    cx_error_at(&why, CXTAG_EFORMAT, here, "the member's name leads out of the archive: left out");
    cx_item *item = cx_batch_reject(&reader->batch, &why, NULL, 0);
    if (!item) return cx_error_memory(err);
    item->record.source = here.source;
  }
  return CXTAG_OK;
}

/* What was asked of another kind of file is no reason to stop, but nobody should think it was heeded. */
static void tell_idle(cxtag_reader *reader, const char *sheet, const char *member) {
  if (sheet)
    cx_reading_warn(&reader->reading, CXTAG_EINVAL, 0, 0, "this is no workbook: --sheet %s is not heeded", sheet);
  if (member)
    cx_reading_warn(&reader->reading, CXTAG_EINVAL, 0, 0, "this is no archive: --member %s is not heeded", member);
}

static cxtag_status open_workbook(cxtag_reader *reader, cxtag_error *err) {
  cxtag_status const status = cx_workbook_open(&reader->content.format, &reader->reading, reader->archive, err);
  reader->content_open = !status;
  return status;
}

/* The preset that was found, for the list of people that comes with it. */
static const cx_preset *found_preset(const cxtag_reader *reader) {
  const cx_reading *reading = &reader->reading;
  for (size_t i = 0; i < reading->finding_count && reading->presets; i++)
    if (!strcmp(reading->findings[i].what, "format"))
      return cx_presets_find(reading->presets, reading->findings[i].value);
  return NULL;
}

static cxtag_status open_members(cxtag_reader *reader, cxtag_error *err) {
  cx_reading *reading = &reader->reading;
  cxtag_error why;
  cxtag_status status = cx_members_choose(&reader->members, reading, reader->archive, err);
  cx_step step;
  if (reader->members.count > 1) reading->one_of_several = 1;
  if (!status) status = reject_unsafe(reader, err);
  if (status) return status;
  cx_error_clear(&why);
  step = next_member(reader, &why);
  if (step != CX_STEP_ENTRY) {
    if (err) *err = reader->damage.code ? reader->damage : why;
    return reader->damage.code ? reader->damage.code : why.code ? why.code : CXTAG_EFORMAT;
  }
  status = cx_people_load(&reader->people, reading, reader->archive, found_preset(reader), err);
  reader->batch.people = &reader->people;
  for (size_t i = 0; !status && i < reader->members.count; i++)
    status = cx_reading_find(reading, "member", reader->members.items[i]->name, "%llu bytes",
                             (unsigned long long)reader->members.items[i]->size);
  return status;
}

static cxtag_status open_zip(cxtag_reader *reader, cxtag_error *err) {
  cx_reading *reading = &reader->reading;
  cxtag_status status =
      cx_archive_open(&reader->archive, reader->source, reader->options.max_expand, &reading->arena, err);
  if (status) return status;
  reader->options.piped = 0; /* it is all there: what its members hold is found out as in files */
  int const workbook = cx_is_workbook(reader->archive);
  status = reader->options.format ? CXTAG_OK : cx_presets_need(reading, err);
  if (status) return status;
  status = cx_reading_find(reading, "container", workbook ? "xlsx" : "zip", "first bytes PK; %zu members",
                           reader->archive->count);
  if (status) return cx_error_memory(err);
  if (workbook) tell_idle(reader, NULL, reader->options.member);
  if (workbook) return open_workbook(reader, err);
  if (cx_archive_find(reader->archive, "word/document.xml") ||
      cx_archive_find(reader->archive, "content.xml"))
    return cx_error_at(err, CXTAG_EFOREIGN, cx_reading_position(reading, 0, 0),
                       "this is a document of another kind (DOCX, ODS ...): save it as XLSX or CSV");
  return open_members(reader, err);
}

static cxtag_status open_stream(cxtag_reader *reader, cxtag_error *err) {
  cx_source *source = reader->source;
  cx_stream *stream = &source->stream;
  int *no_wait = source->waits ? &source->no_wait : NULL;
  const char *what;
  cxtag_status status = cx_unpack(&stream, source->head, source->head_length, &reader->reading,
                                  reader->options.max_expand, &what, err);
  reader->content_open = 1; /* from here on the source belongs to the stream */
  if (what) reader->options.piped = 0; /* only bare lines are answered one by one */
  if (!status && what &&
      cx_reading_find(&reader->reading, "container", what, "first bytes %s",
                      strcmp(what, "gzip") ? "28 B5 2F FD" : "1F 8B")) {
    cx_stream_close(stream);
    status = cx_error_memory(err);
  }
  if (!status) status = cx_content_open(&reader->content, &reader->reading, stream, no_wait, err);
  if (!status) tell_idle(reader, reader->options.sheet, reader->options.member);
  if (!status) return CXTAG_OK;
  reader->content_open = 0;
  reader->source = NULL; /* went with the stream */
  return status;
}

static cxtag_status open_source(cxtag_reader **out, cxtag_reader *reader, cxtag_status status,
                                cxtag_error *err) {
  if (!status) {
    reader->reading.source = reader->source->name;
    status = load_presets(reader, err);
  }
  if (!status) status = cx_source_peek(reader->source, err);
  if (!status) {
    const cx_source *source = reader->source;
    int const zip = source->head_length >= 4 &&
                    (!memcmp(source->head, "PK\3\4", 4) || !memcmp(source->head, "PK\5\6", 4));
    status = zip ? open_zip(reader, err) : open_stream(reader, err);
  }
  if (status)
    cxtag_reader_close(reader);
  else
    *out = reader;
  return status;
}

cxtag_status cxtag_reader_open(cxtag_reader **out, const char *path, const cxtag_reader_options *options,
                               cxtag_error *err) {
  cxtag_reader *reader;
  cx_error_clear(err);
  cxtag_status status = new_reader(&reader, options, err);
  *out = NULL;
  if (!reader) return status;
  if (!status) status = cx_source_open(&reader->source, path, &reader->memory, err);
  return open_source(out, reader, status, err);
}

cxtag_status cxtag_reader_open_input(cxtag_reader **out, const cxtag_input *input,
                                     const cxtag_reader_options *options, cxtag_error *err) {
  cxtag_reader *reader;
  cx_error_clear(err);
  cxtag_status status = new_reader(&reader, options, err);
  *out = NULL;
  if (!reader) return status;
  if (!status) status = cx_source_wrap(&reader->source, input, &reader->memory, err);
  return open_source(out, reader, status, err);
}
