"""What readers search for and do not find: counted by month, without a word about who searched."""

import logging
import re
from contextlib import nullcontext

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from .models import QueryCount

logger = logging.getLogger(__name__)
MONTHS = 13
LONGEST = 80
#: What may name a person: an address, or seven digits and more, however they are set apart, as in a telephone or an account number.
#: Such a query is not counted at all.
PERSONAL = re.compile(r"[@＠]|\d(?:[\W_]*\d){6}")


def count(language, query, number):
    """Count one search and whether it found nothing. It never fails: a report is not worth a reader's page."""
    text = query.text.lower()
    if not text or len(text) > LONGEST or PERSONAL.search(text):
        return
    month = timezone.localdate().replace(day=1)
    try:
        # One statement is whole by itself; inside a transaction, its failure must not be the failure of all.
        whole = transaction.atomic() if connection.in_atomic_block else nullcontext()
        with whole, connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_querycount (month, language, text, searches, without_results) VALUES (%s, %s, %s, 1, %s) "
                "ON CONFLICT (month, language, text) DO UPDATE SET searches = search_querycount.searches + 1, "
                "without_results = search_querycount.without_results + excluded.without_results",
                [month, language, text, int(number == 0)],
            )
    except DatabaseError:
        logger.exception("A search was not counted.")


def forget():
    """Remove what is older than `MONTHS` months; return how many rows."""
    today = timezone.localdate()
    months = today.year * 12 + today.month - 1 - MONTHS
    oldest = today.replace(year=months // 12, month=months % 12 + 1, day=1)
    return QueryCount.objects.filter(month__lt=oldest).delete()[0]
