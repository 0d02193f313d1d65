"""Where an educator chooses files in a notebook: files, zips, and what is wrong with them."""

import io
import zipfile
from datetime import datetime, timezone

import pytest
from helpers.places import ROOT
from helpers.sample_results import SAMPLE

from coursebook import report_panel
from coursebook.core.messages import messages
from coursebook.core.outputs import split_output
from coursebook.results.report.page import CHOSEN

T = messages()["report"]
LINES = SAMPLE.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def panel():
    """A panel for the course, closed as a kernel that stops does."""
    made = report_panel(ROOT)
    yield made
    made.panel.close()


def choose(panel, **files):
    """Choose files by their names, as the browser hands them over; a dash stands for a dot."""
    panel.files.value = [
        {
            "name": name.replace("_", "."),
            "type": "",
            "size": len(content),
            "content": memoryview(content),
            "last_modified": datetime(2026, 11, 30, tzinfo=timezone.utc),
        }
        for name, content in files.items()
    ]


def zipped(**members):
    """Return a zip of files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return packed.getvalue()


def said(learners, unused):
    return T["panel"]["read"].format(learners=learners, unused=unused)


def test_files_become_a_report(panel):
    choose(panel, a_json=LINES[0].encode(), b_json=LINES[1].encode(), c_json=b"no results")
    assert panel.said.value == said(2, 1)
    assert T["advice_heading"] in panel.page.value


def test_the_files_of_a_zip_are_read_each_though_they_bear_one_name(panel):
    one, other = (zipped(**{"results_json": line}) for line in LINES[:2])
    choose(panel, one_zip=one, other_zip=other)
    assert panel.said.value == said(2, 0)


def test_what_a_mac_hides_in_a_zip_is_no_file(panel):
    packed = zipped(**{"__MACOSX/._a_json": b"x", "_hidden": b"x", "class/a_json": LINES[0]})
    choose(panel, all_zip=packed)
    assert panel.said.value == said(1, 0)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more"])
def test_a_broken_zip_is_told_in_one_sentence_and_shows_no_older_report(panel, content):
    choose(panel, a_json=LINES[0].encode())
    choose(panel, broken_zip=content)
    assert panel.said.value == (
        "broken.zip: this zip cannot be read; unpack it, and choose its files."
    )
    assert panel.page.value == ""


def test_what_is_chosen_is_shown_and_warning_signs_always_are(panel):
    choose(panel, a_json=LINES[0].encode())
    for box in panel.parts.values():
        box.value = False
    left = [name for name in CHOSEN if T[f"{name}_heading"] in panel.page.value]
    assert left == [] and T["red_heading"] in panel.page.value
    panel.parts["who"].value = True
    assert T["who_heading"] in panel.page.value


def test_what_is_stored_says_how_to_wake_it(panel):
    bundle = panel._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "report_panel()"
    assert split_output(data["text/html"]) == ("", f"<p>{T['panel']['asleep']}</p>", "")
