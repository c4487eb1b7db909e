/* What a run's output depends on, as lines of text: two runs with the same identity write the same bytes. */
#ifndef CLI_IDENTITY_H
#define CLI_IDENTITY_H

#include <cxtag/records.h>

#include "cli/inputs.h"
#include "cli/settings.h"

/* FNV-1a, 64 bits: tells changes, does not keep off forgery. */
#define CLI_HASH_BASIS UINT64_C(0xCBF29CE484222325)
uint64_t cli_hash(uint64_t hash, const void *bytes, size_t length);

/* For the caller to free; NULL when memory is out. Lines: the version, the lexicon's hash, each option that
 * matters, each input with size, time of change and the hash of its first bytes. */
char *cli_identity(const cli_settings *settings, const cli_inputs *inputs, cxtag_engine *engine,
                   size_t *length);

#endif
