/* Names of integer types. */
#pragma once
#include <stddef.h>
#include <stdint.h>
typedef long ssize_t;
typedef long long off_t;
