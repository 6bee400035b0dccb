#include "CXlsx.h"

#include <string.h>

/// Sixteen bytes; of an answer each byte is 0xFF where it is true, else 0.
typedef uint8_t block __attribute__((vector_size(16)));
enum { block_count = sizeof(block) };

static inline block block_at(const uint8_t *bytes) {
  block result;
  memcpy(&result, bytes, sizeof result);
  return result;
}

static inline bool has_any(block marks) {
  uint64_t halves[2];
  memcpy(halves, &marks, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/// Where the first mark is; there is one.
static inline size_t first_mark(block marks) {
  uint64_t halves[2];
  memcpy(halves, &marks, sizeof halves);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  return halves[0] ? (size_t)__builtin_ctzll(halves[0]) / 8 : 8 + (size_t)__builtin_ctzll(halves[1]) / 8;
#else
  return halves[0] ? (size_t)__builtin_clzll(halves[0]) / 8 : 8 + (size_t)__builtin_clzll(halves[1]) / 8;
#endif
}

/// Where bytes are below a limit or one of four.
static inline block marked(block these, uint8_t limit, uint8_t one, uint8_t two, uint8_t three, uint8_t four) {
  return (block)(these < limit) | (block)(these == one) | (block)(these == two) | (block)(these == three)
    | (block)(these == four);
}

size_t cxlsx_first_of(
  const uint8_t *bytes, size_t from, size_t count, uint8_t limit, uint8_t one, uint8_t two, uint8_t three,
  uint8_t four) {
  if (from >= count) return from;
  if (count - from < block_count) {
    block these = {0};
    memcpy(&these, bytes + from, count - from);
    block marks = marked(these, limit, one, two, three, four);
    size_t first = has_any(marks) ? from + first_mark(marks) : count;
    // What is behind the bytes may have marks too.
    return first < count ? first : count;
  }
  for (size_t place = from; place < count; place += block_count) {
    // The last block may overlap the one before it, which has no mark.
    if (place + block_count > count) place = count - block_count;
    block marks = marked(block_at(bytes + place), limit, one, two, three, four);
    if (has_any(marks)) return place + first_mark(marks);
  }
  return count;
}

static inline block continues(block bytes) { return (block)((bytes & 0xC0) == 0x80); }

size_t cxlsx_end_of_usual_text(const uint8_t *bytes, size_t from, size_t count, bool *is_ascii) {
  size_t place = from;
  const block places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  block others = {0};
  while (place + block_count <= count) {
    block these = block_at(bytes + place);
    // Only of the first block the byte before may be none of the text.
    block before = block_at(bytes + place - 1);
    block leads = (block)((these & 0xFE) == 0xC2);
    block high = (block)(these >= 0x80);
    block marks = (block)(these < 0x20) & (block)(these != 0x09) & (block)(these != 0x0A);
    marks |= (block)(these == '&') | (block)(these == '<') | (block)(these == '>') | (block)(these == '_');
    block open = (block)((before & 0xFE) == 0xC2);
    marks |= (high ^ (leads | continues(these))) | (open ^ continues(these));
    if (has_any(marks)) {
      size_t end = first_mark(marks);
      others |= high & (block)(places < (uint8_t)end);
      place += end;
      break;
    }
    others |= high;
    place += block_count;
  }
  // A character is looked at whole.
  if (place > from && (bytes[place - 1] & 0xFE) == 0xC2) place -= 1;
  *is_ascii = *is_ascii && !has_any(others);
  return place;
}

/// What is wrong with a stretch of a plain line, and where a letter is that may be half of another one.
typedef struct line_marks { block wrong, marked; } line_marks;

/// What a byte may be is said by it and the one before.
static inline void look(line_marks *marks, block these, block before) {
  // As signed bytes those of ASCII that are printed are the greatest, and those that go on with a character the least.
  typedef int8_t numbers __attribute__((vector_size(16)));
  block low = (block)((numbers)these < 0x20);
  block goes_on = (block)((numbers)these < (int8_t)0xC0);
  block after_lead = (block)(before == 0xC3);
  marks->wrong |= (low ^ ((block)(these == 0xC3) | goes_on)) | (after_lead ^ goes_on) | (block)(these == 0x7F)
    | ((block)(these == 0x20) & (block)(before == 0x20));
  marks->marked |= after_lead & (block)((these & 0xFE) == 0x82);
}

cxlsx_line cxlsx_line_of(const uint8_t *bytes, size_t count) {
  if (count == 0 || bytes[0] == 0x20 || bytes[count - 1] == 0x20 || bytes[count - 1] == 0xC3) return cxlsx_line_other;
  line_marks marks = {{0}, {0}};
  // The first bytes with a letter before them; of a short line, with letters behind them.
  uint8_t padded[block_count + 1];
  memset(padded, 'a', sizeof padded);
  memcpy(padded + 1, bytes, count < block_count ? count : block_count);
  look(&marks, block_at(padded + 1), block_at(padded));
  for (size_t place = block_count; place < count; place += block_count) {
    // The last block may overlap the one before it.
    if (place + block_count > count) place = count - block_count;
    look(&marks, block_at(bytes + place), block_at(bytes + place - 1));
  }
  if (has_any(marks.wrong)) return cxlsx_line_other;
  return has_any(marks.marked) ? cxlsx_line_marked : cxlsx_line_plain;
}

size_t cxlsx_utf8_of_latin1(const uint8_t *bytes, size_t count, uint8_t *text) {
  size_t place = 0, end = 0;
  while (place < count) {
    if (place + block_count <= count) {
      block these = block_at(bytes + place);
      block high = (block)(these >= 0x80);
      // From the first letter beyond ASCII on they are written over.
      memcpy(text + end, &these, sizeof these);
      size_t plain = has_any(high) ? first_mark(high) : block_count;
      place += plain;
      end += plain;
      if (plain == block_count) continue;
    }
    uint8_t byte = bytes[place++];
    if (byte < 0x80) {
      text[end++] = byte;
    } else {
      text[end++] = (uint8_t)(0xC0 | byte >> 6);
      text[end++] = (uint8_t)(0x80 | (byte & 0x3F));
    }
  }
  return end;
}
