#include "CXlsx.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct cxlsx_xml_parser {
  xmlParserCtxtPtr parser;
  cxlsx_xml_handler handler;
  void *context;
  bool is_html;
  cxlsx_xml_status status;
  size_t line;
  int code;
};

struct cxlsx_attributes {
  const xmlChar **values;
  size_t count;
  size_t namespace_count;
};

// libxml2's layout: local name, prefix, URI, begin and end of the value.
enum { NAME, PREFIX, URI, BEGIN, END, POINTERS_PER_ATTRIBUTE };

static cxlsx_text text_of(const xmlChar *string) {
  return (cxlsx_text){string, string ? strlen((const char *)string) : 0};
}

size_t cxlsx_attributes_count(const cxlsx_attributes *attributes) { return attributes->count; }

size_t cxlsx_attributes_namespace_count(const cxlsx_attributes *attributes) {
  return attributes->namespace_count;
}

cxlsx_text cxlsx_attributes_find(const cxlsx_attributes *attributes, const uint8_t *name, size_t length,
                                 bool is_prefixed) {
  for (size_t index = 0; index < attributes->count; index++) {
    const xmlChar **at = attributes->values + index * POINTERS_PER_ATTRIBUTE;
    if ((at[PREFIX] != NULL) != is_prefixed) continue;
    if (strncmp((const char *)at[NAME], (const char *)name, length) != 0 || at[NAME][length] != 0) continue;
    return (cxlsx_text){at[BEGIN], (size_t)(at[END] - at[BEGIN])};
  }
  return (cxlsx_text){NULL, 0};
}

static void on_open(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                    int namespace_count, const xmlChar **namespaces, int attribute_count,
                    int defaulted_count, const xmlChar **values) {
  (void)prefix, (void)namespaces, (void)defaulted_count;
  cxlsx_xml_parser *self = context;
  if (self->status != CXLSX_XML_OK) return;
  cxlsx_attributes attributes = {values, (size_t)attribute_count, (size_t)namespace_count};
  self->handler.open(self->context, text_of(name), text_of(uri), &attributes);
}

enum { MOST_HTML_ATTRIBUTES = 64 };

// HTML knows no namespaces: its attributes come as name and value, of which either may be missing.
static void on_html_open(void *context, const xmlChar *name, const xmlChar **pairs) {
  cxlsx_xml_parser *self = context;
  if (self->status != CXLSX_XML_OK) return;
  const xmlChar *values[MOST_HTML_ATTRIBUTES * POINTERS_PER_ATTRIBUTE];
  size_t count = 0;
  for (; pairs && pairs[0] && count < MOST_HTML_ATTRIBUTES; pairs += 2) {
    const xmlChar *value = pairs[1] ? pairs[1] : (const xmlChar *)"";
    const xmlChar **at = values + count++ * POINTERS_PER_ATTRIBUTE;
    at[NAME] = pairs[0];
    at[PREFIX] = at[URI] = NULL;
    at[BEGIN] = value;
    at[END] = value + strlen((const char *)value);
  }
  cxlsx_attributes attributes = {values, count, 0};
  self->handler.open(self->context, text_of(name), text_of(NULL), &attributes);
}

static void on_html_close(void *context, const xmlChar *name) {
  cxlsx_xml_parser *self = context;
  if (self->status == CXLSX_XML_OK) self->handler.close(self->context, text_of(name));
}

static void on_close(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)prefix, (void)uri;
  cxlsx_xml_parser *self = context;
  if (self->status == CXLSX_XML_OK) self->handler.close(self->context, text_of(name));
}

static void on_text(void *context, const xmlChar *bytes, int length) {
  cxlsx_xml_parser *self = context;
  if (self->status == CXLSX_XML_OK) self->handler.text(self->context, (cxlsx_text){bytes, (size_t)length});
}

static void fail(cxlsx_xml_parser *self, cxlsx_xml_status status, size_t line, int code) {
  if (self->status != CXLSX_XML_OK) return;
  self->status = status;
  self->line = line;
  self->code = code;
}

static size_t current_line(const cxlsx_xml_parser *self) {
  return self->parser->input ? (size_t)self->parser->input->line : 0;
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name, (void)external, (void)system;
  cxlsx_xml_parser *self = context;
  fail(self, CXLSX_XML_DOCTYPE, current_line(self), 0);
  xmlStopParser(self->parser);
}

