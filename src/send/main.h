/* SPDX-License-Identifier: MIT */
/*
 * The courier, section11-send: empties the outbox to the board's endpoint and brings receipts
 * back (docs/PROTOCOL.md). A program of its own, so that a hung network cannot hang a screen
 * and the process that talks to the network does not hold the drafts open.
 *
 *	section11-send [--dir DIR] [--id ID] [--json] [--code-from FILE|-] [--watch] [--once]
 */
#pragma once

/* The whole program; returns its exit status. */
int send_main(int argc, char **argv);
