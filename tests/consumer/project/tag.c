#include <cxtag/cxtag.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
  const char *text = argc > 1 ? argv[1] : "Toimitus oli nopea mutta puhelimessa jonotin tunnin";
  cxtag_builder *builder;
  cxtag_engine *engine = NULL;     /* immutable: share it between threads */
  cxtag_session *session = NULL;   /* one a thread */
  const cxtag_result *result;      /* the session's, until its next call */
  cxtag_theme theme;
  if (cxtag_builder_new(&builder, NULL) || cxtag_builder_add_base(builder, NULL) ||
      cxtag_builder_finish(&engine, builder, NULL) || cxtag_session_new(&session, engine, NULL, NULL) ||
      cxtag_tag(&result, session, text, strlen(text), NULL))
    return 1;
  printf("%s %s\n", cxtag_language_text(cxtag_result_language(result)),
         cxtag_label_text(cxtag_result_sentiment(result).label));
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++)
    printf("%s %s\n", theme.id, cxtag_label_text(theme.polarity));
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
}
