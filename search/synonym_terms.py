"""What a group of synonyms may hold, and what its editor is told of the rest."""

from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from . import words

MOST, LONGEST = 30, 80
#: A faulty term is quoted to here: it may be a page pasted by mistake.
QUOTED = 40

without_null = ProhibitNullCharactersValidator()


def check(terms, language):
    """Raise a `ValidationError` on "terms" with everything that is wrong with `terms`, one group's, in `language`."""
    if faults := list(_faults(terms, language)):
        raise ValidationError({"terms": faults})


def _faults(terms, language):
    if len(terms) > MOST:
        yield _("A group has at most %(most)d terms; this one has %(number)d.") % {"most": MOST, "number": len(terms)}
        return
    for term in terms:
        quoted = Truncator(term).chars(QUOTED)
        try:
            without_null(term)
        except ValidationError as fault:
            yield fault
            continue
        if len(term) > LONGEST:
            yield _("“%(term)s” is too long: a term has at most %(longest)d characters.") % {
                "term": quoted,
                "longest": LONGEST,
            }
        elif not words.stems(term, language):
            yield _("“%(term)s” has no word that the search looks for.") % {"term": quoted}
    if len({words.stems(term, language) for term in terms}) < 2:
        yield _("Write at least two different terms, one a line. Accents, capitals and plurals make no difference.")
