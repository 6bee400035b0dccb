#include "CXlsx.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct cxlsx_zip {
  zip_t *archive;
  cxlsx_zip_status status;
  int code;
  // Made when the first entry is inflated in one go.
  struct libdeflate_decompressor *decompressor;
};

struct cxlsx_zip_entry {
  cxlsx_zip *owner;
  zip_file_t *file;
};

static cxlsx_zip_status status_of(const zip_error_t *error) {
  switch (zip_error_code_zip(error)) {
    case ZIP_ER_OK: return CXLSX_ZIP_OK;
    case ZIP_ER_NOZIP: return CXLSX_ZIP_NO_DIRECTORY;
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP: return CXLSX_ZIP_ENCRYPTED;
    case ZIP_ER_MEMORY: return CXLSX_ZIP_NO_MEMORY;
    default: return CXLSX_ZIP_DAMAGED;
  }
}

static void remember(cxlsx_zip *handle, zip_error_t *error) {
  handle->status = status_of(error);
  handle->code = zip_error_code_zip(error);
}

// Takes over the source and the error that came of making it.
static cxlsx_zip *open_source(zip_source_t *source, zip_error_t *error) {
  cxlsx_zip *handle = calloc(1, sizeof *handle);
  if (handle && source) handle->archive = zip_open_from_source(source, ZIP_RDONLY, error);
  if (handle && !handle->archive) remember(handle, error);
  if (source && (!handle || !handle->archive)) zip_source_free(source);
  zip_error_fini(error);
  return handle;
}

cxlsx_zip *cxlsx_zip_open(const void *bytes, size_t length) {
  zip_error_t error;
  zip_error_init(&error);
  // The 0 leaves the bytes with the caller.
  return open_source(zip_source_buffer_create(bytes, length, 0, &error), &error);
}

cxlsx_zip *cxlsx_zip_open_file(const char *path) {
  zip_error_t error;
  zip_error_init(&error);
  return open_source(zip_source_file_create(path, 0, -1, &error), &error);
}

void cxlsx_zip_close(cxlsx_zip *handle) {
  if (handle->archive) zip_discard(handle->archive);
  if (handle->decompressor) libdeflate_free_decompressor(handle->decompressor);
  free(handle);
}

cxlsx_zip_status cxlsx_zip_last_status(const cxlsx_zip *handle) { return handle->status; }

int cxlsx_zip_last_code(const cxlsx_zip *handle) { return handle->code; }

uint64_t cxlsx_zip_entry_count(const cxlsx_zip *handle) {
  if (!handle->archive) return 0;
  zip_int64_t count = zip_get_num_entries(handle->archive, 0);
  return count < 0 ? 0 : (uint64_t)count;
}

const char *cxlsx_zip_entry_name(cxlsx_zip *handle, uint64_t index) {
  return handle->archive ? zip_get_name(handle->archive, index, ZIP_FL_ENC_GUESS) : NULL;
}

int64_t cxlsx_zip_entry_size(cxlsx_zip *handle, uint64_t index) {
  zip_stat_t stat;
  if (!handle->archive || zip_stat_index(handle->archive, index, 0, &stat) != 0) return -1;
  if (!(stat.valid & ZIP_STAT_SIZE)) return -1;
  return stat.size > INT64_MAX ? INT64_MAX : (int64_t)stat.size;
}

// The stored bytes of an entry; the caller frees them. NULL where they cannot be read.
static void *stored_bytes(cxlsx_zip *handle, uint64_t index, size_t size) {
  zip_file_t *file = zip_fopen_index(handle->archive, index, ZIP_FL_COMPRESSED);
  if (!file) return NULL;
  void *bytes = malloc(size);
  if (bytes && zip_fread(file, bytes, size) != (zip_int64_t)size) {
    free(bytes);
    bytes = NULL;
  }
  zip_fclose(file);
  return bytes;
}

