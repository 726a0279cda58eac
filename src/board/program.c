/* SPDX-License-Identifier: MIT */
#include "board/main.h"

int main(int argc, char **argv)
{
	return board_main(argc, argv);
}
