/* SPDX-License-Identifier: MIT */
#include "bench/usage.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds the number that follows "name:" in the file, once for each time it stands there. False if it cannot be read. */
static bool add_number(const char *path, const char *name, long *sum)
{
	char line[256];
	size_t len = strlen(name);
	bool any = false;
	FILE *file = fopen(path, "re");
	if (!file)
		return false;
	while (fgets(line, sizeof line, file)) {
		if (strncmp(line, name, len) != 0 || line[len] != ':')
			continue;
		*sum += strtol(line + len + 1, NULL, 10);
		any = true;
	}
	fclose(file);
	return any;
}

static void add_threads(pid_t pid, struct usage *usage)
{
	char path[300];
	snprintf(path, sizeof path, "/proc/%ld/task", (long)pid);
	DIR *dir = opendir(path);
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "/proc/%ld/task/%.20s/status", (long)pid, entry->d_name);
		usage->threads += add_number(path, "voluntary_ctxt_switches", &usage->voluntary);
	}
	if (dir)
		closedir(dir);
}

struct usage usage_of(pid_t pid)
{
	struct usage usage = { 0 };
	char path[64];
	snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)pid);
	usage.has_maps = add_number(path, "Pss", &usage.pss_kb) && add_number(path, "Private_Clean", &usage.uss_kb)
		&& add_number(path, "Private_Dirty", &usage.uss_kb);
	snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
	add_number(path, "VmRSS", &usage.rss_kb);
	add_threads(pid, &usage);
	return usage;
}
