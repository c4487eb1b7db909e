#include "score/scorer.h"

cxtag_status cx_scorer_new(cx_scorer **out, cx_words *words, const cx_lexicon *lexicon, uint32_t regex_match_limit,
                           const cxtag_memory *memory, cxtag_error *err) {
  cx_scorer *scorer = cx_alloc_zeroed(memory, 1, sizeof *scorer);
  *out = NULL;
  if (!scorer) {
    cx_words_free(words);
    return cx_error_memory(err);
  }
  scorer->memory = memory;
  scorer->lexicon = lexicon;
  scorer->cache = words;
  scorer->settings = lexicon->settings;
  scorer->non_answer = cx_find_intent(lexicon, "non_answer");
  scorer->thanks_only = cx_find_intent(lexicon, "thanks_only");
  scorer->suggestion = cx_find_intent(lexicon, "suggestion");
  scorer->churn = cx_find_intent(lexicon, "churn");
  scorer->question = cx_find_intent(lexicon, "question");
  scorer->contact_request = cx_find_intent(lexicon, "contact_request");
  scorer->urgent = cx_find_intent(lexicon, "urgent");
  scorer->theme_bits = cx_theme_bits_new(lexicon, memory);
  cxtag_status const status = scorer->theme_bits
                                  ? cx_regexes_new(&scorer->regexes, lexicon, regex_match_limit, memory, err)
                                  : cx_error_memory(err);
  if (status != CXTAG_OK) {
    cx_scorer_free(scorer);
    return status;
  }
  *out = scorer;
  return CXTAG_OK;
}

void cx_scorer_free(cx_scorer *scorer) {
  if (!scorer) return;
  const cxtag_memory *memory = scorer->memory;
  cx_outcome *outcome = &scorer->outcome;
  cx_words_free(scorer->cache);
  cx_regexes_free(scorer->regexes);
  cx_release(memory, scorer->theme_bits);
  cx_release(memory, scorer->words);
  cx_release(memory, scorer->leads);
  cx_release(memory, outcome->clauses);
  cx_release(memory, outcome->hits);
  cx_release(memory, outcome->shifts);
  cx_release(memory, outcome->themes);
  cx_release(memory, outcome->spans);
  cx_release(memory, outcome->intents);
  cx_release(memory, scorer);
}

const cx_lookup *cx_scorer_lookup(const cx_scorer *scorer) {
  return cx_words_lookup(scorer->cache);
}

void cx_begin_text(cx_scorer *scorer, const cx_text *text) {
  cx_outcome *outcome = &scorer->outcome;
  outcome->text = text;
  outcome->clause_count = outcome->hit_count = outcome->shift_count = 0;
  outcome->theme_count = outcome->span_count = outcome->intent_count = 0;
  outcome->language = CXTAG_UND;
  scorer->unreal.clause = scorer->condition.clause = UINT32_MAX;
  memset(&outcome->sentiment, 0, sizeof outcome->sentiment);
  outcome->flags = (text->flags & CX_TEXT_REPAIRED ? CXTAG_REPAIRED : 0) |
                   (text->flags & CX_TEXT_TRUNCATED ? CXTAG_TRUNCATED : 0) |
                   (text->flags & CX_TEXT_TAGS_LEFT ? CXTAG_MATCH_LIMIT : 0) |
                   (text->flags & CX_TEXT_QUESTION ? CXTAG_QUESTION : 0);
  cx_words_begin_text(scorer->cache);
}

/* A step is entered only where something stands that it acts on. */
int cx_apply_rules(cx_scorer *scorer, uint32_t asks) {
  const cx_outcome *outcome = &scorer->outcome;
  uint32_t const denied = 1u << CX_NEGATOR | CX_HOLDS_EVALUATION;
  cx_survey_hits(scorer);
  if (cx_holds(outcome, CX_HOLDS_OVERLAP | CX_HOLDS_OF_THEME)) cx_settle_overlaps(scorer);
  if ((outcome->holds & denied) == denied && !cx_fill_ellipses(scorer)) return 0;
  if (!cx_apply_shifters(scorer)) return 0;
  if (asks != CX_ASKS_NOTHING && !cx_apply_question(scorer, asks)) return 0;
  cx_judge_sentiment(scorer);
  if (cx_holds(outcome, CX_HOLDS_TERM) && !cx_judge_themes(scorer)) return 0;
  if ((cx_holds(outcome, CX_HOLDS_INTENT) || !outcome->text->token_count) && !cx_find_intents(scorer))
    return 0;
  cx_judge_confidence(scorer);
  return 1;
}

cxtag_status cx_score(const cx_outcome **out, cx_scorer *scorer, const cx_text *text,
                      const cx_score_request *request, cxtag_error *err) {
  *out = NULL;
  cx_begin_text(scorer, text);
  if (!cx_fetch_words(scorer, text) || !cx_cut_clauses(scorer) || !cx_look_up_words(scorer, text))
    return cx_error_memory(err);
  cx_find_language(scorer, request->language);
  if (!cx_match_text(scorer) || !cx_apply_rules(scorer, request->asks)) return cx_error_memory(err);
  *out = &scorer->outcome;
  return CXTAG_OK;
}
