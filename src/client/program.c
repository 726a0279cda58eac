/* SPDX-License-Identifier: MIT */
#include "client/main.h"

int main(int argc, char **argv)
{
	return client_main(argc, argv);
}
