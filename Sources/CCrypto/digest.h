// The functions of SHA-256 itself, which the library calls deprecated since its third version: those for any digest look for
// one among the machine's providers first, in a fifteenth of the time that a small report takes.
#define OPENSSL_API_COMPAT 10100
#include <openssl/sha.h>
