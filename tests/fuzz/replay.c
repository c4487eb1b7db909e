/* replay FOLDER_OR_FILE...: each file through the target, and each with its end cut off. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

enum { FILE_BYTES_MAX = 1 << 20, PATH_BYTES = 1024 };

static int replay_file(const char *path) {
  FILE *file = fopen(path, "rb");
  uint8_t *bytes = malloc(FILE_BYTES_MAX);
  size_t const size = file && bytes ? fread(bytes, 1, FILE_BYTES_MAX, file) : 0;
  int const right = file && bytes;

  if (file) fclose(file);
  for (size_t cut = 0; right && cut <= size && cut < 64; cut++) {
    uint8_t *exact = malloc(size - cut + 1); /* so that a sanitizer sees any byte read behind the end */
    if (!exact) break;
    memcpy(exact, bytes, size - cut);
    LLVMFuzzerTestOneInput(exact, size - cut);
    free(exact);
  }
  free(bytes);
  return right;
}

static int replay_folder(const char *path) {
  DIR *folder = opendir(path);
  int count = 0;
  if (!folder) return replay_file(path);
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    char inside[PATH_BYTES];
    if (entry->d_name[0] == '.') continue;
    snprintf(inside, sizeof inside, "%s/%s", path, entry->d_name);
    if (!replay_file(inside)) fprintf(stderr, "%s: cannot be read\n", inside);
    else count++;
  }
  closedir(folder);
  return count;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    int const count = replay_folder(argv[i]);
    if (!count) {
      fprintf(stderr, "%s: no inputs\n", argv[i]);
      return 1;
    }
    printf("%s: %d inputs\n", argv[i], count);
  }
  return 0;
}
