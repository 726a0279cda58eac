/* SPDX-License-Identifier: MIT */
#include "send/main.h"

int main(int argc, char **argv)
{
	return send_main(argc, argv);
}
