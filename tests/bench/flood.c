/* SPDX-License-Identifier: MIT */
/*
 * Sends sealed submissions to a board on this computer, over a number of connections that stay open, as fast as answers come.
 *
 *     flood PORT CONNECTIONS COUNT BYTES INVITATION...
 *
 * Prints {"seconds": …, "refused": …, "latency": [microseconds from the first byte to the whole answer]}.
 */
#include "bench/parcels.h"
#include "bench/samples.h"

#include "base/crypto.h"
#include "base/mem.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define CONNECTIONS_MAX 256
#define ANSWER_MAX_BYTES 16384
#define LONGEST_WAIT_MS 30000

struct line {
	int fd;
	const struct parcel *parcel; /* under way; NULL: none left */
	size_t sent;
	double since_us;
	char answer[ANSWER_MAX_BYTES];
	size_t n_answer;
};
struct flood {
	struct parcels parcels;
	size_t next, done, refused;
	struct samples latency;
	struct line *lines;
	size_t n_lines;
};

static void fail(const char *what)
{
	fprintf(stderr, "flood: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int connect_to(uint16_t port)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) != 0)
		fail("connecting");
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	return fd;
}

static void take_next(struct flood *flood, struct line *line)
{
	line->parcel = flood->next < flood->parcels.n ? &flood->parcels.items[flood->next++] : NULL;
	line->sent = line->n_answer = 0;
	line->since_us = samples_now_us();
}

static bool has_more(const struct line *line)
{
	return line->parcel && line->sent < line->parcel->head_len + line->parcel->body.len;
}

static void send_some(struct line *line)
{
	const struct parcel *parcel = line->parcel;
	size_t of_head = line->sent < parcel->head_len ? line->sent : parcel->head_len, of_body = line->sent - of_head;
	char *head = xstrndup(parcel->head + of_head, parcel->head_len - of_head);
	struct iovec pieces[] = { { .iov_base = head, .iov_len = parcel->head_len - of_head },
		{ .iov_base = parcel->body.data + of_body, .iov_len = parcel->body.len - of_body } };
	struct msghdr message = { .msg_iov = pieces, .msg_iovlen = 2 };
	ssize_t n = sendmsg(line->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
	free(head);
	if (n < 0 && errno != EAGAIN && errno != EINTR)
		fail("sending");
	line->sent += n > 0 ? (size_t)n : 0;
}

/* The length of a whole answer; 0 if it is not all there. */
static size_t whole_answer(const struct line *line)
{
	const char *end = strstr(line->answer, "\r\n\r\n"), *at = line->answer;
	size_t body = 0;
	if (!end)
		return 0;
	while ((at = strstr(at, "\r\n")) && at < end) {
		at += 2;
		if (strncasecmp(at, "content-length:", 15) == 0)
			body = strtoul(at + 15, NULL, 10);
	}
	size_t all = (size_t)(end + 4 - line->answer) + body;
	return line->n_answer >= all ? all : 0;
}

static void receive_some(struct flood *flood, struct line *line)
{
	ssize_t n = recv(line->fd, line->answer + line->n_answer, ANSWER_MAX_BYTES - 1 - line->n_answer, MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0)
		fail("the board hung up");
	line->n_answer += (size_t)n;
	line->answer[line->n_answer] = '\0';
	if (!whole_answer(line))
		return;
	samples_add(&flood->latency, samples_now_us() - line->since_us);
	flood->done++;
	flood->refused += strncmp(line->answer, "HTTP/1.1 201", 12) != 0;
	if (flood->refused == 1 && strncmp(line->answer, "HTTP/1.1 201", 12) != 0)
		fprintf(stderr, "flood: first refusal: %.300s\n", line->answer);
	take_next(flood, line);
}

static void run(struct flood *flood)
{
	struct pollfd fds[CONNECTIONS_MAX];
	while (flood->done < flood->parcels.n) {
		for (size_t i = 0; i < flood->n_lines; i++) {
			struct line *line = &flood->lines[i];
			fds[i] = (struct pollfd){ .fd = line->parcel ? line->fd : -1, .events = has_more(line) ? POLLIN | POLLOUT : POLLIN };
		}
		if (poll(fds, flood->n_lines, LONGEST_WAIT_MS) <= 0)
			fail("no answer");
		for (size_t i = 0; i < flood->n_lines; i++) {
			if (fds[i].revents & POLLOUT)
				send_some(&flood->lines[i]);
			if (fds[i].revents & ~POLLOUT)
				receive_some(flood, &flood->lines[i]);
		}
	}
}

int main(int argc, char **argv)
{
	struct flood flood = { .latency = { .name = "latency" } };
	if (argc < 6 || !crypto_start())
		return fprintf(stderr, "flood PORT CONNECTIONS COUNT BYTES INVITATION...\n"), 2;
	flood.n_lines = strtoul(argv[2], NULL, 10);
	if (flood.n_lines == 0 || flood.n_lines > CONNECTIONS_MAX)
		return 2;
	parcels_make(&flood.parcels, strtoul(argv[3], NULL, 10), strtoul(argv[4], NULL, 10), argv + 5, (size_t)argc - 5);
	flood.lines = xcalloc(flood.n_lines, sizeof *flood.lines);
	for (size_t i = 0; i < flood.n_lines; i++)
		flood.lines[i].fd = connect_to((uint16_t)strtoul(argv[1], NULL, 10));
	double from = samples_now_us();
	for (size_t i = 0; i < flood.n_lines; i++)
		take_next(&flood, &flood.lines[i]);
	run(&flood);
	printf("{\"seconds\":%.6f,\"refused\":%zu,\"times\":", (samples_now_us() - from) / 1e6, flood.refused);
	samples_print(&flood.latency, 1);
	printf("}\n");
	for (size_t i = 0; i < flood.n_lines; i++)
		close(flood.lines[i].fd);
	free(flood.lines);
	parcels_release(&flood.parcels);
	return 0;
}
