"""The budgets, and whether a run held them. Nothing fails: a timing is a fact of one machine on one day."""

KB = 1024
LISTING = 10
PAGE = 8


def lines(rows):
    """Return [(what, budget, worst, where, held)] for the rows of a site; a figure that was not taken is left out."""
    found = []
    for what, budget, value, fits, show in RULES:
        taken = [(value(row), row) for row in rows if value(row) is not None]
        if not taken:
            continue
        worst = [item for item in taken if not fits(item[0], item[1])] or taken
        number, row = (min if "x bare" in what else max)(worst, key=lambda item: item[0])
        held = all(fits(number, row) for number, row in taken)
        found.append((what, budget, show(number), f"{row['type']} {row['language']}", held))
    return found


def most_queries(row):
    """Return how many queries the first reading of a page may cost."""
    return LISTING if row["type"] == "search" or "listing" in row["type"] or row["type"].endswith("indexpage") else PAGE


def _ratio(name):
    return lambda row: (row.get(name) or {}).get("x")


def _weight(name):
    return lambda row: (row.get("weight") or {}).get(name)


def _is_page(row):
    return row.get("status") == 200 and row["type"] not in ("sign-in", "search")


def _kept(value):
    """Of what the page cache keeps: pages, not forms of an account, results of a search nor errors."""
    return lambda row: value(row) if _is_page(row) else None


def _but_search(value):
    return lambda row: value(row) if row["type"] != "search" else None


def _kilobytes(number):
    return f"{number / KB:.1f} KB"


def _times(number):
    return f"{number:.3f}"


def _under(limit):
    return lambda number, row: number <= limit


def _over(limit):
    return lambda number, row: number >= limit


RULES = (
    ("queries, cold", "<= 8, listings <= 10", lambda row: row.get("cold"), lambda n, row: n <= most_queries(row), str),
    ("queries repeated", "0", lambda row: row.get("repeated"), _under(0), str),
    ("queries, warm", "0", _kept(lambda row: row.get("warm")), _under(0), str),
    ("queries, signed in", "cold + 3", lambda row: row.get("signed"), lambda n, row: n <= most_queries(row) + 3, str),
    ("warm, x bare", ">= 1.2", _kept(_ratio("x_warm")), _over(1.2), _times),
    # The results page has budgets of its own, in milliseconds (`search`).
    ("cold, x bare", ">= 0.03", _but_search(_ratio("x_cold")), _over(0.03), _times),
    ("signed in, x bare", ">= 0.03", _but_search(_ratio("x_signed")), _over(0.03), _times),
    ("first view", "<= 60 KB", _weight("total"), _under(60 * KB), _kilobytes),
    ("CSS", "<= 15 KB", _weight("css"), _under(15 * KB), _kilobytes),
    ("JS", "<= 5 KB", _weight("js"), _under(5 * KB), _kilobytes),
    ("requests besides pictures", "<= 10", _weight("requests"), _under(10), str),
    ("heaviest picture", "<= 80 KB", _weight("picture"), _under(80 * KB), _kilobytes),
    ("requests to others", "0", _weight("foreign"), _under(0), str),
)
