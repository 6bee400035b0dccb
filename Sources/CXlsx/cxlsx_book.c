#include "cxlsx_book.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

// The handles are libxlsxwriter's own structures under names that Swift cannot look into.
static lxw_workbook *as_book(cxlsx_book *book) { return (lxw_workbook *)book; }
static lxw_worksheet *as_sheet(cxlsx_sheet *sheet) { return (lxw_worksheet *)sheet; }
static lxw_format *as_style(cxlsx_style *style) { return (lxw_format *)style; }

cxlsx_book *cxlsx_book_create(const char *path, const char *font, double font_size) {
  lxw_workbook *workbook = workbook_new(path);
  // The first format is that of the Normal style, whose digits are the unit of column widths.
  lxw_format *normal = workbook ? STAILQ_FIRST(workbook->formats) : NULL;
  if (normal) {
    format_set_font_name(normal, font);
    format_set_font_size(normal, font_size);
    format_set_font_scheme(normal, "");
  }
  return (cxlsx_book *)workbook;
}

int cxlsx_book_close(cxlsx_book *book) { return (int)workbook_close(as_book(book)); }

void cxlsx_book_discard(cxlsx_book *book) { lxw_workbook_free(as_book(book)); }

const char *cxlsx_book_error_text(int code) { return lxw_strerror((lxw_error)code); }

int cxlsx_book_set_properties(
  cxlsx_book *book, const char *title, const char *subject, const char *author, const char *company,
  int64_t created) {
  lxw_doc_properties properties;
  memset(&properties, 0, sizeof properties);
  // libxlsxwriter copies the texts and does not write through these pointers.
  properties.title = (char *)title;
  properties.subject = (char *)subject;
  properties.author = (char *)author;
  properties.company = (char *)company;
  properties.created = (time_t)created;
  return (int)workbook_set_properties(as_book(book), &properties);
}

int cxlsx_book_set_custom_property(cxlsx_book *book, const char *name, const char *value) {
  return (int)workbook_set_custom_property_string(as_book(book), name, value);
}

cxlsx_sheet *cxlsx_book_add_sheet(cxlsx_book *book, const char *name) {
  if (workbook_validate_sheet_name(as_book(book), name) != LXW_NO_ERROR) return NULL;
  return (cxlsx_sheet *)workbook_add_worksheet(as_book(book), name);
}

cxlsx_style *cxlsx_book_add_style(cxlsx_book *book, const cxlsx_style_spec *spec) {
  static const uint8_t horizontal[] = {LXW_ALIGN_NONE, LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT};
  static const uint8_t vertical[] = {LXW_ALIGN_VERTICAL_BOTTOM, LXW_ALIGN_VERTICAL_CENTER, LXW_ALIGN_VERTICAL_TOP};
  lxw_format *format = workbook_add_format(as_book(book));
  if (!format) return NULL;
  if (spec->font_name) format_set_font_name(format, spec->font_name);
  if (spec->font_size > 0) format_set_font_size(format, spec->font_size);
  if (spec->bold) format_set_bold(format);
  if (spec->italic) format_set_italic(format);
  if (spec->wrap) format_set_text_wrap(format);
  if (spec->horizontal && spec->horizontal < 4) format_set_align(format, horizontal[spec->horizontal]);
  if (spec->vertical < 3) format_set_align(format, vertical[spec->vertical]);
  if (spec->border) format_set_border(format, LXW_BORDER_THIN);
  if (spec->top_rule) format_set_top(format, LXW_BORDER_THIN);
  if (spec->background >= 0) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, (lxw_color_t)spec->background);
  }
  if (spec->color >= 0) format_set_font_color(format, (lxw_color_t)spec->color);
  if (spec->number_format) format_set_num_format(format, spec->number_format);
  return (cxlsx_style *)format;
}

int cxlsx_sheet_write_text(cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, cxlsx_style *style) {
  return (int)worksheet_write_string(as_sheet(sheet), row, column, text, as_style(style));
}

int cxlsx_sheet_write_number(cxlsx_sheet *sheet, uint32_t row, uint16_t column, double number, cxlsx_style *style) {
  return (int)worksheet_write_number(as_sheet(sheet), row, column, number, as_style(style));
}

int cxlsx_sheet_write_formula(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *formula, double result, cxlsx_style *style) {
  return (int)worksheet_write_formula_num(as_sheet(sheet), row, column, formula, as_style(style), result);
}

int cxlsx_sheet_write_blank(cxlsx_sheet *sheet, uint32_t row, uint16_t column, cxlsx_style *style) {
  return (int)worksheet_write_blank(as_sheet(sheet), row, column, as_style(style));
}

int cxlsx_sheet_merge(
  cxlsx_sheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row, uint16_t last_column,
  cxlsx_style *style) {
  return (int)worksheet_merge_range(
    as_sheet(sheet), first_row, first_column, last_row, last_column, NULL, as_style(style));
}

int cxlsx_sheet_set_row_height(cxlsx_sheet *sheet, uint32_t row, double points) {
  return (int)worksheet_set_row(as_sheet(sheet), row, points, NULL);
}

int cxlsx_sheet_set_column_width(cxlsx_sheet *sheet, uint16_t column, double characters) {
  return (int)worksheet_set_column(as_sheet(sheet), column, column, characters, NULL);
}

void cxlsx_sheet_set_page(
  cxlsx_sheet *sheet, uint8_t paper, double left, double right, double top, double bottom, const char *footer) {
  lxw_worksheet *worksheet = as_sheet(sheet);
  worksheet_set_landscape(worksheet);
  worksheet_set_paper(worksheet, paper);
  worksheet_set_margins(worksheet, left, right, top, bottom);
  worksheet_fit_to_pages(worksheet, 1, 0);
  worksheet_center_horizontally(worksheet);
  worksheet_set_footer(worksheet, footer);
}

int cxlsx_sheet_repeat_rows(cxlsx_sheet *sheet, uint32_t first_row, uint32_t last_row) {
  return (int)worksheet_repeat_rows(as_sheet(sheet), first_row, last_row);
}

int cxlsx_sheet_break_before(cxlsx_sheet *sheet, const uint32_t *rows, uint32_t count) {
  // The list that libxlsxwriter takes ends with 0.
  lxw_row_t *breaks = calloc((size_t)count + 1, sizeof *breaks);
  if (!breaks) return (int)LXW_ERROR_MEMORY_MALLOC_FAILED;
  for (uint32_t i = 0; i < count; i++) breaks[i] = rows[i];
  int code = (int)worksheet_set_h_pagebreaks(as_sheet(sheet), breaks);
  free(breaks);
  return code;
}
