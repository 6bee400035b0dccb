#ifndef CXLSX_TEXT_H
#define CXLSX_TEXT_H

#include <stddef.h>
#include <stdint.h>

/// Converts bytes to UTF-8.
///
/// Returns how many bytes were written, or -1 when the encoding is not known, the bytes do not fit it, or
/// `capacity` is too small. Nothing is kept. The C function behind it is iconv of the C library.
ptrdiff_t cxlsx_text_convert(const char *_Nonnull encoding, const uint8_t *_Nullable bytes, size_t length,
                             uint8_t *_Nullable output, size_t capacity);

#endif
