/* SPDX-License-Identifier: MIT */
/* What happens to a person from outside: disks, other windows, the courier. For stories. */
#pragma once

#include "driver.h"

/*
 * "disk full", "disk free": whether a save finds room.
 * "other window": another program holds the assessment that is opened next; "other window closed": no more.
 * "damage": the newest saved file of the assessment that is closed is cut short.
 * "home unreadable": the lists of the home screen could not be read.
 * "answers practice/answers-core.json": all that the form asks is answered.
 * "forget code": the code was not to be remembered. "practice": a practice home.
 * "next year third-sector.json": the program is begun again, and next year's invitation is there.
 * "sending", "courier EVENT|WHAT|SAFE|NEXT", "progress BYTES TOTAL", "ended": what the courier says, in sentences of its own
 * that have a translation. "received NOTES": what was signed off is sealed, and the board's receipt for it has come.
 */
bool story_trouble(struct driver *driver, char *words);
