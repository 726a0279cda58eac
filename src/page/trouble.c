/* SPDX-License-Identifier: MIT */
#include "page/trouble.h"

#include "base/buf.h"
#include "base/text.h"
#include "page/gettext.h"

#include <assert.h>
#include <string.h>

/*
 * TRANSLATORS: three sentences that follow each other: what happened, what is safe, what to do next. At most 25 words each,
 * plain words, no blame, no codes.
 */
static const struct trouble troubles[] = {
	[ERR_NONE] = {
		N_("Nothing went wrong."),
		N_("All your work is safe."),
		N_("You can go on."),
	},
	[ERR_USAGE] = {
		N_("The program did not understand this command."),
		N_("It did nothing, so all your work is as it was."),
		N_("Check the spelling, or add --help to see what you can ask for."),
	},
	[ERR_NOT_FOUND] = {
		N_("What you asked for is not there."),
		N_("Nothing was changed or removed, and all your work is as it was."),
		N_("Check the name, and check that the disk or stick is plugged in; then try again."),
	},
	[ERR_EXISTS] = {
		N_("Something with this name is there already."),
		N_("It was not replaced, and nothing was changed."),
		N_("Choose another name, or move the older one away first."),
	},
	[ERR_PERMISSION] = {
		N_("This computer does not let you read or write in that place."),
		N_("Everything that was saved before is safe; the last step was not carried out."),
		N_("Choose another place, or ask whoever looks after this computer for permission."),
	},
	[ERR_NO_SPACE] = {
		N_("The disk is full, or you have used all the space you are allowed."),
		N_("Everything saved before is safe; the newest change is not on the disk yet."),
		N_("Leave the program open, free some space on the disk, then save again."),
	},
	[ERR_READ_ONLY] = {
		N_("This disk or stick can be read but not written."),
		N_("What is already on it is safe; nothing new was saved there."),
		N_("Slide its lock switch if it has one, or save to another place."),
	},
	[ERR_IO] = {
		N_("The disk or stick did not work as it should."),
		N_("Saved copies were not touched; the newest change may not be on the disk."),
		N_("Check that it is firmly plugged in and try again, or save to another place."),
	},
	[ERR_TOO_BIG] = {
		N_("This is larger than the program accepts."),
		N_("It was not taken in, and all your work is as it was."),
		N_("Make it shorter or split it, or check that you chose the right file."),
	},
	[ERR_NOT_A_FILE] = {
		N_("That is not an ordinary file; it may be a folder, a link or a device."),
		N_("It was not opened, and nothing was changed."),
		N_("Choose the file itself, or copy it into a folder of your own first."),
	},
	[ERR_ENCODING] = {
		N_("Some characters in this text cannot be read."),
		N_("The text was not taken in, and all your work is as it was."),
		N_("Save the file again as plain UTF-8 text, or ask whoever sent it for a new copy."),
	},
	[ERR_SYNTAX] = {
		N_("This is not written the way the program expects."),
		N_("It was not taken in, and all your work is as it was."),
		N_("If you changed it by hand, look at the place named; otherwise ask for a new copy."),
	},
	[ERR_DUPLICATE_KEY] = {
		N_("This file says the same thing twice, so its meaning is not certain."),
		N_("It was not taken in, and all your work is as it was."),
		N_("Remove one of the two at the place named, or ask for a new copy."),
	},
	[ERR_FORMAT] = {
		N_("This file is of another kind than the one needed here."),
		N_("It was not taken in, and nothing was changed."),
		N_("Check that you chose the right file."),
	},
	[ERR_NEWER] = {
		N_("This was made by a newer version of the program."),
		N_("It was left exactly as it is, so nothing in it is lost."),
		N_("Install the newer version of the program, then open this again."),
	},
	[ERR_INVALID] = {
		N_("This value cannot be used here."),
		N_("It was not taken over, and what you had before is safe."),
		N_("Look at what is named here, correct it, then try again."),
	},
	[ERR_DAMAGED] = {
		N_("This file was cut short or altered since it was written."),
		N_("The damaged file is kept, and nothing from it is used; older copies were not touched."),
		N_("Open the newest copy that is whole, or ask for the file to be sent again."),
	},
	[ERR_SIGNATURE] = {
		N_("The signature on this file does not match what is in it."),
		N_("The program did not trust it, and all your work is as it was."),
		N_("Do not use this file; ask the safeguarding partnership for a new copy."),
	},
	[ERR_WRONG_KEY] = {
		N_("This was signed or locked with another key than the one in use here."),
		N_("It was not opened, and all your work is as it was."),
		N_("Check which board it belongs to, and ask them for the right file or key."),
	},
	[ERR_MISMATCH] = {
		N_("This is genuine, but it belongs to something else."),
		N_("It was not used, and what you have here is as it was."),
		N_("Check that you chose the file that goes with this assessment."),
	},
	[ERR_EXPIRED] = {
		N_("The last day of this invitation has passed."),
		N_("All your answers are safe, and you can go on working on them."),
		N_("Ask the safeguarding partnership for a new invitation before you send."),
	},
	[ERR_LOCKED] = {
		N_("This is open in another window or on another computer."),
		N_("Nothing was changed here, so neither of the two can overwrite the other."),
		N_("Close it there first; until then you can only read it here."),
	},
	[ERR_STATE] = {
		N_("This cannot be done at this stage."),
		N_("Nothing was changed, and all your work is safe."),
		N_("Look at the stage shown for this assessment, and finish the step that comes before."),
	},
	[ERR_NOT_COMPLETE] = {
		N_("Some questions still need an answer."),
		N_("All the answers you have given are safe."),
		N_("Go through the list of what is missing, then try again."),
	},
	[ERR_TERMINAL] = {
		N_("This window cannot show the full screen."),
		N_("Nothing was changed, and all your work is safe."),
		N_("Use a larger or another terminal window, or ask for line mode; --help says how."),
	},
	[ERR_DATABASE] = {
		N_("The database refused the last step."),
		N_("Everything recorded before is safe; the last step was taken back as a whole."),
		N_("Check that the database is running and has space, then try again."),
	},
	[ERR_NETWORK] = {
		N_("The other side could not be reached, or the connection broke off."),
		N_("All your work is safe on this computer, and nothing can arrive twice."),
		N_("Check your connection and try again, or send the sealed file another way."),
	},
	[ERR_MEMORY] = {
		N_("This computer has run out of memory."),
		N_("Everything that was saved is safe."),
		N_("Close other programs, then try again."),
	},
	[ERR_CANCELLED] = {
		N_("You chose to stop here."),
		N_("Nothing was changed, and all your work is safe."),
		N_("You can start again whenever you like."),
	},
};
static_assert(sizeof troubles / sizeof troubles[0] == ERR_COUNT, "words for each code");

