#include "cxlsx_deflate.h"

#include <libdeflate.h>
#include <stdio.h>

// The handle is libdeflate's own structure under a name that Swift cannot look into.
static struct libdeflate_compressor *as_compressor(cxlsx_deflater *deflater) {
  return (struct libdeflate_compressor *)deflater;
}

cxlsx_deflater *cxlsx_deflater_create(int level) { return (cxlsx_deflater *)libdeflate_alloc_compressor(level); }

void cxlsx_deflater_free(cxlsx_deflater *deflater) { libdeflate_free_compressor(as_compressor(deflater)); }

size_t cxlsx_deflate_bound(cxlsx_deflater *deflater, size_t length) {
  return libdeflate_deflate_compress_bound(as_compressor(deflater), length);
}

size_t cxlsx_deflate(cxlsx_deflater *deflater, const void *bytes, size_t length, void *room, size_t size) {
  return libdeflate_deflate_compress(as_compressor(deflater), bytes, length, room, size);
}

uint32_t cxlsx_checksum(const void *bytes, size_t length) { return libdeflate_crc32(0, bytes, length); }

size_t cxlsx_print_number(double number, char *text) {
  int length = snprintf(text, 32, "%.16G", number);
  return length > 0 && length < 32 ? (size_t)length : 0;
}
