#include "CXlsx.h"

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
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

// Inflates an entry piece by piece, several times as fast as libzip.
struct stream {
  struct inflate_state state;
  zip_file_t *stored;
  uint8_t input[64 << 10];
  uint64_t size, given, stored_left;
  uint32_t crc, wanted_crc;
};

struct cxlsx_zip_entry {
  cxlsx_zip *owner;
  uint64_t index;
  // What libzip reads; NULL while the stream does.
  zip_file_t *file;
  struct stream *stream;
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

// What the directory says of an entry that is deflated and nothing else; whether it is one.
static bool is_deflated(cxlsx_zip *handle, uint64_t index, zip_stat_t *stat) {
  const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
  if (!handle->archive || zip_stat_index(handle->archive, index, 0, stat) != 0) return false;
  if ((stat->valid & needed) != needed || stat->comp_method != ZIP_CM_DEFLATE) return false;
  return !(stat->valid & ZIP_STAT_ENCRYPTION_METHOD) || stat->encryption_method == ZIP_EM_NONE;
}

int64_t cxlsx_zip_entry_packed_size(cxlsx_zip *handle, uint64_t index) {
  zip_stat_t stat;
  if (!is_deflated(handle, index, &stat)) return -1;
  // An entry that packs nothing is no larger than what it holds, but for a few bytes.
  if (stat.comp_size == 0 || stat.comp_size > stat.size + 1024) return -1;
  return (int64_t)stat.comp_size;
}

uint32_t cxlsx_zip_entry_checksum(cxlsx_zip *handle, uint64_t index) {
  zip_stat_t stat;
  return is_deflated(handle, index, &stat) ? stat.crc : 0;
}

bool cxlsx_zip_entry_packed(cxlsx_zip *handle, uint64_t index, void *bytes, size_t size) {
  zip_file_t *file = zip_fopen_index(handle->archive, index, ZIP_FL_COMPRESSED);
  if (!file) return false;
  bool is_read = zip_fread(file, bytes, size) == (zip_int64_t)size;
  zip_fclose(file);
  return is_read;
}

bool cxlsx_zip_entry_inflate(
  cxlsx_zip *handle, uint64_t index, const void *packed, size_t packed_size, void *bytes, size_t size) {
  zip_stat_t stat;
  if (!is_deflated(handle, index, &stat) || stat.size != size) return false;
  if (!handle->decompressor) handle->decompressor = libdeflate_alloc_decompressor();
  if (!handle->decompressor) return false;
  size_t used = 0;
  // Bytes behind the end of the packed ones are as much of an error as too few.
  return libdeflate_deflate_decompress_ex(handle->decompressor, packed, packed_size, bytes, size, &used, NULL)
      == LIBDEFLATE_SUCCESS
    && used == packed_size && libdeflate_crc32(0, bytes, size) == stat.crc;
}

int64_t cxlsx_zip_entry_modified(cxlsx_zip *handle, uint64_t index) {
  zip_stat_t stat;
  if (!handle->archive || zip_stat_index(handle->archive, index, 0, &stat) != 0) return 0;
  return stat.valid & ZIP_STAT_MTIME ? (int64_t)stat.mtime : 0;
}

static void close_stream(struct stream *stream) {
  if (!stream) return;
  if (stream->stored) zip_fclose(stream->stored);
  free(stream);
}

// NULL where libzip is to read the entry.
static struct stream *open_stream(cxlsx_zip *handle, uint64_t index) {
  zip_stat_t stat;
  if (!is_deflated(handle, index, &stat) || stat.size == 0 || stat.comp_size == 0) return NULL;
  // The state counts in 32 bits.
  if (stat.size > UINT32_MAX) return NULL;
  struct stream *stream = malloc(sizeof *stream);
  if (!stream) return NULL;
  isal_inflate_init(&stream->state);
  stream->state.avail_in = 0;
  stream->size = stat.size;
  stream->given = 0;
  stream->stored_left = stat.comp_size;
  stream->crc = 0;
  stream->wanted_crc = stat.crc;
  stream->stored = zip_fopen_index(handle->archive, index, ZIP_FL_COMPRESSED);
  if (stream->stored) return stream;
  close_stream(stream);
  return NULL;
}

// Inflates until the room is full or the packed bytes end; false where they are damaged.
static bool inflate_more(struct stream *stream, void *buffer, uint32_t room) {
  struct inflate_state *state = &stream->state;
  state->next_out = buffer;
  state->avail_out = room;
  while (state->avail_out > 0 && state->block_state != ISAL_BLOCK_FINISH) {
    if (state->avail_in == 0 && stream->stored_left > 0) {
      zip_int64_t count = zip_fread(stream->stored, stream->input, sizeof stream->input);
      if (count <= 0) return false;
      stream->stored_left -= count;
      state->next_in = stream->input;
      state->avail_in = count;
    }
    const uint32_t in = state->avail_in, out = state->avail_out;
    if (isal_inflate(state) < ISAL_DECOMP_OK) return false;
    // Damaged bytes may get it nowhere.
    bool is_finished = state->block_state == ISAL_BLOCK_FINISH;
    if (!is_finished && state->avail_in == in && state->avail_out == out) return false;
  }
  return true;
}

// The next bytes of a stream, 0 at its end; -1 where something is not as the directory says.
static int64_t read_stream(struct stream *stream, void *buffer, size_t capacity) {
  struct inflate_state *state = &stream->state;
  const uint64_t left = stream->size - stream->given;
  const uint32_t room = capacity < left ? capacity : left;
  if (!inflate_more(stream, buffer, room)) return -1;
  const uint32_t count = room - state->avail_out;
  stream->crc = crc32_gzip_refl(stream->crc, buffer, count);
  stream->given += count;
  if (count > 0) return count;
  // Behind the last byte comes the end, and the checksum is that of all.
  uint8_t more;
  if (stream->given < stream->size || !inflate_more(stream, &more, 1) || state->avail_out == 0) return -1;
  return stream->crc == stream->wanted_crc ? 0 : -1;
}

cxlsx_zip_entry *cxlsx_zip_entry_open(cxlsx_zip *handle, uint64_t index) {
  if (!handle->archive) return NULL;
  cxlsx_zip_entry *entry = calloc(1, sizeof *entry);
  if (!entry) {
    handle->status = CXLSX_ZIP_NO_MEMORY;
    return NULL;
  }
  entry->owner = handle;
  entry->index = index;
  entry->stream = open_stream(handle, index);
  if (entry->stream) return entry;
  entry->file = zip_fopen_index(handle->archive, index, 0);
  if (entry->file) return entry;
  remember(handle, zip_get_error(handle->archive));
  free(entry);
  return NULL;
}

// Lets libzip go on behind what has been given, since it says what is wrong; whether it can.
static bool leave_to_libzip(cxlsx_zip_entry *entry, void *buffer, size_t capacity) {
  uint64_t given = entry->stream->given;
  close_stream(entry->stream);
  entry->stream = NULL;
  entry->file = zip_fopen_index(entry->owner->archive, entry->index, 0);
  if (!entry->file) {
    remember(entry->owner, zip_get_error(entry->owner->archive));
    return false;
  }
  while (given > 0) {
    zip_int64_t count = zip_fread(entry->file, buffer, given < capacity ? given : capacity);
    if (count <= 0) {
      remember(entry->owner, zip_file_get_error(entry->file));
      return false;
    }
    given -= count;
  }
  return true;
}

int64_t cxlsx_zip_entry_read(cxlsx_zip_entry *entry, void *buffer, size_t capacity) {
  if (entry->stream) {
    int64_t count = read_stream(entry->stream, buffer, capacity);
    if (count >= 0) return count;
    if (!leave_to_libzip(entry, buffer, capacity)) return -1;
  }
  if (!entry->file) return -1;
  zip_int64_t count = zip_fread(entry->file, buffer, capacity);
  if (count >= 0) return count;
  remember(entry->owner, zip_file_get_error(entry->file));
  return -1;
}

void cxlsx_zip_entry_close(cxlsx_zip_entry *entry) {
  if (entry->file) zip_fclose(entry->file);
  close_stream(entry->stream);
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
