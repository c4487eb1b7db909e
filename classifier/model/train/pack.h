/* Writing weights and function words in the form that the library reads. */
#ifndef CX_MODEL_TRAIN_PACK_H
#define CX_MODEL_TRAIN_PACK_H

#include "base/buffer.h"
#include "model/train/fit.h"

/* Appends a whole model (model/format.h). 0 when memory is out or the function words do not fit. */
int cx_train_pack(cx_buffer *out, const cx_train_weights *weights, const cx_train_corpus *corpus);

#endif
