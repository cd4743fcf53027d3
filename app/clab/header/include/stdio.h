/* C's input and output. */
#pragma once
#include <stdarg.h>
#include <stddef.h>
typedef struct _IO_FILE FILE;
extern FILE *const stdin;
extern FILE *const stdout;
extern FILE *const stderr;
#define stdin (stdin)
#define stdout (stdout)
#define stderr (stderr)
#define EOF (-1)
#define BUFSIZ 1024
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
#define _PRINTF(text, rest) __attribute__((format(printf, text, rest)))
int printf(const char *restrict format, ...) _PRINTF(1, 2);
int fprintf(FILE *restrict file, const char *restrict format, ...) _PRINTF(2, 3);
int sprintf(char *restrict text, const char *restrict format, ...) _PRINTF(2, 3);
int snprintf(char *restrict text, size_t size, const char *restrict format, ...) _PRINTF(3, 4);
int asprintf(char **text, const char *format, ...) _PRINTF(2, 3);
int vprintf(const char *restrict format, va_list arguments);
int vfprintf(FILE *restrict file, const char *restrict format, va_list arguments);
int vsnprintf(char *restrict text, size_t size, const char *restrict format, va_list arguments);
int scanf(const char *restrict format, ...);
int fscanf(FILE *restrict file, const char *restrict format, ...);
int sscanf(const char *restrict text, const char *restrict format, ...);
#undef _PRINTF
int puts(const char *text);
int fputs(const char *restrict text, FILE *restrict file);
int putchar(int character);
int putc(int character, FILE *file);
int fputc(int character, FILE *file);
int getchar(void);
int getc(FILE *file);
int fgetc(FILE *file);
int ungetc(int character, FILE *file);
char *fgets(char *restrict text, int size, FILE *restrict file);
FILE *fopen(const char *restrict name, const char *restrict mode);
int fclose(FILE *file);
int fflush(FILE *file);
size_t fread(void *restrict memory, size_t size, size_t count, FILE *restrict file);
size_t fwrite(const void *restrict memory, size_t size, size_t count, FILE *restrict file);
int fseek(FILE *file, long offset, int whence);
long ftell(FILE *file);
void rewind(FILE *file);
int feof(FILE *file);
int ferror(FILE *file);
void perror(const char *text);
int remove(const char *name);
int rename(const char *from, const char *to);
