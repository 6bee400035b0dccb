#ifndef CXLSX_ZIP_H
#define CXLSX_ZIP_H
#endif
