/* C's last error. */
#pragma once
int *__errno_location(void);
#define errno (*__errno_location())
#define EPERM 63
#define ENOENT 44
#define EINTR 27
#define EIO 29
#define EBADF 8
#define EAGAIN 6
#define ENOMEM 48
#define EACCES 2
#define EBUSY 10
#define EEXIST 20
#define EINVAL 28
#define EDOM 18
#define ERANGE 68
