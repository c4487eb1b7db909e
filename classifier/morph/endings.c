#include "morph/endings.h"

#include <string.h>

const cx_ending_class *cx_ending_class_at(unsigned number) {
  if (number < cx_nominal_class_count) return &cx_nominal_classes[number];
  if (number >= CX_VERB_CLASSES && number - CX_VERB_CLASSES < cx_verb_class_count)
    return &cx_verb_classes[number - CX_VERB_CLASSES];
  if (number >= CX_ENGLISH_CLASSES && number - CX_ENGLISH_CLASSES < cx_english_class_count)
    return &cx_english_classes[number - CX_ENGLISH_CLASSES];
  return NULL;
}

void cx_ending_table_init(cx_ending_table *table, const cxtag_memory *memory) {
  cx_buffer_init(&table->endings, memory);
  cx_buffer_init(&table->slots, memory);
  cx_buffer_init(&table->texts, memory);
  cx_buffer_init(&table->nodes, memory);
  cx_buffer_init(&table->sets, memory);
  cx_map_init(&table->text_places, memory);
  table->longest = 0;
}

void cx_ending_table_clear(cx_ending_table *table) {
  cx_buffer_clear(&table->endings);
  cx_buffer_clear(&table->slots);
  cx_buffer_clear(&table->texts);
  cx_buffer_clear(&table->nodes);
  cx_buffer_clear(&table->sets);
  cx_map_clear(&table->text_places);
}

/* The folded letters that an archiphoneme may stand for. */
static const char *letters_of(char sign, char plain[2]) {
  switch (sign) {
  case 'A':
    return "a";
  case 'O':
    return "o";
  case 'U':
    return "uy";
  case 'V':
    return "aeiouy";
  default:
    plain[0] = sign;
    plain[1] = '\0';
    return plain;
  }
}

/* Where spellings go: into the tree first, and once its nodes have their places, each into its slot. */
typedef struct speller {
  cx_ending_tree tree;
  const cx_blob_ending_node *nodes;
  uint16_t *slots; /* NULL = into the tree */
  uint32_t slot_mask;
} speller;

/* A free slot; every spelling of one ending is put there with the same number. */
static int put_slot(speller *to, const unsigned char *folded, size_t count, unsigned ending_class, uint16_t number) {
  uint32_t node = 0;
  while (count) cx_ending_step(to->nodes, &node, folded[--count]);
  uint32_t at = cx_ending_slot(node, ending_class) & to->slot_mask;
  while (to->slots[at] && to->slots[at] != number) at = (at + 1) & to->slot_mask;
  to->slots[at] = number;
  return 1;
}

static int put_spellings(speller *to, const cx_blob_ending *ending, const char *text, unsigned char *folded,
                         size_t done, uint16_t number) {
  char plain[2];
  if (done == ending->length)
    return to->slots ? put_slot(to, folded, done, ending->ending_class, number)
                     : cx_ending_tree_add(&to->tree, folded, done, ending->ending_class);
  for (const char *letter = letters_of(text[done], plain); *letter; letter++) {
    folded[done] = (unsigned char)*letter;
    if (!put_spellings(to, ending, text, folded, done + 1, number)) return 0;
  }
  return 1;
}

static int spell_endings(speller *to, const cx_ending_table *table) {
  const cx_blob_ending *endings = (const cx_blob_ending *)(const void *)table->endings.bytes;
  unsigned char folded[256];
  for (size_t i = 0; i < table->endings.length / sizeof *endings; i++)
    if (!put_spellings(to, &endings[i], table->texts.bytes + endings[i].text, folded, 0, (uint16_t)(i + 1))) return 0;
  return 1;
}

/* How many slots an ending takes. */
static size_t count_spellings(const char *text) {
  char plain[2];
  size_t count = 1;
  for (; *text; text++) count *= strlen(letters_of(*text, plain));
  return count;
}

static uint16_t put_text(cx_ending_table *table, const char *text) {
  size_t len = strlen(text);
  int made = 0;
  uint32_t place = cx_map_insert(&table->text_places, text, len, (uint32_t)table->texts.length, &made);
  if (place == CX_MAP_NONE) {
    table->texts.failed = 1;
    return 0;
  }
  if (made) cx_buffer_append(&table->texts, text, len);
  return (uint16_t)table->text_places.entries[place].value;
}

static size_t put_endings(cx_ending_table *table) {
  size_t spellings = 0;
  for (unsigned number = 0; number < CX_CLASSES_MAX; number++) {
    const cx_ending_class *c = cx_ending_class_at(number);
    if (!c || !c->endings) continue;
    for (const cx_ending *e = c->endings; e->text; e++) {
      cx_blob_ending out = {0};
      out.features = e->features;
      out.text = put_text(table, e->text);
      out.length = (uint8_t)strlen(e->text);
      out.ending_class = (uint8_t)number;
      out.follow = e->follow;
      if (out.length > table->longest) table->longest = out.length;
      cx_buffer_append(&table->endings, (const char *)&out, sizeof out);
      spellings += count_spellings(e->text);
    }
  }
  return spellings;
}

static void *reserve_zeroed(cx_buffer *buffer, size_t size) {
  char *bytes = cx_buffer_reserve(buffer, size);
  if (!bytes) return NULL;
  memset(bytes, 0, size);
  buffer->length = size;
  return bytes;
}

int cx_ending_table_fill(cx_ending_table *table) {
  size_t const spelt = put_endings(table);
  size_t slots = 64;
  while (slots < spelt * 2) slots *= 2;
  speller to = {.slot_mask = (uint32_t)slots - 1};
  cx_ending_tree_init(&to.tree, table->endings.memory);
  int done = !table->endings.failed && !table->texts.failed && spell_endings(&to, table) &&
             cx_ending_tree_place(&to.tree, &table->nodes, &table->sets);
  cx_ending_tree_clear(&to.tree);
  if (!done) return 0;
  to.nodes = (const cx_blob_ending_node *)(const void *)table->nodes.bytes;
  to.slots = reserve_zeroed(&table->slots, slots * sizeof *to.slots);
  return to.slots && spell_endings(&to, table);
}
