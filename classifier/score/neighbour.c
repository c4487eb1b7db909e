/*
 * Themes side by side without a comma, "toimitus nopea tuote huono", "great product slow delivery": where themes and
 * evaluations take turns, each evaluation is said of its neighbour; of which one, tells what stands first.
 */
#include "score/shift.h"
#include "score/theme.h"

enum { PAIRED_WORDS_MAX = 8, PAIRED_HITS_MAX = 24 };

typedef enum item_kind { THEME, SAID, BOTH } item_kind;

/* A theme; what is said of one; or both, as a row of "huono palvelu" says them. Hits that share a word are one. */
typedef struct item {
  item_kind kind;
  uint32_t first, last;
  int sign; /* of what is said */
} item;

typedef struct items {
  item list[PAIRED_WORDS_MAX];
  size_t count, parts; /* parts: items but those that are both */
  item_kind begins;    /* the first of the parts */
} items;

static int is_said(const cx_hit *hit) {
  return cx_is_free_evaluation(hit) && hit->effect;
}

/* The first word of the mention that belongs to no evaluation; UINT32_MAX where all do. Hits [at, end) are those of a
 * short segment. */
static uint32_t first_own_word(const cx_hit *hits, size_t at, size_t end, const cx_hit *mention) {
  uint64_t left = mention->mask;
  for (size_t i = at; i < end; i++)
    for (uint32_t token = hits[i].first; is_said(&hits[i]) && token <= hits[i].last; token++)
      if (cx_hit_covers(mention, token) && cx_hit_covers(&hits[i], token))
        left &= ~((uint64_t)1 << (token - mention->first));
  return left ? mention->first + (uint32_t)__builtin_ctzll(left) : UINT32_MAX;
}

/* Does the evaluation name a theme with other words than the one that evaluates: "huono palvelu"? */
static int holds_theme(const cx_hit *hits, size_t at, size_t end, const cx_hit *said) {
  for (size_t i = at; i < end && said->steps > 1; i++)
    if (cx_is_mention(&hits[i]) && hits[i].last - hits[i].first < said->last - said->first &&
        cx_is_part_of(&hits[i], said))
      return 1;
  return 0;
}

/* Parts take turns, and nothing stands between the two of a pair. */
static int is_in_turn(const items *all, item_kind kind) {
  if (!all->parts) return 1;
  if (kind == BOTH) return all->parts % 2 == 0;
  return (kind == all->begins) == (all->parts % 2 == 0);
}

static int add_item(items *all, const item *added) {
  item *before = all->count ? &all->list[all->count - 1] : NULL;
  if (before && before->last >= added->first) {
    if (added->last > before->last) before->last = added->last;
    return before->sign == added->sign && before->kind == added->kind;
  }
  if (!is_in_turn(all, added->kind) || all->count == PAIRED_WORDS_MAX) return 0;
  if (!all->parts) all->begins = added->kind;
  all->parts += added->kind != BOTH;
  all->list[all->count++] = *added;
  return 1;
}

/* What a hit is here: 0 = nothing. A mention that shares all of its words with what is said ("hidas" names waiting) is
 * no theme of its own; of others counts what they do not share: "nopea [toimitus]". */
static int read_item(item *out, const cx_hit *hits, size_t at, size_t end, const cx_hit *hit) {
  if (is_said(hit)) {
    int const sign = hit->effect > 0 ? 1 : -1;
    *out = (item){holds_theme(hits, at, end, hit) ? BOTH : SAID, hit->first, hit->last, sign};
    return 1;
  }
  if (!cx_is_mention(hit)) return 0;
  uint32_t const own = first_own_word(hits, at, end, hit);
  *out = (item){THEME, own, own, 0};
  return own != UINT32_MAX;
}

/* In the order of their words: a mention may begin in front of its own. */
static int read_items(items *all, const cx_hit *hits, size_t at, size_t end, uint32_t first, uint32_t stop) {
  item found[PAIRED_HITS_MAX];
  size_t count = 0;
  for (size_t i = at; i < end; i++) count += (size_t)read_item(&found[count], hits, at, end, &hits[i]);
  for (uint32_t token = first; token < stop; token++)
    for (size_t i = 0; i < count; i++)
      if (found[i].first == token && (found[i].last >= stop || !add_item(all, &found[i]))) return 0;
  return 1;
}

/* Most segments do not, and need not be read. */
static int praises_and_blames(const cx_hit *hits, size_t at, size_t end) {
  int said = 0;
  for (size_t i = at; i < end; i++)
    if (is_said(&hits[i])) said |= hits[i].effect > 0 ? 1 : 2;
  return said == 3;
}

/* What the mention itself says, and what is said of its own word; NULL where neither is there, or they differ: a row of
 * "support & great" fires in "great app terrible support", too. */
static const item *find_said(const items *all, const cx_hit *mention) {
  const item *shared = NULL, *beside = NULL;
  for (size_t i = 0; i < all->count; i++) {
    const item *own = &all->list[i];
    if (own->kind == THEME && cx_hit_covers(mention, own->first)) beside = all->begins == THEME ? own + 1 : own - 1;
    for (uint32_t token = own->first; own->kind != THEME && token <= own->last; token++)
      if (cx_hit_covers(mention, token)) shared = own;
  }
  if (shared && beside && shared != beside) return shared->kind == BOTH ? shared : NULL;
  return shared ? shared : beside;
}

void cx_narrow_to_neighbour(const cx_outcome *outcome, const cx_hit *mention, uint32_t *first, uint32_t *stop) {
  items all = {.count = 0};
  size_t at = (size_t)(mention - outcome->hits), end = at;
  if (*stop - *first > PAIRED_WORDS_MAX) return;
  while (at && outcome->hits[at - 1].first >= *first && end - at <= PAIRED_HITS_MAX) at--;
  while (end < outcome->hit_count && outcome->hits[end].first < *stop && end - at <= PAIRED_HITS_MAX) end++;
  if (end - at > PAIRED_HITS_MAX || !praises_and_blames(outcome->hits, at, end)) return;
  if (!read_items(&all, outcome->hits, at, end, *first, *stop) || all.parts % 2) return;
  const item *said = find_said(&all, mention);
  if (!said) return;
  *first = said->first;
  *stop = said->last + 1;
}
