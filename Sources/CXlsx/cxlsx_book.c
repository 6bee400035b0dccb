#include "cxlsx_book.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

// The handles are libxlsxwriter's own structures under names that Swift cannot look into.
static lxw_workbook *as_book(cxlsx_book *book) { return (lxw_workbook *)book; }
static lxw_worksheet *as_sheet(cxlsx_sheet *sheet) { return (lxw_worksheet *)sheet; }
static lxw_format *as_style(cxlsx_style *style) { return (lxw_format *)style; }

cxlsx_book *cxlsx_book_create(const char *path, const char *font, double font_size, const char *scratch) {
  lxw_workbook_options options = {.tmpdir = (char *)scratch};
  lxw_workbook *workbook = workbook_new_opt(path, &options);
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

int cxlsx_book_set_properties(
  cxlsx_book *book, const char *title, const char *subject, const char *author, const char *company,
  const char *keywords, int64_t created) {
  lxw_doc_properties properties;
  memset(&properties, 0, sizeof properties);
  // libxlsxwriter copies the texts and does not write through these pointers.
  properties.title = (char *)title;
  properties.subject = (char *)subject;
  properties.author = (char *)author;
  properties.company = (char *)company;
  properties.keywords = (char *)keywords;
  properties.created = (time_t)created;
  return (int)workbook_set_properties(as_book(book), &properties);
}

int cxlsx_book_define_name(cxlsx_book *book, const char *name, const char *formula) {
  return (int)workbook_define_name(as_book(book), name, formula);
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
  static const uint8_t vertical[] = {
    LXW_ALIGN_VERTICAL_BOTTOM, LXW_ALIGN_VERTICAL_CENTER, LXW_ALIGN_VERTICAL_TOP, LXW_ALIGN_VERTICAL_JUSTIFY};
  lxw_format *format = workbook_add_format(as_book(book));
  if (!format) return NULL;
  if (spec->font_name) format_set_font_name(format, spec->font_name);
  if (spec->font_size > 0) format_set_font_size(format, spec->font_size);
  if (spec->bold) format_set_bold(format);
  if (spec->italic) format_set_italic(format);
  if (spec->wrap) format_set_text_wrap(format);
  if (spec->horizontal && spec->horizontal < 4) format_set_align(format, horizontal[spec->horizontal]);
  if (spec->vertical < 4) format_set_align(format, vertical[spec->vertical]);
  if (spec->indent) format_set_indent(format, spec->indent);
  if (spec->border) format_set_border(format, LXW_BORDER_THIN);
  if (spec->open_top) format_set_top(format, LXW_BORDER_NONE);
  if (spec->open_bottom) format_set_bottom(format, LXW_BORDER_NONE);
  if (spec->top_rule) format_set_top(format, LXW_BORDER_THIN);
  // Without a pattern of its own this is the solid colour both of cells and of rules that colour cells.
  if (spec->background >= 0) format_set_bg_color(format, (lxw_color_t)spec->background);
  if (spec->color >= 0) format_set_font_color(format, (lxw_color_t)spec->color);
  if (spec->number_format) format_set_num_format(format, spec->number_format);
  if (spec->unlocked) format_set_unlocked(format);
  if (spec->shrink) format_set_shrink(format);
  return (cxlsx_style *)format;
}

int cxlsx_sheet_write_text(cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, cxlsx_style *style) {
  return (int)worksheet_write_string(as_sheet(sheet), row, column, text, as_style(style));
}

int cxlsx_sheet_write_number(cxlsx_sheet *sheet, uint32_t row, uint16_t column, double number, cxlsx_style *style) {
  return (int)worksheet_write_number(as_sheet(sheet), row, column, number, as_style(style));
}

int cxlsx_sheet_write_boolean(cxlsx_sheet *sheet, uint32_t row, uint16_t column, bool value, cxlsx_style *style) {
  return (int)worksheet_write_boolean(as_sheet(sheet), row, column, value, as_style(style));
}

int cxlsx_sheet_write_formula(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *formula, double result, cxlsx_style *style) {
  return (int)worksheet_write_formula_num(as_sheet(sheet), row, column, formula, as_style(style), result);
}

int cxlsx_sheet_write_formula_text(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *formula, const char *result, cxlsx_style *style) {
  return (int)worksheet_write_formula_str(as_sheet(sheet), row, column, formula, as_style(style), result);
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

void cxlsx_sheet_set_default_row_height(cxlsx_sheet *sheet, double points) {
  // A row of just this height is written without `customHeight`, so that programs let it grow.
  worksheet_set_default_row(as_sheet(sheet), points, LXW_FALSE);
}

int cxlsx_sheet_set_column_width(cxlsx_sheet *sheet, uint16_t column, double characters) {
  return (int)worksheet_set_column(as_sheet(sheet), column, column, characters, NULL);
}

void cxlsx_sheet_set_page(
  cxlsx_sheet *sheet, uint8_t paper, double left, double right, double top, double bottom, const char *footer,
  bool fits_width) {
  lxw_worksheet *worksheet = as_sheet(sheet);
  worksheet_set_landscape(worksheet);
  worksheet_set_paper(worksheet, paper);
  worksheet_set_margins(worksheet, left, right, top, bottom);
  if (fits_width) {
    worksheet_fit_to_pages(worksheet, 1, 0);
  } else {
    worksheet_print_across(worksheet);
  }
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

int cxlsx_sheet_repeat_columns(cxlsx_sheet *sheet, uint16_t first_column, uint16_t last_column) {
  return (int)worksheet_repeat_columns(as_sheet(sheet), first_column, last_column);
}

int cxlsx_sheet_break_before_columns(cxlsx_sheet *sheet, const uint16_t *columns, uint32_t count) {
  lxw_col_t *breaks = calloc((size_t)count + 1, sizeof *breaks);
  if (!breaks) return (int)LXW_ERROR_MEMORY_MALLOC_FAILED;
  for (uint32_t i = 0; i < count; i++) breaks[i] = columns[i];
  int code = (int)worksheet_set_v_pagebreaks(as_sheet(sheet), breaks);
  free(breaks);
  return code;
}

int cxlsx_sheet_picture(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const uint8_t *bytes, size_t size, double width, double height,
  double inset, const char *description) {
  lxw_image_options options;
  memset(&options, 0, sizeof options);
  // libxlsxwriter counts in pixels of 1/96 inch.
  options.x_offset = options.y_offset = (int32_t)(inset / 0.75);
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = (char *)description;
  lxw_error code = worksheet_insert_image_buffer_opt(as_sheet(sheet), row, column, bytes, size, &options);
  if (code != LXW_NO_ERROR) return (int)code;
  // Only now is it known how large the picture says it is, in the dots per inch that are written in it.
  lxw_object_properties *picture = NULL, *next;
  STAILQ_FOREACH(next, as_sheet(sheet)->image_props, list_pointers) picture = next;
  if (!picture) return (int)LXW_ERROR_IMAGE_DIMENSIONS;
  picture->x_scale = width / 0.75 / (picture->width * 96 / picture->x_dpi);
  picture->y_scale = height / 0.75 / (picture->height * 96 / picture->y_dpi);
  return (int)LXW_NO_ERROR;
}

void cxlsx_sheet_hide(cxlsx_sheet *sheet) { worksheet_hide(as_sheet(sheet)); }

void cxlsx_sheet_protect(cxlsx_sheet *sheet) {
  // Rows grow with what is typed only where their format may change.
  lxw_protection options = {.format_rows = 1, .format_columns = 1};
  worksheet_protect(as_sheet(sheet), NULL, &options);
}

void cxlsx_sheet_freeze(cxlsx_sheet *sheet, uint32_t row, uint16_t column) {
  worksheet_freeze_panes(as_sheet(sheet), row, column);
}

void cxlsx_sheet_select(cxlsx_sheet *sheet, uint32_t row, uint16_t column) {
  worksheet_set_selection(as_sheet(sheet), row, column, row, column);
}

void cxlsx_sheet_set_zoom(cxlsx_sheet *sheet, uint16_t percent) { worksheet_set_zoom(as_sheet(sheet), percent); }

int cxlsx_sheet_validate(
  cxlsx_sheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row, uint16_t last_column,
  const cxlsx_validation *validation) {
  static const uint8_t kinds[] = {
    LXW_VALIDATION_TYPE_ANY, LXW_VALIDATION_TYPE_LIST_FORMULA, LXW_VALIDATION_TYPE_DECIMAL,
    LXW_VALIDATION_TYPE_INTEGER};
  lxw_data_validation rule;
  memset(&rule, 0, sizeof rule);
  rule.validate = kinds[validation->kind < 4 ? validation->kind : 0];
  if (validation->kind >= 2) rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  rule.minimum_number = validation->minimum;
  rule.maximum_number = validation->maximum;
  // libxlsxwriter copies the texts and does not write through these pointers.
  rule.value_formula = (char *)validation->source;
  rule.input_title = (char *)validation->input_title;
  rule.input_message = (char *)validation->input_message;
  rule.error_title = (char *)validation->error_title;
  rule.error_message = (char *)validation->error_message;
  rule.error_type = validation->is_advice ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP;
  return (int)worksheet_data_validation_range(
    as_sheet(sheet), first_row, first_column, last_row, last_column, &rule);
}

int cxlsx_sheet_color_where(
  cxlsx_sheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row, uint16_t last_column,
  const char *formula, cxlsx_style *style) {
  lxw_conditional_format rule;
  memset(&rule, 0, sizeof rule);
  rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
  rule.value_string = (char *)formula;
  rule.format = as_style(style);
  rule.stop_if_true = LXW_TRUE;
  return (int)worksheet_conditional_format_range(
    as_sheet(sheet), first_row, first_column, last_row, last_column, &rule);
}

int cxlsx_sheet_comment(
  cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, const char *author, uint16_t width,
  uint16_t height) {
  lxw_comment_options options;
  memset(&options, 0, sizeof options);
  options.author = (char *)author;
  options.width = width;
  options.height = height;
  return (int)worksheet_write_comment_opt(as_sheet(sheet), row, column, text, &options);
}
