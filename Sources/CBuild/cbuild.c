#include "CBuild.h"

const char *cbuild_commit(void) { return MIRSHEET_COMMIT; }
