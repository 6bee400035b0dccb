#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "cxlsx_book.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
/// Writes on what is not a line of libxlsxwriter's.
static ssize_t pass(void *cookie, const char *bytes, size_t length) {
  (void)cookie;
  static const char *const beginnings[] = {"[ERROR]", "[WARNING]"};
  for (size_t index = 0; index < 2; index++) {
    size_t count = strlen(beginnings[index]);
    if (length >= count && memcmp(bytes, beginnings[index], count) == 0) return (ssize_t)length;
  }
  if (write(STDERR_FILENO, bytes, length) < 0) return 0;
  return (ssize_t)length;
}

void cxlsx_keep_library_quiet(void) {
  cookie_io_functions_t functions = {.write = pass};
  FILE *filter = fopencookie(NULL, "w", functions);
  if (filter == NULL) return;
  setvbuf(filter, NULL, _IOLBF, 4096);
  stderr = filter;
}
#else
void cxlsx_keep_library_quiet(void) {}
#endif
