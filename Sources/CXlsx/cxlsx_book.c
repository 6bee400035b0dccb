#include "CXlsx.h"
