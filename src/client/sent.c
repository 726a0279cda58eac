/* SPDX-License-Identifier: MIT */
#include "client/sent.h"

#include "base/buf.h"
#include "base/clock.h"
#include "page/dates.h"
#include "client/model.h"
#include "page/gettext.h"

static const char *day_of(struct page *page, const char *received)
{
	char day[CLOCK_DAY_BYTES];
	int64_t when;
	if (!clock_parse_stamp(received, &when))
		return received;
	clock_day(clock_local_day(when), day);
	return date_words(page, day);
}

const char *sent_words(struct page *page, const char *received, const char *reference, bool changed)
{
	/* TRANSLATORS: a day, then the reference of a receipt such as SU-4F7K-92QX. */
	return page_printf(page, changed ? _("Sent %s, receipt %s; changed since, not sent again.") : _("Sent %s, receipt %s."),
		day_of(page, received), reference);
}

void say_broken(struct model *model)
{
	struct buf words = BUF(4096);
	if (model->has_receipt)
		/* TRANSLATORS: a day, then the reference of a receipt such as SU-4F7K-92QX. */
		buf_printf(&words, _("This change breaks the sign-off. What you sent on %s stays received (%s). Sign off again to send again."),
			day_of(&model->page, model->receipt.received), model->reference);
	else
		buf_puts(&words, _("This change breaks the sign-off. Please have it signed off again before you send it."));
	say_warning(model, buf_text(&words));
	buf_release(&words);
}
