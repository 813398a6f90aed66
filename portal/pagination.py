"""The links from one page of a listing to the others, without JavaScript and with the filters kept."""

from dataclasses import dataclass, field

from django.http import QueryDict


@dataclass(frozen=True)
class PageLink:
    """One step of a pagination; `url` is None for a gap and for the current page."""

    number: int | None
    url: str | None
    current: bool = False


@dataclass(frozen=True)
class PageLinks:
    """What `portal/components/pagination.html` shows; it shows nothing when there is one page.

    `first` and `last` are the ranks of the items on this page, of `count` in all; 0 when nobody told.
    """

    current: int
    total: int
    previous_url: str | None = None
    next_url: str | None = None
    first: int = 0
    last: int = 0
    count: int = 0
    items: list[PageLink] = field(default_factory=list)


def _shown_numbers(current: int, total: int) -> list[int]:
    near = {1, total, *range(current - 1, current + 2)}
    if current <= 4:
        near |= set(range(1, 6))
    if current >= total - 3:
        near |= set(range(total - 4, total + 1))
    return sorted(number for number in near if 1 <= number <= total)


def page_links(
    current: int,
    total: int,
    query: QueryDict | None = None,
    parameter: str = "page",
    shown: tuple[int, int, int] = (0, 0, 0),
) -> PageLinks:
    """The first, the last and the neighbours of the current page, with gaps between.

    `query` is the request's query, kept in every link; the first page is addressed without a number, so that
    it has one address only. `shown` is the rank of the first item, of the last, and their number in all.
    """

    def url(number: int) -> str:
        kept = query.copy() if query is not None else QueryDict(mutable=True)
        kept.pop(parameter, None)
        if number > 1:
            kept[parameter] = str(number)
        return f"?{kept.urlencode()}" if kept else "."

    items: list[PageLink] = []
    for number in _shown_numbers(current, total):
        if items and items[-1].number is not None and number - items[-1].number > 1:
            items.append(PageLink(None, None))
        items.append(PageLink(number, None if number == current else url(number), number == current))
    return PageLinks(
        current=current,
        total=total,
        previous_url=url(current - 1) if current > 1 else None,
        next_url=url(current + 1) if current < total else None,
        first=shown[0],
        last=shown[1],
        count=shown[2],
        items=items,
    )
