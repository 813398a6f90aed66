"""Graduated frames: the hours of a day, the months to come. Positions are percentages, drawn by SVG."""

import datetime as dt

from portal import formats

LABELLED = 3  # Hours between two labels that a narrow screen shows too.
FEW = 6  # A frame of so few hours labels each of them everywhere.
MONTHS_SHOWN = 12
APART = 9.0  # Percent between two labels of dates: the narrowest screen writes both.


def minutes(moment):
    return moment.hour * 60 + moment.minute


def frame_of(days):
    """Return (first hour, last hour) that hold every session of all the days, so that their frames compare."""
    starts = [minutes(session.start) for day in days for session in day.sessions]
    ends = [
        minutes(session.end) if session.end else minutes(session.start) + 30 for day in days for session in day.sessions
    ]
    return min(starts) // 60, min(24, -(-max(ends) // 60))


def day_scale(day, frame, language):
    """Return the frame of one day: `hours` (x, label, anchor, major), `halves` (x), `blocks` (x, width, y, height, rest)."""
    first, last = frame
    unit = 100 / (last - first)
    few = last - first <= FEW
    hours = []
    for hour in range(first, last + 1):
        major = few or (hour - first) % LABELLED == 0
        label = formats.time(dt.time(hour % 24), language)
        anchor = "start" if hour == first else "end" if hour == last else "middle"
        hours.append(
            {
                "x": _percent((hour - first) * unit),
                "label": label if major or language == "fr" else str(hour % 12 or 12),
                "anchor": anchor,
                "major": major,
            }
        )
    return {
        "hours": hours,
        "halves": [_percent((hour - first + 0.5) * unit) for hour in range(first, last)],
        "blocks": _blocks(day.sessions, first * 60, unit / 60),
    }


def _blocks(sessions, origin, unit):
    """Sessions at the same time lie one below the other: the frame is as high, its lanes are narrower."""
    lanes, placed = [], []
    for session in sessions:
        start = minutes(session.start)
        end = minutes(session.end) if session.end else start + 30
        lane = next((n for n, until in enumerate(lanes) if until <= start), len(lanes))
        lanes[lane:lane + 1] = [end]  # fmt: skip
        placed.append((start, end, lane, session.is_break))
    height = 18 / max(len(lanes), 1)
    return [
        {
            "x": _percent((start - origin) * unit), "width": _percent((end - start) * unit),
            "y": f"{12 + lane * height:.4g}", "height": f"{height:.4g}", "rest": rest,
        }
        for start, end, lane, rest in placed
    ]  # fmt: skip


def year_scale(rows, today, language):
    """Return the frame of twelve months: `months` (x, width, name, letter, year), `marks` (x, text, past), `label`.

    It begins with this month, or, when nothing comes within a year, with the month of the first event.
    """
    dates = [row["date"] for row in rows]
    first = today.replace(day=1)
    if dates and min(dates) >= _month_after(first, MONTHS_SHOWN):
        first = min(dates).replace(day=1)
    starts = [_month_after(first, n) for n in range(MONTHS_SHOWN + 1)]
    width = 100 / MONTHS_SHOWN
    months = [
        {
            "x": _percent(n * width), "centre": _percent((n + 0.5) * width), "width": _percent(width),
            "name": formats.MONTHS[language][start.month - 1], "letter": formats.MONTHS[language][start.month - 1][0].upper(),
            "year": start.year if n == 0 or start.month == 1 else None, "rest": n % 2 == 0,
        }
        for n, start in enumerate(starts[:-1])
    ]  # fmt: skip
    shown = [row for row in rows if row["date"] < starts[-1]]
    return {"months": months, "marks": _marks(shown, first, starts, width), "first": first, "last": starts[-2]}


def _marks(rows, first, starts, width):
    marks, written = [], None
    for row in rows:
        day = max(row["date"], first)
        n = (day.year - first.year) * 12 + day.month - first.month
        x = (n + (day.day - 0.5) / (starts[n + 1] - starts[n]).days) * width
        text = "" if written is not None and x - written < APART else row["big"]
        written = x if text else written
        anchor = "start" if x < APART / 2 else "end" if x > 100 - APART / 2 else "middle"
        marks.append({"x": _percent(x), "text": text, "anchor": anchor, "off": row.get("off", False)})
    return marks


def _month_after(day, number):
    years, month = divmod(day.month - 1 + number, 12)
    return dt.date(day.year + years, month + 1, 1)


def _percent(value):
    return f"{value:.2f}%"
