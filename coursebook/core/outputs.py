"""What the output of a notebook holds: the HTML of a part, with all that it needs to live.

Such an output is live wherever HTML with scripts is shown: in a notebook before any kernel starts,
in a page that `nbconvert` makes, without a network. A book loads scripts and styles once, and takes
them out again.
"""

from coursebook.core.bundle import KINDS, read_script, read_style

_START, _STYLE_END = "<style data-coursebook>", "</style>\n"
VIEW = "application/vnd.jupyter.widget-view+json"  # what stands beside the HTML of a live one
_SCRIPT, _END = "\n<script data-coursebook>", "</script>"


def make_output(html: str, kind: str) -> str:
    """Return the HTML of a part with the style and the script of its kind, one of `KINDS`."""
    script, styles = KINDS[kind]
    return add_assets(html, read_style(*styles), read_script(script))


def add_assets(html: str, style: str, script: str = "") -> str:
    """Return HTML with a style before it and, if there is one, a script behind it."""
    woken = f"{_SCRIPT}{script.strip()}{_END}" if script else ""
    return f"{_START}{style.strip()}{_STYLE_END}{html.strip()}{woken}"


def is_output(html: str) -> bool:
    """Tell whether HTML is such an output."""
    return html.startswith(_START)


def split_output(output: str) -> tuple[str, str, str]:
    """Return the style, the HTML and the script of an output; any other HTML is returned alone."""
    if not is_output(output):
        return "", output, ""
    style, _, rest = output.removeprefix(_START).partition(_STYLE_END)
    html, _, script = rest.partition(_SCRIPT)
    return style, html, script.removesuffix(_END)
