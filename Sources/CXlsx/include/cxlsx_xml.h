#ifndef CXLSX_XML_H
#define CXLSX_XML_H
#endif
