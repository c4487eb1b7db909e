/* Memory for one piece of work that makes and drops many arrays: handed out from large blocks and given back
 * all at once at the end, so that the system is asked a few times and not for each array. */
#ifndef CX_BASE_WORKSPACE_H
#define CX_BASE_WORKSPACE_H

#include "base/arena.h"

typedef struct cx_workspace {
  cx_arena arena;
  cxtag_memory hook; /* hands the arena's memory out; what is released to it waits for the end */
  const cxtag_memory *memory;
} cx_workspace;

/* `expected` = how many bytes the work will take, about. A hook of the caller's is used as it is: it shall
 * see what is asked for. The workspace must stay where it is. 0 = memory is out. */
int cx_workspace_init(cx_workspace *workspace, const cxtag_memory *memory, size_t expected);
void cx_workspace_clear(cx_workspace *workspace);
/* What the work allocates with. */
static inline const cxtag_memory *cx_workspace_memory(const cx_workspace *workspace) {
  return workspace->memory;
}

#endif
