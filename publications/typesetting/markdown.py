"""The Markdown of a publication's texts, as a tree of plain data that the Typst template sets.

No Typst markup is ever written from a text: the template reads these values from JSON, so that no character of an author
(`#`, `$`, `@`, `\\`, ...) can be taken for an instruction.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from portal import formats

Inline = str | dict[str, Any]
Block = dict[str, Any]

CITATIONS = re.compile(r"[ \u00a0\u202f]?(\[\d{1,3}\](?:, ?\[\d{1,3}\])*)")
TASK = re.compile(r"\[([ xX])\] ")
MONTHS = "|".join(month for names in formats.MONTHS.values() for month in names)
DAYS = re.compile(rf"(?<=\d|r) (?=(?:{MONTHS})\b)|(?<=[a-z]) (?=\d{{1,2}}, \d{{4}}\b)")
_parser = MarkdownIt("commonmark", {"html": False}).enable("table")


def clean(text: str) -> str:
    """The text fit for setting: composed (NFC), without control characters (NUL among them), a day beside its month."""
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"})
    return DAYS.sub(formats.NBSP, unicodedata.normalize("NFC", "".join(kept)))


def blocks(text: str, sources: set[int] | None = None) -> list[Block]:
    """A text's blocks: paragraphs, headings (level 1 and more), lists, quotations, tables, code.

    A number in square brackets that is in `sources` becomes a reference; any other stays as it is written.
    """
    tree = SyntaxTreeNode(_parser.parse(clean(text or "")))
    return [block for node in tree.children for block in _block(node, sources or set())]


def under(level: int, found: list[Block]) -> list[Block]:
    """The same blocks, their headings set under a heading of `level`; none skips a level (PDF/UA-1, 7.4.2)."""
    last = level
    for block in found:
        if block["kind"] == "heading":
            last = block["level"] = min(last + 1, level + max(1, block["level"] - 1))
    return found


def inlines(text: str, sources: set[int] | None = None) -> list[Inline]:
    """A text of one paragraph: strings, and what is strong, emphasized, linked or a reference."""
    found = blocks(text, sources)
    return found[0]["inlines"] if found and found[0]["kind"] == "paragraph" else [clean(text or "").strip()]


def _block(node: SyntaxTreeNode, sources: set[int]) -> list[Block]:
    if node.type == "paragraph":
        return [{"kind": "paragraph", "inlines": _children(node.children[0], sources)}]
    if node.type == "heading":
        return [{"kind": "heading", "level": int(node.tag[1:]), "inlines": _children(node.children[0], sources)}]
    if node.type in {"bullet_list", "ordered_list"}:
        return [_list(node, sources)]
    if node.type == "blockquote":
        return [{"kind": "quote", "blocks": [b for child in node.children for b in _block(child, sources)]}]
    if node.type == "table":
        rows = [[_cell(cell, sources) for cell in row.children] for part in node.children for row in part.children]
        return [{"kind": "table", "header": rows[0], "rows": rows[1:]}]
    if node.type in {"fence", "code_block"}:
        return [{"kind": "code", "text": node.content.rstrip("\n")}]
    if node.type == "html_block":  # shown as it was written, never interpreted
        return [{"kind": "paragraph", "inlines": [node.content.strip()]}]
    return []  # a thematic break has no text


def _cell(node: SyntaxTreeNode, sources: set[int]) -> list[Inline]:
    return _children(node.children[0], sources) if node.children else []


def _list(node: SyntaxTreeNode, sources: set[int]) -> Block:
    items = []
    for item in node.children:
        content = [block for child in item.children for block in _block(child, sources)]
        items.append({"task": _take_task(content), "blocks": content})
    ordered = node.type == "ordered_list"
    return {"kind": "list", "ordered": ordered, "start": int(node.attrs.get("start", 1)), "items": items}


def _take_task(content: list[Block]) -> bool | None:
    """Whether an item `[x] ...` is done (None: it is no task); its mark is taken off."""
    if not content or content[0]["kind"] != "paragraph" or not content[0]["inlines"]:
        return None
    first = content[0]["inlines"][0]
    found = TASK.match(first) if isinstance(first, str) else None
    if not found:
        return None
    content[0]["inlines"][0] = first[found.end() :]
    return found[1] != " "


def _children(node: SyntaxTreeNode, sources: set[int]) -> list[Inline]:
    result: list[Inline] = []
    for child in node.children:
        for part in _inline(child, sources):
            if isinstance(part, str) and result and isinstance(result[-1], str):
                result[-1] += part
            else:
                result.append(part)
    return [part for run in result for part in (_cited(run, sources) if isinstance(run, str) else [run])]


def _inline(node: SyntaxTreeNode, sources: set[int]) -> list[Inline]:
    if node.type == "text":
        return [node.content]
    if node.type == "softbreak":
        return [" "]
    if node.type == "hardbreak":
        return [{"kind": "break"}]
    if node.type in {"strong", "em"}:
        return [{"kind": node.type, "inlines": _children(node, sources)}]
    if node.type == "link":
        return [{"kind": "link", "to": str(node.attrs.get("href", "")), "inlines": _children(node, sources)}]
    if node.type == "code_inline":
        return [{"kind": "code", "text": node.content}]
    return [node.content or ""]  # a picture's alternative text, or raw HTML as text


def _cited(run: str, sources: set[int]) -> list[Inline]:
    """A run of text with its references taken out of it."""
    result: list[Inline] = []
    end = 0
    for found in CITATIONS.finditer(run):
        numbers = [int(n) for n in re.findall(r"\d+", found[1])]
        if not set(numbers) <= sources:
            continue
        result += [run[end : found.start()], {"kind": "cite", "numbers": numbers}]
        end = found.end()
    return [part for part in [*result, run[end:]] if part]
