#ifndef CXLSX_BOOK_H
#define CXLSX_BOOK_H
#endif
