/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const names[] = {
#define ERR(id, name) name,
#include "base/err.def"
#undef ERR
};
static_assert(sizeof names / sizeof names[0] == ERR_COUNT, "one name a code");

static const struct {
	int errnum;
	enum err_code code;
} causes[] = {
	{ ENOENT, ERR_NOT_FOUND },
	{ ENOTDIR, ERR_NOT_FOUND },
	{ EEXIST, ERR_EXISTS },
	{ ENOTEMPTY, ERR_EXISTS },
	{ EACCES, ERR_PERMISSION },
	{ EPERM, ERR_PERMISSION },
	{ ENOSPC, ERR_NO_SPACE },
	{ EDQUOT, ERR_NO_SPACE },
	{ EFBIG, ERR_NO_SPACE },
	{ EROFS, ERR_READ_ONLY },
	{ ELOOP, ERR_NOT_A_FILE },
	{ EISDIR, ERR_NOT_A_FILE },
	{ ENXIO, ERR_NOT_A_FILE },
	{ ENODEV, ERR_NOT_A_FILE },
	{ ENAMETOOLONG, ERR_INVALID },
	{ EILSEQ, ERR_ENCODING },
	{ EWOULDBLOCK, ERR_LOCKED },
	{ ETXTBSY, ERR_LOCKED },
	{ ENOMEM, ERR_MEMORY },
};

bool err_set(struct err *err, enum err_code code, const char *where, const char *fmt, ...)
{
	if (!err)
		return false;
	/* Made beside and copied: `where` and the arguments may point into *err. */
	struct err made = { .code = code };
	char detail[2 * sizeof made.detail];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(detail, sizeof detail, fmt, ap);
	va_end(ap);
	text_copy(made.where, sizeof made.where, where ? where : "");
	text_copy(made.detail, sizeof made.detail, detail);
	*err = made;
	return false;
}

static enum err_code code_of(int errnum)
{
	for (size_t i = 0; i < sizeof causes / sizeof causes[0]; i++) {
		if (causes[i].errnum == errnum)
			return causes[i].code;
	}
	return ERR_IO;
}

bool err_sys(struct err *err, int errnum, const char *where, const char *doing)
{
	/* In English whatever the locale, since the detail is for logs. */
	locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	err_set(err, code_of(errnum), where, "%s: %s", doing, plain ? strerror_l(errnum, plain) : "system error");
	if (plain)
		freelocale(plain);
	if (err)
		err->errnum = errnum;
	return false;
}

void err_clear(struct err *err)
{
	*err = (struct err){ .code = ERR_NONE };
}

const char *err_name(enum err_code code)
{
	return (unsigned)code < ERR_COUNT ? names[code] : "unknown";
}
