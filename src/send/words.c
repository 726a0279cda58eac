/* SPDX-License-Identifier: MIT */
#include "send/words.h"

#include "send/gettext.h"

#include <assert.h>

/* What holds in most cases: the sealed copy is here until a receipt is. */
#define KEPT N_("Your sealed copy is kept on this computer. Nothing is lost.")
#define KEPT_DOUBT N_("Your sealed copy is kept here. If the partnership already has it, it is not stored twice.")
#define AGAIN N_("It is tried again. You can also send it later.")

static const struct words table[] = {
	[OUTCOME_RECEIVED] = { N_("The partnership has received it and has signed for it."),
		N_("Your copy and the receipt are kept on this computer."),
		N_("You need not do anything more. Note the reference if you like.") },
	[OUTCOME_WAITING] = { N_("It is not time to try again yet."), KEPT,
		N_("Send it again later. The program limits how often it tries.") },
	[OUTCOME_RUNNING] = { N_("This computer is sending already."), KEPT,
		N_("Wait until it has finished, then look at the status.") },
	[OUTCOME_BUSY] = { N_("The partnership's service is busy. It has not taken the return yet."), KEPT, AGAIN },
	[OUTCOME_TROUBLE] = { N_("The partnership's service has a fault. We do not know if the return arrived."), KEPT_DOUBT, AGAIN },
	[OUTCOME_UNCLEAR] = { N_("The connection broke. We do not know if the return arrived."), KEPT_DOUBT,
		N_("The partnership is asked first, then it is sent again if need be.") },
	[OUTCOME_NO_RECEIPT] = { N_("An answer came, but without the partnership's signed receipt. That does not count as received."),
		KEPT_DOUBT,
		N_("The partnership is asked first, then it is sent again if need be.") },
	[OUTCOME_DAMAGED_ON_WAY] = { N_("The return was damaged on its way. The partnership has not stored it."), KEPT, AGAIN },
	[OUTCOME_UNREACHED] = { N_("The partnership could not be reached. Nothing was sent."), KEPT,
		N_("Check that this computer is online, then send it again.") },
	[OUTCOME_MISDIRECTED] = { N_("The return reached the wrong service at the partnership's address."), KEPT,
		N_("Send it again later. If it goes on, tell the partnership.") },
	[OUTCOME_HANDSHAKE] = { N_("No secure connection could be made. Nothing was sent."), KEPT,
		N_("If this network needs a sign-in, sign in first. Else try another network.") },
	[OUTCOME_PROXY] = { N_("This network's proxy refused the connection. Nothing was sent."), KEPT,
		N_("Ask whoever looks after this network, or try another one.") },
	[OUTCOME_PORTAL] = { N_("This network answered in place of the partnership. It probably wants a sign-in first."), KEPT_DOUBT,
		N_("Open a web page, sign in to the network, then send it again.") },
	[OUTCOME_CLOCK] = { N_("This computer's clock is wrong, so the connection cannot be checked. Nothing was sent."), KEPT,
		N_("Set the date and time of this computer, then send it again.") },
	[OUTCOME_CERTIFICATE] = { N_("Whoever answered could not prove to be the partnership. Nothing was sent."), KEPT,
		N_("Try another network. If it goes on, tell the partnership before you send anything.") },
	[OUTCOME_PIN] = { N_("Another computer answered in place of the partnership. Nothing was sent."), KEPT,
		N_("Do not send from this network. Tell the partnership what you saw.") },
	[OUTCOME_ADDRESS] = { N_("The partnership's service is not at the address in your form."), KEPT,
		N_("Ask the partnership for a new invitation, or hand in the sealed file on a stick.") },
	[OUTCOME_LOCAL] = { N_("This computer could not send. Nothing has left it."), KEPT,
		N_("Check that the disk is not full, then send it again. Or hand in the sealed file on a stick.") },
	[OUTCOME_NOT_KEPT] = { N_("The partnership has received it, but the receipt could not be written here."),
		N_("The partnership has your return. Your sealed copy is kept too."),
		N_("Free some space on the disk, then send again. The partnership gives the same receipt.") },
	[OUTCOME_NEEDS_CODE] = { N_("The code from your invitation is needed to send."), KEPT,
		N_("Give the code when you send. It is in your invitation.") },
	[OUTCOME_WRONG_RECEIPT] = { N_("A receipt came that the partnership did not sign, or that is about something else."), KEPT_DOUBT,
		N_("Try another network. If it goes on, tell the partnership.") },
	[OUTCOME_DAMAGED] = { N_("The sealed file on this computer is damaged. It was not sent."),
		N_("Your answers are kept apart from it and are safe."),
		N_("Approve and seal your answers again, then send the new revision.") },
	[OUTCOME_RETIRED] = { N_("The partnership's service is newer than this program and no longer takes this kind of return."), KEPT,
		N_("Install the newest version of this program, then send it again.") },
	[OUTCOME_REFUSED] = { N_("The partnership's service did not take the return."), KEPT,
		N_("Show the details to the partnership, or hand in the sealed file on a stick.") },
	[OUTCOME_TOO_BIG] = { N_("The return is larger than the partnership takes."), KEPT,
		N_("Shorten the longest answers and seal again, or ask the partnership.") },
	[OUTCOME_GONE] = { N_("The partnership has erased this return, or the form is withdrawn. It is not taken again."), KEPT,
		N_("Ask the partnership if that is not what you expected.") },
	[OUTCOME_CONFLICT] = { N_("The partnership already has a different return under this name."),
		N_("Both are kept: the partnership's, and yours on this computer. Nothing was overwritten."),
		N_("Tell the partnership. If you worked on two computers, send a new revision from one.") },
	[OUTCOME_NOT_ALLOWED] = { N_("Your code does not allow this to be sent."), KEPT,
		N_("Ask the partnership. The code may be for another year or has been used up.") },
	[OUTCOME_CODE] = { N_("The partnership does not accept this code."), KEPT,
		N_("Check the code. If it is right, ask the partnership for a new invitation.") },
	[OUTCOME_STOPPED] = { N_("Sending was stopped. We do not know if the return arrived."), KEPT_DOUBT,
		N_("Send it again when you like. The partnership is asked first.") },
};
static_assert(sizeof table / sizeof table[0] == OUTCOME_COUNT, "words for every outcome");

struct words words_of(enum outcome outcome)
{
	const struct words *words = &table[outcome];
	return (struct words){ _(words->what), _(words->safe), _(words->next) };
}

struct words words_of_nothing(void)
{
	return (struct words){ _("There is nothing to send."), _("Whatever was sealed here has its receipt."),
		_("To send something, approve it and seal it first.") };
}
