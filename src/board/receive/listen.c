/* SPDX-License-Identifier: MIT */
#include "board/receive/listen.h"

#include "base/mem.h"
#include "base/text.h"

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 128

/* "host:port" into two texts; both are copied. */
static bool split(const char *where, char **ret_host, char **ret_port, struct err *err)
{
	const char *colon = strrchr(where, ':');
	size_t len = colon ? (size_t)(colon - where) : 0;
	bool bracketed = len >= 2 && where[0] == '[' && where[len - 1] == ']';
	int64_t port;
	if (!colon || len == 0 || !text_to_int(colon + 1, 0, 65535, &port) || (!bracketed && memchr(where, ':', len)))
		return err_set(err, ERR_USAGE, where, "an address and a port, like 127.0.0.1:8011");
	*ret_host = bracketed ? xstrndup(where + 1, len - 2) : xstrndup(where, len);
	*ret_port = xstrdup(colon + 1);
	return true;
}

static int open_socket(const struct addrinfo *info)
{
	const int on = 1;
	int fd = socket(info->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(fd, info->ai_addr, info->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	int failed = errno;
	close(fd);
	errno = failed;
	return -1;
}

static bool describe(int fd, char to[LISTEN_TEXT_BYTES], struct err *err)
{
	struct sockaddr_storage address;
	socklen_t len = sizeof address;
	char host[46], port[6];
	if (getsockname(fd, (struct sockaddr *)&address, &len) != 0)
		return err_sys(err, errno, "socket", "asking for its address");
	if (getnameinfo((struct sockaddr *)&address, len, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV) != 0)
		return err_set(err, ERR_NETWORK, "socket", "its address has no name");
	snprintf(to, LISTEN_TEXT_BYTES, strchr(host, ':') ? "[%s]:%s" : "%s:%s", host, port);
	return true;
}

bool listen_on(const char *where, int *ret_fd, char ret_text[LISTEN_TEXT_BYTES], struct err *err)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV }, *info = NULL;
	char *host = NULL, *port = NULL;
	if (!split(where, &host, &port, err))
		return false;
	int failed = getaddrinfo(host, port, &hints, &info);
	free(host);
	free(port);
	if (failed)
		return err_set(err, ERR_NETWORK, where, "%s", gai_strerror(failed));
	int fd = open_socket(info);
	int reason = errno;
	freeaddrinfo(info);
	if (fd < 0)
		return err_set(err, ERR_NETWORK, where, "%s", strerror(reason));
	if (!describe(fd, ret_text, err)) {
		close(fd);
		return false;
	}
	*ret_fd = fd;
	return true;
}
