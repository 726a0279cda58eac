/* SPDX-License-Identifier: MIT */
#include "board/agency_check.h"

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

#define SECTOR_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
#define AREA_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

static bool only(const char *text, const char *letters)
{
	return text[strspn(text, letters)] == '\0';
}

/* One line of text, without control characters. */
static bool is_line(const char *text)
{
	size_t len = strlen(text);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
			return false;
	return text_valid(text, len);
}

static struct agency_fault fault_of(const char *name, const char *sector, const char *area, const char *contact)
{
	if (!*name)
		return (struct agency_fault){ "name", _("The name is missing.") };
	if (strlen(name) >= LEDGER_NAME_BYTES || !is_line(name))
		return (struct agency_fault){ "name", _("The name is too long, or is not one line of plain text.") };
	if (!*sector)
		return (struct agency_fault){ "sector", _("The sector is missing.") };
	if (strlen(sector) >= LEDGER_SECTOR_BYTES || !only(sector, SECTOR_LETTERS))
		return (struct agency_fault){ "sector", _("A sector is a code in capital letters, like VCS.") };
	if (strlen(area) >= sizeof ((struct agency *)0)->area || !only(area, AREA_LETTERS))
		return (struct agency_fault){ "area", _("An area is a code in small letters, like guildford.") };
	if (strlen(contact) >= LEDGER_NAME_BYTES || !is_line(contact))
		return (struct agency_fault){ "contact", _("The contact is too long, or is not one line of plain text.") };
	return (struct agency_fault){ 0 };
}

bool agency_from_words(const struct agency_words *words, int64_t now, struct agency *ret, struct agency_fault *ret_fault)
{
	char *name = text_trim(words->name ? words->name : ""), *sector = text_trim(words->sector ? words->sector : "");
	char *area = text_trim(words->area ? words->area : ""), *contact = text_trim(words->contact ? words->contact : "");
	struct agency_fault fault = fault_of(name, sector, area, contact);
	if (!fault.words) {
		*ret = (struct agency){ 0 };
		id_uuid(ret->id);
		clock_stamp(now, ret->added);
		text_copy(ret->name, sizeof ret->name, name);
		text_copy(ret->sector, sizeof ret->sector, sector);
		text_copy(ret->area, sizeof ret->area, area);
		text_copy(ret->contact, sizeof ret->contact, contact);
	} else {
		*ret_fault = fault;
	}
	free(name);
	free(sector);
	free(area);
	free(contact);
	return !fault.words;
}
