"""Whole pages kept for visitors, exactly: what a change could touch is never served after it (docs/page-cache.md).

- `generation`: a number that every change of what readers see makes grow, shared by every process.
- `writes`: notices those changes, in whatever process and by whatever means the database is written.
- `store`: the bytes of one process, forgotten when the generation grows.
- `middleware`: the first of all; answers from the store, with ETag and 304, and fills it.
"""
