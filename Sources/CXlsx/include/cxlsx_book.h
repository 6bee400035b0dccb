/// Workbooks to be written, over libxlsxwriter.
#ifndef CXLSX_BOOK_H
#define CXLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>
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
  /// 0 bottom, 1 middle, 2 top, 3 from top to bottom
  uint8_t vertical;
  /// How far text is set in from the left, in steps of three spaces of the default font.
  uint8_t indent;
  bool border;
  bool top_rule;
  int32_t background;
  int32_t color;
  const char *_Nullable number_format;
  /// The cell may be changed although its sheet is protected.
  bool unlocked;
  /// What does not fit is shown smaller; only without `wrap`.
  bool shrink;
  /// No border above or below, whatever `border` says.
  bool open_top;
  bool open_bottom;
} cxlsx_style_spec;

/// What may be typed into the cells of a range, and what is said about it. Texts are UTF-8; titles have room for 32
/// characters, messages for 255.
typedef struct {
  /// 0 anything, 1 one of the cells that `source` names, 2 a number in bounds, 3 a whole number in bounds
  uint8_t kind;
  /// A formula that names a list, `=name`; for kind 1.
  const char *_Nullable source;
  double minimum;
  double maximum;
  const char *_Nullable input_title;
  const char *_Nullable input_message;
  const char *_Nullable error_title;
  const char *_Nullable error_message;
  /// Anything else is only warned of.
  bool is_advice;
} cxlsx_validation;

/// From here on libxlsxwriter's own lines, for example `[ERROR]`, do not come out on standard error; whatever else is written
/// there by way of C does. For the whole process, so it is for programs to call and not for libraries.
void cxlsx_keep_library_quiet(void);

/// Starts a workbook that will be written to `path`, with `font` as its default. NULL when out of memory.
///
/// Its parts are kept in files in the folder `scratch` on the way, or in the system's own.
cxlsx_book *_Nullable cxlsx_book_create(
  const char *path, const char *font, double font_size, const char *_Nullable scratch);
/// Writes the file and frees the book, whether or not it succeeds. 0, or libxlsxwriter's number, `LXW_ERROR_…`.
int cxlsx_book_close(cxlsx_book *book);
/// Frees the book and writes nothing.
void cxlsx_book_discard(cxlsx_book *book);
/// Document properties; `created` is in seconds since 1970, the same for every file so that equal content gives equal bytes.
int cxlsx_book_set_properties(
  cxlsx_book *book, const char *_Nullable title, const char *_Nullable subject, const char *_Nullable author,
  const char *_Nullable company, const char *_Nullable keywords, int64_t created);
/// A name of the whole book for what a formula, `=Sheet!$A$1:$A$3`, refers to.
int cxlsx_book_define_name(cxlsx_book *book, const char *name, const char *formula);
/// A custom document property holding text.
int cxlsx_book_set_custom_property(cxlsx_book *book, const char *name, const char *value);

/// Adds a sheet. NULL when the name is not allowed or taken.
cxlsx_sheet *_Nullable cxlsx_book_add_sheet(cxlsx_book *book, const char *name);
/// Adds a style. NULL when out of memory.
cxlsx_style *_Nullable cxlsx_book_add_style(cxlsx_book *book, const cxlsx_style_spec *spec);

// Rows and columns are zero-based. Each returns 0 or a code.
int cxlsx_sheet_write_text(cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, cxlsx_style *style);
int cxlsx_sheet_write_number(cxlsx_sheet *sheet, uint32_t row, uint16_t column, double number, cxlsx_style *style);
int cxlsx_sheet_write_boolean(cxlsx_sheet *sheet, uint32_t row, uint16_t column, bool value, cxlsx_style *style);
/// `formula` begins with `=`; `result` is stored next to it.
int cxlsx_sheet_write_formula(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *formula, double result, cxlsx_style *style);
/// The same with a text as its result, which may be empty.
int cxlsx_sheet_write_formula_text(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *formula, const char *result, cxlsx_style *style);
int cxlsx_sheet_write_blank(cxlsx_sheet *sheet, uint32_t row, uint16_t column, cxlsx_style *style);
/// Merges a range and gives all its cells the style; the content is written into its first cell afterwards.
int cxlsx_sheet_merge(
  cxlsx_sheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row, uint16_t last_column,
  cxlsx_style *style);
/// Height in points.
int cxlsx_sheet_set_row_height(cxlsx_sheet *sheet, uint32_t row, double points);
/// Height in points of all rows that get none of their own. To be called before any of their cells is written.
void cxlsx_sheet_set_default_row_height(cxlsx_sheet *sheet, double points);
/// Width in characters of the default font.
int cxlsx_sheet_set_column_width(cxlsx_sheet *sheet, uint16_t column, double characters);

/// Landscape, `paper` as in ECMA-376 Part 1, 18.3.1.63 (paperSize), margins in inches; fitted to one page's width, or in its
/// natural size, the pages beside each other before those below.
void cxlsx_sheet_set_page(
  cxlsx_sheet *sheet, uint8_t paper, double left, double right, double top, double bottom, const char *footer,
  bool fits_width);
/// Rows repeated at the top of every printed page.
int cxlsx_sheet_repeat_rows(cxlsx_sheet *sheet, uint32_t first_row, uint32_t last_row);
/// Columns repeated at the left of every printed page.
int cxlsx_sheet_repeat_columns(cxlsx_sheet *sheet, uint16_t first_column, uint16_t last_column);
/// Page breaks before the given rows; `rows` is read during the call.
int cxlsx_sheet_break_before(cxlsx_sheet *sheet, const uint32_t *rows, uint32_t count);
/// Page breaks before the given columns; `columns` is read during the call.
int cxlsx_sheet_break_before_columns(cxlsx_sheet *sheet, const uint16_t *columns, uint32_t count);
/// A picture (PNG or JPEG) of so many points, its corner so many points right of and below that of a cell; `bytes` is copied.
int cxlsx_sheet_picture(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const uint8_t *bytes, size_t size, double width, double height,
  double inset, const char *description);

/// The tab is not shown. The first sheet must stay visible.
void cxlsx_sheet_hide(cxlsx_sheet *sheet);
/// Locked cells cannot be changed, heights and widths can; there is no password.
void cxlsx_sheet_protect(cxlsx_sheet *sheet);
/// The rows above `row` and the columns left of `column` stay in view.
void cxlsx_sheet_freeze(cxlsx_sheet *sheet, uint32_t row, uint16_t column);
/// The cell that is selected when the sheet is opened.
void cxlsx_sheet_select(cxlsx_sheet *sheet, uint32_t row, uint16_t column);
/// Per cent of the natural size on the screen.
void cxlsx_sheet_set_zoom(cxlsx_sheet *sheet, uint16_t percent);
int cxlsx_sheet_validate(
  cxlsx_sheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row, uint16_t last_column,
  const cxlsx_validation *validation);
/// Cells for which `formula`, written for the first of them, is true get the style's colours and number format; rules
/// that are added later do not apply to them.
int cxlsx_sheet_color_where(
  cxlsx_sheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row, uint16_t last_column,
  const char *formula, cxlsx_style *style);
/// A comment on a cell, in a box of so many pixels.
int cxlsx_sheet_comment(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, const char *author, uint16_t width,
  uint16_t height);

#pragma clang assume_nonnull end
#endif
