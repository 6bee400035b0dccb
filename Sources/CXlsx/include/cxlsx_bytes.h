/// Looks at texts, sixteen bytes at a time.
///
/// In C, since a mask of sixteen bytes is one instruction here, and in Swift is taken apart byte by byte.
#ifndef CXLSX_BYTES_H
#define CXLSX_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Where the first byte is, from `from` on, that is below `limit` or one of four; `count` where none is.
size_t cxlsx_first_of(
  const uint8_t *bytes, size_t from, size_t count, uint8_t limit, uint8_t one, uint8_t two, uint8_t three,
  uint8_t four);

/// Where a text of XML has to be looked at, from `from` on: at markup, `_`, a control character, a character that is
/// neither ASCII nor one of the two bytes that Latin letters have, or near the end. It is never within a character.
///
/// `from` is not 0; `is_ascii` becomes false where what is before that place is more than ASCII.
size_t cxlsx_end_of_usual_text(const uint8_t *bytes, size_t from, size_t count, bool *is_ascii);

/// What bytes of UTF-8 are as a line.
typedef enum __attribute__((enum_extensibility(closed))) cxlsx_line {
  /// Not one of those below: that takes another look.
  cxlsx_line_other,
  /// A line of ASCII and letters from U+00C0 to U+00FF, with no two spaces on end and none at an end.
  cxlsx_line_plain,
  /// The same with a letter Â or Ã, which may be the half of another one.
  cxlsx_line_marked,
} cxlsx_line;

cxlsx_line cxlsx_line_of(const uint8_t *_Nullable bytes, size_t count);

/// Writes bytes of Latin-1 as UTF-8 to a place with room for twice as many; gives how many they are there.
size_t cxlsx_utf8_of_latin1(const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull text);

#pragma clang assume_nonnull end
#endif
