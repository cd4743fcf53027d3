/* C's wide characters. */
#pragma once
#include <stddef.h>
size_t wcslen(const wchar_t *text);
int wcscmp(const wchar_t *left, const wchar_t *right);
wchar_t *wcscpy(wchar_t *restrict to, const wchar_t *restrict from);