struct trouble trouble_of(enum err_code code)
{
	static const struct trouble unknown = {
		N_("Something happened that this program has no words for."),
		N_("Everything that was saved is safe."),
		N_("Try again; if it happens again, tell the people who gave you this program."),
	};
	const struct trouble *found = (unsigned)code < ERR_COUNT ? &troubles[code] : &unknown;
	return (struct trouble){ _(found->what), _(found->safe), _(found->next) };
}

/* Facts may hold what strangers wrote. */
static void make_safe(const char *fact, size_t len, struct buf *to)
{
	buf_clear(to);
	text_safe(to, fact, len, false);
}

/* Details may be a sentence with a full stop of its own. */
static size_t without_stop(const char *text)
{
	size_t len = strlen(text);
	return len && text[len - 1] == '.' ? len - 1 : len;
}

void trouble_write(const struct err *err, struct buf *out)
{
	struct trouble trouble = trouble_of(err->code);
	struct buf fact = BUF(3 * sizeof err->detail);
	buf_printf(out, "%s %s %s", trouble.what, trouble.safe, trouble.next);
	make_safe(err->where, strlen(err->where), &fact);
	if (fact.len) {
		buf_putc(out, ' ');
		if (err->line > 0)
			buf_printf(out, _("Where: %s, line %ld."), fact.data, err->line);
		else
			buf_printf(out, _("Where: %s."), fact.data);
	}
	make_safe(err->detail, without_stop(err->detail), &fact);
	if (fact.len) {
		buf_putc(out, ' ');
		buf_printf(out, _("Details: %s."), fact.data);
	}
	buf_release(&fact);
}
