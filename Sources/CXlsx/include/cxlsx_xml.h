#ifndef CXLSX_XML_H
#define CXLSX_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// UTF-8 bytes that libxml2 owns, valid during the callback only and not ended by a NUL.
typedef struct cxlsx_text {
  const uint8_t *_Nullable bytes;
  size_t length;
} cxlsx_text;

/// The attributes of the element that is being opened; valid during the callback only.
typedef struct cxlsx_attributes cxlsx_attributes;

/// The number of attributes, namespace declarations not among them.
size_t cxlsx_attributes_count(const cxlsx_attributes *attributes);

/// The number of namespaces that the element declares.
size_t cxlsx_attributes_namespace_count(const cxlsx_attributes *attributes);

/// The decoded value of the attribute with this local name, prefixed or not; its bytes are NULL when there is none.
///
/// libxml2's five pointers for each attribute end here.
cxlsx_text cxlsx_attributes_find(const cxlsx_attributes *attributes, const uint8_t *name, size_t length,
                                 bool is_prefixed);

/// Receives what the parser meets. `context` is passed back as it was given.
typedef struct cxlsx_xml_handler {
  /// An element opens; `name` comes without its prefix, `uri` is its namespace or empty.
  void (*open)(void *context, cxlsx_text name, cxlsx_text uri, const cxlsx_attributes *attributes);
  /// An element closes.
  void (*close)(void *context, cxlsx_text name);
  /// Text between tags, CDATA included; one text may come in several calls.
  void (*text)(void *context, cxlsx_text text);
} cxlsx_xml_handler;

/// A push parser: bytes go in, the handler is called on the way.
typedef struct cxlsx_xml_parser cxlsx_xml_parser;

/// What stopped a parser.
typedef enum cxlsx_xml_status : int {
  /// Nothing did.
  CXLSX_XML_OK = 0,
  /// The bytes are not well-formed; its number says how, the line where.
  CXLSX_XML_MALFORMED = 1,
  /// There is a document type declaration, which no workbook has and which is how XML attacks begin.
  CXLSX_XML_DOCTYPE = 2,
  /// `cxlsx_xml_stop` was called.
  CXLSX_XML_STOPPED = 3,
  /// Memory ran out.
  CXLSX_XML_NO_MEMORY = 4,
} cxlsx_xml_status;

/// A parser that knows UTF-8 and UTF-16, with or without byte-order mark, and what the declaration names.
///
/// The handler is copied; `context` is kept, never retained nor freed. Free with `cxlsx_xml_free`.
/// NULL when memory runs out. Nothing is ever loaded, expanded or printed.
cxlsx_xml_parser *_Nullable cxlsx_xml_create(const cxlsx_xml_handler *handler, void *context);

/// A parser for HTML in UTF-8, however broken: what is not well-formed is repaired as browsers do.
///
/// Names come in lower case; an attribute with a prefix, `x:num`, has it in its name. The texts of scripts and styles
/// are left out. Else as `cxlsx_xml_create`.
cxlsx_xml_parser *_Nullable cxlsx_html_create(const cxlsx_xml_handler *handler, void *context);

/// Frees the parser.
void cxlsx_xml_free(cxlsx_xml_parser *parser);

/// Parses the next bytes. After anything but `CXLSX_XML_OK` the handler is not called any more.
cxlsx_xml_status cxlsx_xml_feed(cxlsx_xml_parser *parser, const uint8_t *bytes, size_t length);

/// Says that no more bytes come: an unfinished document is malformed.
cxlsx_xml_status cxlsx_xml_finish(cxlsx_xml_parser *parser);

/// Stops from inside a callback: the feeding call returns at once, the handler is not called any more.
void cxlsx_xml_stop(cxlsx_xml_parser *parser);

/// The one-based line that the parser has reached, or where it met its failure.
size_t cxlsx_xml_line(const cxlsx_xml_parser *parser);

/// libxml2's number for the failure, `XML_ERR_…`; 0 when there is none.
int cxlsx_xml_code(const cxlsx_xml_parser *parser);

#pragma clang assume_nonnull end
#endif
