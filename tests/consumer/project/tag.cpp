// The library from C++: all three headers, a pack from memory, the push stream.
#include <cxtag/cxtag.h>
#include <cxtag/lexicon.h>
#include <cxtag/records.h>

#include <iostream>
#include <memory>
#include <string>

template <class T, void (*release)(T *)> struct Deleter {
  void operator()(T *object) const { release(object); }
};
template <class T, void (*release)(T *)> using Owner = std::unique_ptr<T, Deleter<T, release>>;

static int print(void *, uint64_t ordinal, const cxtag_result *result) {
  cxtag_theme theme;
  std::cout << ordinal << ' ' << cxtag_label_text(cxtag_result_sentiment(result).label);
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) std::cout << ' ' << theme.id;
  std::cout << '\n';
  return 0;
}

int main() {
  const std::string table = "expression\ttheme\tpolarity\tlang\nwarp drive\tproduct\t2\ten\n";
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_error error = {};
  cxtag_builder *builder = nullptr;
  cxtag_engine *engine = nullptr;
  cxtag_session *session = nullptr;
  cxtag_stream *stream = nullptr;

  if (cxtag_builder_new(&builder, &options) != CXTAG_OK) return 1;
  Owner<cxtag_builder, cxtag_builder_free> own_builder(builder);
  if (cxtag_builder_add_base(builder, &error) != CXTAG_OK ||
      cxtag_builder_add_lexicon(builder, "mine/terms/product.tsv", table.data(), table.size(), &error) !=
          CXTAG_OK ||
      cxtag_builder_finish(&engine, builder, &error) != CXTAG_OK)
    return std::cerr << error.source << ':' << error.line << ": " << error.message << '\n', 1;
  Owner<cxtag_engine, cxtag_engine_free> own_engine(engine);
  if (cxtag_session_new(&session, engine, nullptr, &error) != CXTAG_OK) return 1;
  Owner<cxtag_session, cxtag_session_free> own_session(session);
  if (cxtag_stream_new(&stream, session, print, nullptr, &error) != CXTAG_OK) return 1;
  Owner<cxtag_stream, cxtag_stream_free> own_stream(stream);
  for (const std::string chunk : {"Great warp dr", "ive\nToimitus oli nop", "ea"})
    if (cxtag_stream_feed(stream, chunk.data(), chunk.size(), &error) != CXTAG_OK) return 1;
  return cxtag_stream_finish(stream, &error) == CXTAG_OK ? 0 : 1;
}
