#ifndef CBUILD_H
#define CBUILD_H

#pragma clang assume_nonnull begin

/// The commit that this program was built from, as the build said it; empty where it was not told.
const char *cbuild_commit(void);

#pragma clang assume_nonnull end

#endif
