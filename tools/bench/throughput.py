"""Throughput of every page type beside `bare`, with the page cache and without, in turns."""

import statistics

from . import load, static
from .processes import read

#: Types measured between two readings of `bare`.
GROUP = 3


def of_site(site, rows, *, rounds, seconds, session, report):
    """Add `x_warm`, `x_cold` and, in French, `x_signed` to each row; return the readings of `bare` and of nginx.

    Cold is a server whose page cache is off, warm one whose page cache is on; each is compared with its own `bare`. `session` is that
    of a member, or "" to leave the signed-in reading out.
    """
    bare = {"cold": [], "warm": []}
    with site.serve(page_cache="off") as cold, site.serve(page_cache="file") as warm:
        nginx = _nginx(warm, rows, rounds, seconds)
        for start in range(0, len(rows), GROUP * 2):
            group = rows[start : start + GROUP * 2]
            urls = {"bare cold": f"{cold}/bare/", "bare warm": f"{warm}/bare/"}
            for number, row in enumerate(group):
                urls[f"{number} cold"], urls[f"{number} warm"] = cold + row["path"], warm + row["path"]
                if session and row["language"] == "fr":
                    urls[f"{number} signed"] = (warm + row["path"], session)
            measured = load.in_turns(urls, rounds, seconds)
            for how, series in bare.items():
                series += measured[f"bare {how}"]
            for number, row in enumerate(group):
                row["x_cold"] = load.ratio(measured[f"{number} cold"], measured["bare cold"])
                row["x_warm"] = load.ratio(measured[f"{number} warm"], measured["bare warm"])
                if f"{number} signed" in measured:
                    row["x_signed"] = load.ratio(measured[f"{number} signed"], measured["bare warm"])
                report(row)
    return {**{how: round(statistics.median(series), 1) for how, series in bare.items()}, "nginx": nginx}


def _nginx(base, rows, rounds, seconds):
    """Return the ratio to `bare` of an nginx that serves the first page's bytes as a file."""
    _status, page = read(base + rows[0]["path"])
    with static.serve(page) as nginx:
        measured = load.in_turns({"bare": f"{base}/bare/", "nginx": f"{nginx}/"}, rounds, seconds)
    return load.ratio(measured["nginx"], measured["bare"])
