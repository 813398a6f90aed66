"""Parts of pages remembered by what they show: the same content, in the same language, gives the same HTML.

A row of a listing stands on a dozen pages, and most rows of a page are the same after a change as before it. Nothing has to be
forgotten: other content has another key. What cannot be read as plain content (`pickle`), and what may ask the database for more than
it holds, is rendered as ever.
"""

import io
import pickle
from collections import OrderedDict
from threading import Lock

from django.conf import settings
from django.db.models import Manager, Model, QuerySet
from django.template.loader import get_template
from django.utils.translation import get_language

#: Parts kept in a process, the last ones asked for, and the longest content that is worth a key, in bytes.
PARTS, LONGEST = 2_000, 50_000
_known, _lock = OrderedDict(), Lock()


def rendered(name, values):
    """Return the HTML of the template `name` with `values` ({name: value}) as its whole context."""
    key = None if settings.DEBUG else _key(name, values)
    if key is None:
        return get_template(name).render(values)
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    html = get_template(name).render(values)
    with _lock:
        _known[key] = html
        while len(_known) > PARTS:
            _known.popitem(last=False)
    return html


def forget():
    """Forget every part, for a test that counts."""
    with _lock:
        _known.clear()


def _key(name, values):
    try:
        # A safe string is told from the same text unsafe, a lazy one says what it would be in this language.
        content = _Content.of(values)
    except Exception:  # noqa: BLE001  (whatever an object refuses to be pickled with)
        return None
    return (name, get_language(), content) if len(content) <= LONGEST else None


class _Content(pickle.Pickler):
    """Reads plain content; refuses objects whose attributes may be asked of the database later."""

    @classmethod
    def of(cls, values):
        written = io.BytesIO()
        cls(written, pickle.HIGHEST_PROTOCOL).dump(values)
        return written.getvalue()

    def reducer_override(self, found):
        if isinstance(found, (Model, Manager, QuerySet)):
            raise pickle.PicklingError
        return NotImplemented
