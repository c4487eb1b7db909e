/* The expression parser: trees of what is right. What is wrong stands in tests/lexicon/bad/expressions. */
#include "harness.h"

#include "base/buffer.h"
#include "lexicon/expression.h"

/* The tree written back with every choice spelled out. */
static void write_expression(cx_buffer *out, const cx_expression *e);

static void write_part(cx_buffer *out, const cx_part *part) {
  if (part->gap) {
    cx_buffer_append_text(out, "<");
    cx_buffer_append_integer(out, part->gap);
    cx_buffer_append_text(out, ">");
  }
  switch (part->kind) {
  case CX_PART_GROUP:
    cx_buffer_append_byte(out, '(');
    for (const cx_expression *e = part->alternatives; e; e = e->next) {
      if (e != part->alternatives) cx_buffer_append_byte(out, '|');
      write_expression(out, e);
    }
    cx_buffer_append_byte(out, ')');
    break;
  case CX_PART_EXACT:
    cx_buffer_append_byte(out, '[');
    cx_buffer_append(out, part->text, part->length);
    cx_buffer_append_byte(out, ']');
    break;
  case CX_PART_LIST:
    cx_buffer_append_byte(out, '{');
    cx_buffer_append(out, part->text, part->length);
    cx_buffer_append_byte(out, '}');
    break;
  default:
    cx_buffer_append(out, part->text, part->length);
    if (part->anchors) cx_buffer_append_integer(out, part->anchors);
  }
}

static void write_expression(cx_buffer *out, const cx_expression *e) {
  if (e->anywhere) cx_buffer_append_byte(out, '!');
  for (const cx_chain *chain = e->chains; chain; chain = chain->next) {
    if (chain != e->chains) cx_buffer_append_byte(out, '&');
    for (const cx_part *part = chain->parts; part; part = part->next) {
      if (part != chain->parts && !part->gap) cx_buffer_append_byte(out, ' ');
      write_part(out, part);
    }
  }
}

static void assert_tree(const char *text, int is_not, const char *tree) {
  cx_arena arena;
  cx_buffer out;
  cx_expression *e;
  cx_expression_fault fault = {0, "", ""};
  cx_arena_init(&arena, NULL);
  cx_buffer_init(&out, NULL);
  cxtag_status const status = is_not ? cx_not_parse(&e, &arena, text, strlen(text), &fault)
                                     : cx_expression_parse(&e, &arena, text, strlen(text), &fault);
  if (status != CXTAG_OK) fail_msg("%s: byte %zu: %s", text, fault.at, fault.message);
  for (; e; e = e->next) {
    write_expression(&out, e);
    if (e->next) cx_buffer_append_text(&out, " / ");
  }
  assert_string_equal(cx_buffer_text(&out), tree);
  cx_buffer_clear(&out);
  cx_arena_clear(&arena);
}

static void expressions_become_trees(void **state) {
  (void)state;
  assert_tree("toimitus", 0, "toimitus");
  assert_tree("toimitus~", 0, "toimitus1");
  assert_tree("~kulu", 0, "kulu2");
  assert_tree("~palvelu~", 0, "palvelu4");
  assert_tree(" ei  vastaa ", 0, "ei vastaa");
  assert_tree("puhelin … jono", 0, "puhelin<3>jono");
  assert_tree("puhelin ... jono", 0, "puhelin<3>jono");
  assert_tree("puhelin …6 jono", 0, "puhelin<6>jono");
  assert_tree("puhelin ...20 jono", 0, "puhelin<20>jono");
  assert_tree("puhelin & jono", 0, "puhelin&jono");
  assert_tree("a … b c & d", 0, "a<3>b c&d");
  assert_tree("(hidas|pitkä) jono", 0, "(hidas|pitkä) jono");
  assert_tree("( a | b c|d … (e|f) )", 0, "(a|b c|d<3>(e|f))");
  assert_tree("{lista} [sana]", 0, "{lista} [sana]");
  assert_tree("[a (b|c) {d} … & ~]", 0, "[a (b|c) {d} … & ~]");
  assert_tree("[\\]\\\\] x", 0, "[]\\] x");
  assert_tree("[\\o/]", 0, "[\\o/]");
  assert_tree("t&c 24/7 e-mail", 0, "t&c 24/7 e-mail");
  assert_tree("a\xC2\xA0" "b", 0, "a b");
  assert_tree("a\n… b", 0, "a<3>b");
  assert_tree("(a & b)", 0, "(a&b)");
}

static void nots_become_items(void **state) {
  (void)state;
  assert_tree("bussi", 1, "bussi");
  assert_tree("& bussi", 1, "!bussi");
  assert_tree("& (bussi|juna)", 1, "!(bussi|juna)");
  assert_tree("(bussi|juna asema)", 1, "bussi / juna asema");
  assert_tree("(bussi|& juna|&taksi)", 1, "bussi / !juna / !taksi");
  assert_tree("(bussi|juna) asema", 1, "(bussi|juna) asema");
  assert_tree("([)]|[(]) x", 1, "([)]|[(]) x");
  assert_tree("([)]|[(])", 1, "[)] / [(]");
  assert_tree("& a & b", 1, "!a&b");
}

static void patterns_are_known_by_their_slashes(void **state) {
  (void)state;
  assert_true(cx_is_pattern("/a/", 3));
  assert_true(cx_is_pattern("//", 2));
  assert_false(cx_is_pattern("/", 1));
  assert_false(cx_is_pattern("/a", 2));
  assert_false(cx_is_pattern("a/", 2));
}

static void long_and_deep_cells_end_in_a_fault(void **state) {
  size_t const len = 30000;
  char *text = malloc(len);
  cx_arena arena;
  cx_expression *e;
  cx_expression_fault fault;
  (void)state;
  cx_arena_init(&arena, NULL);
  memset(text, '(', len);
  assert_int_equal(cx_expression_parse(&e, &arena, text, len, &fault), CXTAG_ESYNTAX);
  assert_int_equal(cx_not_parse(&e, &arena, text, len, &fault), CXTAG_ESYNTAX);
  for (size_t i = 0; i < len; i += 2) memcpy(text + i, "a ", 2);
  assert_int_equal(cx_expression_parse(&e, &arena, text, len, &fault), CXTAG_ESYNTAX);
  assert_int_equal(cx_expression_parse(&e, &arena, "", 0, &fault), CXTAG_ESYNTAX);
  cx_arena_clear(&arena);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(expressions_become_trees),
      cmocka_unit_test(nots_become_items),
      cmocka_unit_test(patterns_are_known_by_their_slashes),
      cmocka_unit_test(long_and_deep_cells_end_in_a_fault),
  };
  return cmocka_run_group_tests_name("expression", tests, NULL, NULL);
}
