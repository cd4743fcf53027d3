/* C's strings and memory. */
#pragma once
#include <stddef.h>
void *memcpy(void *restrict to, const void *restrict from, size_t bytes);
void *memmove(void *to, const void *from, size_t bytes);
void *memset(void *memory, int byte, size_t bytes);
int memcmp(const void *left, const void *right, size_t bytes);
void *memchr(const void *memory, int byte, size_t bytes);
size_t strlen(const char *text);
size_t strnlen(const char *text, size_t most);
char *strcpy(char *restrict to, const char *restrict from);
char *strncpy(char *restrict to, const char *restrict from, size_t most);
size_t strlcpy(char *to, const char *from, size_t room);
char *strcat(char *restrict to, const char *restrict from);
char *strncat(char *restrict to, const char *restrict from, size_t most);
size_t strlcat(char *to, const char *from, size_t room);
int strcmp(const char *left, const char *right);
int strncmp(const char *left, const char *right, size_t most);
int strcoll(const char *left, const char *right);
char *strchr(const char *text, int character);
char *strrchr(const char *text, int character);
char *strstr(const char *text, const char *part);
size_t strspn(const char *text, const char *accepted);
size_t strcspn(const char *text, const char *refused);
char *strpbrk(const char *text, const char *accepted);
char *strtok(char *restrict text, const char *restrict separators);
char *strsep(char **text, const char *separators);
char *strdup(const char *text);
char *strndup(const char *text, size_t most);
char *strerror(int number);
int strcasecmp(const char *left, const char *right);
int strncasecmp(const char *left, const char *right, size_t most);
