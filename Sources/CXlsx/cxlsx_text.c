#include "CXlsx.h"

#include <iconv.h>

ptrdiff_t cxlsx_text_convert(const char *encoding, const uint8_t *bytes, size_t length, uint8_t *output,
                             size_t capacity) {
  if (length == 0) return 0;
  iconv_t converter = iconv_open("UTF-8", encoding);
  if (converter == (iconv_t)-1) return -1;
  char *in = (char *)bytes;
  char *out = (char *)output;
  size_t left = length;
  size_t room = capacity;
  size_t status = iconv(converter, &in, &left, &out, &room);
  if (status != (size_t)-1) status = iconv(converter, NULL, NULL, &out, &room);
  iconv_close(converter);
  return status == (size_t)-1 || left > 0 ? -1 : (ptrdiff_t)(capacity - room);
}