bool cxlsx_zip_entry_inflate(cxlsx_zip *handle, uint64_t index, void *bytes, size_t size) {
  const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
  zip_stat_t stat;
  if (!handle->archive || zip_stat_index(handle->archive, index, 0, &stat) != 0) return false;
  if ((stat.valid & needed) != needed || stat.comp_method != ZIP_CM_DEFLATE || stat.size != size) return false;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) return false;
  // An entry that packs nothing is no larger than what it holds, but for a few bytes.
  if (stat.comp_size == 0 || stat.comp_size > size + 1024) return false;
  if (!handle->decompressor) handle->decompressor = libdeflate_alloc_decompressor();
  if (!handle->decompressor) return false;
  void *stored = stored_bytes(handle, index, stat.comp_size);
  if (!stored) return false;
  size_t used = 0;
  // Bytes behind the end of the packed ones are as much of an error as too few.
  bool is_whole =
    libdeflate_deflate_decompress_ex(handle->decompressor, stored, stat.comp_size, bytes, size, &used, NULL)
      == LIBDEFLATE_SUCCESS
    && used == stat.comp_size && libdeflate_crc32(0, bytes, size) == stat.crc;
  free(stored);
  return is_whole;
}

int64_t cxlsx_zip_entry_modified(cxlsx_zip *handle, uint64_t index) {
  zip_stat_t stat;
  if (!handle->archive || zip_stat_index(handle->archive, index, 0, &stat) != 0) return 0;
  return stat.valid & ZIP_STAT_MTIME ? (int64_t)stat.mtime : 0;
}

cxlsx_zip_entry *cxlsx_zip_entry_open(cxlsx_zip *handle, uint64_t index) {
  if (!handle->archive) return NULL;
  cxlsx_zip_entry *entry = calloc(1, sizeof *entry);
  if (!entry) {
    handle->status = CXLSX_ZIP_NO_MEMORY;
    return NULL;
  }
  entry->owner = handle;
  entry->file = zip_fopen_index(handle->archive, index, 0);
  if (entry->file) return entry;
  remember(handle, zip_get_error(handle->archive));
  free(entry);
  return NULL;
}

int64_t cxlsx_zip_entry_read(cxlsx_zip_entry *entry, void *buffer, size_t capacity) {
  zip_int64_t count = zip_fread(entry->file, buffer, capacity);
  if (count >= 0) return count;
  remember(entry->owner, zip_file_get_error(entry->file));
  return -1;
}

void cxlsx_zip_entry_close(cxlsx_zip_entry *entry) {
  zip_fclose(entry->file);
  free(entry);
}

struct cxlsx_zip_edit {
  zip_t *archive;
};

cxlsx_zip_edit *cxlsx_zip_edit_open(const char *path) {
  cxlsx_zip_edit *edit = calloc(1, sizeof *edit);
  if (!edit) return NULL;
  edit->archive = zip_open(path, 0, NULL);
  if (!edit->archive) {
    free(edit);
    return NULL;
  }
  return edit;
}

bool cxlsx_zip_edit_put(cxlsx_zip_edit *edit, const char *name, const void *bytes, size_t length) {
  void *copy = malloc(length ? length : 1);
  if (!copy) return false;
  memcpy(copy, bytes, length);
  // libzip frees the copy, also where it fails after this.
  zip_source_t *source = zip_source_buffer(edit->archive, copy, length, 1);
  if (!source) {
    free(copy);
    return false;
  }
  zip_int64_t index = zip_file_add(edit->archive, name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  // 1980-01-01, the first day that a zip can say: equal content gives equal bytes.
  return zip_file_set_dostime(edit->archive, (zip_uint64_t)index, 0, 0x21, 0) == 0;
}

bool cxlsx_zip_edit_commit(cxlsx_zip_edit *edit) {
  bool is_written = zip_close(edit->archive) == 0;
  if (!is_written) zip_discard(edit->archive);
  free(edit);
  return is_written;
}

void cxlsx_zip_edit_discard(cxlsx_zip_edit *edit) {
  zip_discard(edit->archive);
  free(edit);
}
