#ifndef CXLSX_ZIP_H
#define CXLSX_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// What came of a call on an archive or an entry.
typedef enum cxlsx_zip_status : int {
  /// It worked.
  CXLSX_ZIP_OK = 0,
  /// The bytes hold no end of central directory: no zip, or one that is cut off.
  CXLSX_ZIP_NO_DIRECTORY = 1,
  /// The archive or an entry is damaged; its number says how.
  CXLSX_ZIP_DAMAGED = 2,
  /// The entry is encrypted.
  CXLSX_ZIP_ENCRYPTED = 3,
  /// Memory ran out.
  CXLSX_ZIP_NO_MEMORY = 4,
} cxlsx_zip_status;

/// A zip archive over bytes in memory or in a file, open for reading.
typedef struct cxlsx_zip cxlsx_zip;

/// One entry of an archive, open for reading from its beginning.
typedef struct cxlsx_zip_entry cxlsx_zip_entry;

/// Opens the archive in `bytes`, which the caller keeps unchanged until `cxlsx_zip_close`.
///
/// Also an archive that could not be opened is returned: ask its status first, and close it in any
/// case. NULL only when memory runs out.
cxlsx_zip *_Nullable cxlsx_zip_open(const void *bytes, size_t length);

/// Opens the archive in the file at `path`, of which only what is asked for is read; else as `cxlsx_zip_open`.
cxlsx_zip *_Nullable cxlsx_zip_open_file(const char *path);

/// Frees the archive; its entries must be closed before.
void cxlsx_zip_close(cxlsx_zip *archive);

/// What came of the last call on the archive or on one of its entries.
cxlsx_zip_status cxlsx_zip_last_status(const cxlsx_zip *archive);

/// libzip's number for the last failure, `ZIP_ER_…`.
int cxlsx_zip_last_code(const cxlsx_zip *archive);

/// The number of entries, folders included.
uint64_t cxlsx_zip_entry_count(const cxlsx_zip *archive);

/// The name of entry `index` in UTF-8; owned by the archive. NULL when it has none.
const char *_Nullable cxlsx_zip_entry_name(cxlsx_zip *archive, uint64_t index);

/// The inflated bytes of entry `index`, as the archive states them; -1 when it does not.
int64_t cxlsx_zip_entry_size(cxlsx_zip *archive, uint64_t index);

/// The bytes of entry `index` as it is stored; -1 where it is not deflated and nothing else, or the archive does not state it.
int64_t cxlsx_zip_entry_packed_size(cxlsx_zip *archive, uint64_t index);

/// The checksum that the archive states of such an entry.
uint32_t cxlsx_zip_entry_checksum(cxlsx_zip *archive, uint64_t index);

/// Reads entry `index` as it is stored into `bytes`, which has room for exactly that; false where it cannot be read.
bool cxlsx_zip_entry_packed(cxlsx_zip *archive, uint64_t index, void *bytes, size_t size);

/// Inflates all of entry `index`, from how it is stored, into `bytes`, which has room for exactly what the archive states.
///
/// False where it cannot be had in one go, is not of that size, or has another checksum: reading it piece by piece says
/// why.
bool cxlsx_zip_entry_inflate(
  cxlsx_zip *archive, uint64_t index, const void *packed, size_t packed_size, void *bytes, size_t size);

/// When entry `index` was changed, in seconds since 1970; 0 when the archive does not say.
///
/// Zip archives keep local time without a zone: it is taken for this machine's.
int64_t cxlsx_zip_entry_modified(cxlsx_zip *archive, uint64_t index);

/// Opens entry `index`; NULL on failure, which the archive's status gives. Close it before the archive.
cxlsx_zip_entry *_Nullable cxlsx_zip_entry_open(cxlsx_zip *archive, uint64_t index);

/// Reads the next inflated bytes into `buffer`: how many, 0 at the end, -1 on failure.
///
/// At the end the checksum and the size have been compared; a mismatch is a failure.
int64_t cxlsx_zip_entry_read(cxlsx_zip_entry *entry, void *buffer, size_t capacity);

/// Closes the entry and frees it.
void cxlsx_zip_entry_close(cxlsx_zip_entry *entry);

/// An archive in a file that is being changed; nothing is written before `cxlsx_zip_edit_commit`.
typedef struct cxlsx_zip_edit cxlsx_zip_edit;

/// Opens the archive in the file at `path` to change it. NULL when it cannot be opened.
cxlsx_zip_edit *_Nullable cxlsx_zip_edit_open(const char *path);

/// Puts a part in, in place of one of the same name; the bytes are copied. The other parts stay as they are, compressed
/// bytes included.
bool cxlsx_zip_edit_put(cxlsx_zip_edit *edit, const char *name, const void *bytes, size_t length);

/// Writes the archive and frees `edit`, whether or not it succeeds.
bool cxlsx_zip_edit_commit(cxlsx_zip_edit *edit);

/// Frees `edit` and writes nothing.
void cxlsx_zip_edit_discard(cxlsx_zip_edit *edit);

#pragma clang assume_nonnull end
#endif