// Warnings and recoverable errors (a prefix without declaration) are not a reason to refuse a workbook.
// The type of the second parameter is `xmlErrorPtr` here and a pointer to const from libxml2 2.12 on.
#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error) {
#else
static void on_error(void *context, xmlErrorPtr error) {
#endif
  cxlsx_xml_parser *self = context;
  if (!error || error->level != XML_ERR_FATAL) return;
  // Pages are never well-formed; their parser goes on in any case.
  if (self->is_html && error->code != XML_ERR_NO_MEMORY) return;
  fail(self, error->code == XML_ERR_NO_MEMORY ? CXLSX_XML_NO_MEMORY : CXLSX_XML_MALFORMED,
       error->line > 0 ? (size_t)error->line : current_line(self), error->code);
}

static pthread_once_t initialized = PTHREAD_ONCE_INIT;

cxlsx_xml_parser *cxlsx_xml_create(const cxlsx_xml_handler *handler, void *context) {
  pthread_once(&initialized, xmlInitParser);
  cxlsx_xml_parser *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->handler = *handler;
  self->context = context;
  xmlSAXHandler sax = {
      .initialized = XML_SAX2_MAGIC,
      .startElementNs = on_open,
      .endElementNs = on_close,
      .characters = on_text,
      .ignorableWhitespace = on_text,
      .cdataBlock = on_text,
      .internalSubset = on_doctype,
      .serror = on_error,
  };
  self->parser = xmlCreatePushParserCtxt(&sax, self, NULL, 0, NULL);
  if (!self->parser) {
    free(self);
    return NULL;
  }
  // NOENT decodes `&amp;` in attributes too; with any DTD refused there is nothing else to expand.
  // HUGE lifts libxml2's own limits: the limits on part size, depth and attributes are the caller's.
  xmlCtxtUseOptions(self->parser, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_HUGE);
  return self;
}

cxlsx_xml_parser *cxlsx_html_create(const cxlsx_xml_handler *handler, void *context) {
  pthread_once(&initialized, xmlInitParser);
  cxlsx_xml_parser *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->handler = *handler;
  self->context = context;
  self->is_html = true;
  htmlSAXHandler sax = {
      .initialized = XML_SAX2_MAGIC,
      .startElement = on_html_open,
      .endElement = on_html_close,
      .characters = on_text,
      .ignorableWhitespace = on_text,
      .serror = on_error,
  };
  self->parser = htmlCreatePushParserCtxt(&sax, self, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!self->parser) {
    free(self);
    return NULL;
  }
  // The bytes are UTF-8 whatever the page says of itself: the caller has converted them.
  htmlCtxtUseOptions(self->parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
  return self;
}

void cxlsx_xml_free(cxlsx_xml_parser *self) {
  if (self->parser->myDoc) xmlFreeDoc(self->parser->myDoc);
  xmlFreeParserCtxt(self->parser);
  free(self);
}

static cxlsx_xml_status push(cxlsx_xml_parser *self, const uint8_t *bytes, size_t length, bool is_last) {
  if (self->status != CXLSX_XML_OK) return self->status;
  // Errors of the character decoders go to the thread's handler, whose default prints to stderr.
  xmlStructuredErrorFunc outer = xmlStructuredError;
  void *outer_context = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(self, on_error);
  int code = self->is_html ? htmlParseChunk(self->parser, (const char *)bytes, (int)length, is_last)
                           : xmlParseChunk(self->parser, (const char *)bytes, (int)length, is_last);
  xmlSetStructuredErrorFunc(outer_context, outer);
  bool is_fatal = !self->is_html && code != XML_ERR_OK && !self->parser->wellFormed;
  if (is_fatal) fail(self, CXLSX_XML_MALFORMED, current_line(self), code);
  return self->status;
}

cxlsx_xml_status cxlsx_xml_feed(cxlsx_xml_parser *self, const uint8_t *bytes, size_t length) {
  return push(self, bytes, length, false);
}

cxlsx_xml_status cxlsx_xml_finish(cxlsx_xml_parser *self) { return push(self, NULL, 0, true); }

void cxlsx_xml_stop(cxlsx_xml_parser *self) {
  fail(self, CXLSX_XML_STOPPED, current_line(self), 0);
  xmlStopParser(self->parser);
}

size_t cxlsx_xml_line(const cxlsx_xml_parser *self) { return self->line ? self->line : current_line(self); }

int cxlsx_xml_code(const cxlsx_xml_parser *self) { return self->code; }
