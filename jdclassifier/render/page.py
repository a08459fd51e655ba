"""A self-contained page: no script, nothing from elsewhere, light and dark, fit for print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#f3f3f0;--rule:#c9c9c4}
@media(prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#17181a;--soft:#232427;--rule:#4a4b50}}
*{box-sizing:border-box}
body{font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;
margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--rule)}
.wide{overflow-x:auto}.card{background:var(--soft);border:1px solid var(--rule);border-radius:.4rem;padding:1rem 1.2rem}
.card p{margin:.2rem 0}footer{margin-top:2rem;font-size:.85rem}
@media print{body{max-width:none;padding:0;font-size:10pt}.card{break-inside:avoid}tr{break-inside:avoid}
:root{--ink:#000;--paper:#fff;--soft:#fff}}
"""


def page(title: str, body: str, style: str = "") -> str:
    """Return a whole HTML page; `title` is escaped here, `body` and `style` must be safe already."""
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> str:
    """Return an HTML table; cells are text and escaped here."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table><caption class="unseen">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>"
    )
