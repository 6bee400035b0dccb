/// Workbooks to be written, over libxlsxwriter.
#ifndef CXLSX_BOOK_H
#define CXLSX_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A workbook on its way to a file. Owned by the caller until `cxlsx_book_close` or `cxlsx_book_discard`.
typedef struct cxlsx_book cxlsx_book;
/// A sheet of a book; owned by the book.
typedef struct cxlsx_sheet cxlsx_sheet;
/// A cell style of a book; owned by the book.
typedef struct cxlsx_style cxlsx_style;

/// How a cell looks. Colours are 0xRRGGBB, or -1 for none.
typedef struct {
  const char *_Nullable font_name;
  double font_size;
  bool bold;
  bool italic;
  bool wrap;
  /// 0 general, 1 left, 2 centre, 3 right
  uint8_t horizontal;
  /// 0 bottom, 1 middle, 2 top
  uint8_t vertical;
  bool border;
  bool top_rule;
  int32_t background;
  int32_t color;
  const char *_Nullable number_format;
} cxlsx_style_spec;

/// Starts a workbook that will be written to `path`, with `font` as its default. NULL when out of memory.
cxlsx_book *_Nullable cxlsx_book_create(const char *path, const char *font, double font_size);
/// Writes the file and frees the book, whether or not it succeeds. 0, or a code for `cxlsx_book_error_text`.
int cxlsx_book_close(cxlsx_book *book);
/// Frees the book and writes nothing.
void cxlsx_book_discard(cxlsx_book *book);
/// libxlsxwriter's English text for a code; static storage.
const char *cxlsx_book_error_text(int code);

/// Document properties; `created` is in seconds since 1970, the same for every file so that equal content gives equal bytes.
int cxlsx_book_set_properties(
  cxlsx_book *book, const char *_Nullable title, const char *_Nullable subject, const char *_Nullable author,
  const char *_Nullable company, int64_t created);
/// A custom document property holding text.
int cxlsx_book_set_custom_property(cxlsx_book *book, const char *name, const char *value);

/// Adds a sheet. NULL when the name is not allowed or taken.
cxlsx_sheet *_Nullable cxlsx_book_add_sheet(cxlsx_book *book, const char *name);
/// Adds a style. NULL when out of memory.
cxlsx_style *_Nullable cxlsx_book_add_style(cxlsx_book *book, const cxlsx_style_spec *spec);

// Rows and columns are zero-based. Each returns 0 or a code.
int cxlsx_sheet_write_text(cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, cxlsx_style *style);
int cxlsx_sheet_write_number(cxlsx_sheet *sheet, uint32_t row, uint16_t column, double number, cxlsx_style *style);
/// `formula` begins with `=`; `result` is stored beside it.
int cxlsx_sheet_write_formula(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *formula, double result, cxlsx_style *style);
int cxlsx_sheet_write_blank(cxlsx_sheet *sheet, uint32_t row, uint16_t column, cxlsx_style *style);
/// Merges a range and gives all its cells the style; the content is written into its first cell afterwards.
int cxlsx_sheet_merge(
  cxlsx_sheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row, uint16_t last_column,
  cxlsx_style *style);
/// Height in points.
int cxlsx_sheet_set_row_height(cxlsx_sheet *sheet, uint32_t row, double points);
/// Width in characters of the default font.
int cxlsx_sheet_set_column_width(cxlsx_sheet *sheet, uint16_t column, double characters);

/// Landscape, `paper` as in ECMA-376 Part 1, 18.3.1.63 (paperSize), margins in inches, fitted to one page's width.
void cxlsx_sheet_set_page(
  cxlsx_sheet *sheet, uint8_t paper, double left, double right, double top, double bottom, const char *footer);
/// Rows repeated at the top of every printed page.
int cxlsx_sheet_repeat_rows(cxlsx_sheet *sheet, uint32_t first_row, uint32_t last_row);
/// Page breaks before the given rows; `rows` is read during the call.
int cxlsx_sheet_break_before(cxlsx_sheet *sheet, const uint32_t *rows, uint32_t count);

#pragma clang assume_nonnull end
#endif
