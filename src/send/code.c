/* SPDX-License-Identifier: MIT */
#include "send/code.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/file.h"
#include "send/gettext.h"
#include "send/stop.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#define TYPED_MAX_BYTES 256

/* Up to the first newline, the end, or being told to stop. */
static bool read_line(struct buf *out, struct err *err)
{
	char piece[TYPED_MAX_BYTES];
	ssize_t n;
	do {
		n = read(STDIN_FILENO, piece, sizeof piece);
		if (n > 0)
			buf_add(out, piece, (size_t)n);
	} while ((n > 0 && !out->full && !memchr(buf_text(out), '\n', out->len)) || (n < 0 && errno == EINTR && !stop_asked()));
	crypto_wipe(piece, sizeof piece);
	return n >= 0 || err_sys(err, errno, "standard input", "reading");
}

/* Typed by a person: asked for, and not shown. */
static bool read_input(struct buf *out, struct err *err)
{
	struct termios shown, hidden;
	bool typed = tcgetattr(STDIN_FILENO, &shown) == 0;
	if (typed) {
		hidden = shown;
		hidden.c_lflag &= ~(tcflag_t)ECHO;
		fputs(_("The code from your invitation (it is not shown): "), stderr);
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
	}
	bool ok = read_line(out, err);
	if (typed) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
		fputc('\n', stderr);
	}
	return ok;
}

static bool read_private(const char *path, struct buf *out, struct err *err)
{
	struct stat status;
	if (stat(path, &status) != 0)
		return err_sys(err, errno, path, "opening");
	if ((status.st_mode & 077) != 0 && !file_medium_is_open(path))
		return err_set(err, ERR_PERMISSION, path, "others may read it; chmod 600 mends that");
	return file_read(path, out, err);
}

bool code_read(const char *from, char ret_code[ID_CODE_BYTES], struct err *err)
{
	struct buf typed = BUF(TYPED_MAX_BYTES);
	char code[ID_CODE_BYTES] = "";
	bool ok = strcmp(from, "-") == 0 ? read_input(&typed, err) : read_private(from, &typed, err);
	if (ok && typed.full)
		ok = err_set(err, ERR_INVALID, "code", "far too long for a code");
	if (ok) {
		buf_cut(&typed, strcspn(buf_text(&typed), "\n"));
		bool empty = strspn(buf_text(&typed), " \t\r") == typed.len;
		ok = empty || id_code_tidy(buf_text(&typed), code) ||
			err_set(err, ERR_INVALID, "code", "it is not complete, or a letter is wrong");
	}
	if (ok)
		memcpy(ret_code, code, sizeof code);
	if (typed.data)
		crypto_wipe(typed.data, typed.cap);
	crypto_wipe(code, sizeof code);
	buf_release(&typed);
	return ok;
}
