/// Compressing whole parts, and numbers as C prints them.
#ifndef CXLSX_DEFLATE_H
#define CXLSX_DEFLATE_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// What compresses one part after the other. Owned by the caller until `cxlsx_deflater_free`.
typedef struct cxlsx_deflater cxlsx_deflater;

/// Compresses at a level of libdeflate's, 1 to 12. NULL when out of memory.
cxlsx_deflater *_Nullable cxlsx_deflater_create(int level);
void cxlsx_deflater_free(cxlsx_deflater *deflater);
/// The room that so many bytes take at most when they are compressed.
size_t cxlsx_deflate_bound(cxlsx_deflater *deflater, size_t length);
/// Compresses `bytes` into `room`: how many bytes it took, 0 when there was too little room.
size_t cxlsx_deflate(cxlsx_deflater *deflater, const void *bytes, size_t length, void *room, size_t size);
/// The checksum that zip archives keep.
uint32_t cxlsx_checksum(const void *bytes, size_t length);

/// Writes a number at 16 digits, as Excel keeps it, into `text`, which has room for 32 bytes: how many it took.
size_t cxlsx_print_number(double number, char *text);

#pragma clang assume_nonnull end
#endif
