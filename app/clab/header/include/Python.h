/*
 * CPython 3.14's C API as an extension sees it: wasm32, with the GIL, the full API.
 * Written for this project from CPython's documentation; header.test.ts holds it to the interpreter's binary.
 *
 * A comment behind a declaration says what the function gives: "new" is a new reference, which the caller owns;
 * "borrowed" is a reference that somebody else owns; "steals X" takes the caller's reference to X.
 */
#ifndef Py_PYTHON_H
#define Py_PYTHON_H

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "python/base.h"
#include "python/object.h"
#include "python/type.h"
#include "python/refcount.h"
#include "python/memory.h"
#include "python/gc.h"
#include "python/weakref.h"
#include "python/errors.h"
#include "python/abstract.h"
#include "python/numbers.h"
#include "python/text.h"
#include "python/containers.h"
#include "python/call.h"
#include "python/descriptors.h"
#include "python/module.h"
#include "python/runtime.h"

#endif
