/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "base/file_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* File systems that need more care than fsync gives, by statfs(2)'s f_type. */
static const struct {
	uint32_t magic;
	bool keeps_no_modes;
} weak_media[] = {
	{ 0x00004d44, true },  /* FAT */
	{ 0x2011bab0, true },  /* exFAT */
	{ 0x5346544e, true },  /* NTFS, old driver */
	{ 0x7366746e, true },  /* NTFS, new driver */
	{ 0x65735546, false }, /* FUSE: whatever is behind it */
	{ 0xff534d42, false }, /* CIFS */
	{ 0xfe534d42, false }, /* SMB 2 */
	{ 0x0000517b, false }, /* SMB */
	{ 0x00006969, false }, /* NFS */
	{ 0x01021997, false }, /* 9P */
};

/* Its row in the table, or -1. */
static int weak_row(const struct statfs *status)
{
	for (size_t i = 0; i < sizeof weak_media / sizeof weak_media[0]; i++) {
		if (weak_media[i].magic == (uint32_t)status->f_type)
			return (int)i;
	}
	return -1;
}

int file_sync_medium(int fd)
{
	struct statfs status;
	if (fstatfs(fd, &status) != 0)
		return errno;
	if (weak_row(&status) < 0)
		return 0;
	return syncfs(fd) == 0 ? 0 : errno;
}

/* What is asked about may not be there yet: then its parent answers. */
static bool medium_of(const char *path, struct statfs *ret_status, struct stat *ret_stat)
{
	char *at = file_parent(path);
	bool own = statfs(path, ret_status) == 0 && stat(path, ret_stat) == 0;
	bool found = own || (statfs(at, ret_status) == 0 && stat(at, ret_stat) == 0);
	while (!found && strcmp(at, "/") != 0 && strcmp(at, ".") != 0) {
		char *up = file_parent(at);
		free(at);
		at = up;
		found = statfs(at, ret_status) == 0 && stat(at, ret_stat) == 0;
	}
	free(at);
	if (found && !own)
		ret_stat->st_mode &= ~(mode_t)077; /* someone else's folder: its mode says nothing about ours */
	return found;
}

bool file_medium_is_open(const char *path)
{
	struct statfs status;
	struct stat ours;
	if (!medium_of(path, &status, &ours))
		return false;
	int row = weak_row(&status);
	return row >= 0 && (weak_media[row].keeps_no_modes || (ours.st_mode & 077) != 0);
}
