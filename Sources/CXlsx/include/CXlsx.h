/// The only C of the project: opaque handles over libzip, libdeflate, ISA-L, libxml2 and libxlsxwriter, and looks at texts.
///
/// No header of those libraries is included here, so none of their types reaches Swift.
#ifndef CXLSX_H
#define CXLSX_H
#include "cxlsx_zip.h"
#include "cxlsx_xml.h"
#include "cxlsx_book.h"
#include "cxlsx_text.h"
#include "cxlsx_bytes.h"
#include "cxlsx_deflate.h"
#endif
