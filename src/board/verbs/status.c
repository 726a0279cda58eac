/* SPDX-License-Identifier: MIT */
#include "board/verbs/status.h"

#include <assert.h>
#include <sysexits.h>

static const unsigned char statuses[] = {
	[ERR_NONE] = STATUS_OK, [ERR_USAGE] = STATUS_USAGE, [ERR_NOT_FOUND] = EX_NOINPUT, [ERR_EXISTS] = EX_CANTCREAT,
	[ERR_PERMISSION] = EX_NOPERM, [ERR_NO_SPACE] = EX_IOERR, [ERR_READ_ONLY] = EX_CANTCREAT, [ERR_IO] = EX_IOERR,
	[ERR_TOO_BIG] = EX_DATAERR, [ERR_NOT_A_FILE] = EX_NOINPUT, [ERR_ENCODING] = EX_DATAERR, [ERR_SYNTAX] = EX_DATAERR,
	[ERR_DUPLICATE_KEY] = EX_DATAERR, [ERR_FORMAT] = EX_DATAERR, [ERR_NEWER] = EX_DATAERR, [ERR_INVALID] = EX_DATAERR,
	[ERR_DAMAGED] = EX_DATAERR, [ERR_SIGNATURE] = EX_DATAERR, [ERR_WRONG_KEY] = EX_DATAERR, [ERR_MISMATCH] = EX_DATAERR,
	[ERR_EXPIRED] = EX_DATAERR, [ERR_LOCKED] = EX_TEMPFAIL, [ERR_STATE] = STATUS_NO, [ERR_NOT_COMPLETE] = STATUS_NO,
	[ERR_TERMINAL] = EX_CONFIG, [ERR_DATABASE] = EX_IOERR, [ERR_NETWORK] = EX_UNAVAILABLE, [ERR_MEMORY] = EX_OSERR,
	[ERR_CANCELLED] = STATUS_NO,
};
static_assert(sizeof statuses / sizeof statuses[0] == ERR_COUNT, "a status for every error");

int status_of(enum err_code code)
{
	return statuses[code];
}
