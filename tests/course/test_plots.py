"""The plots: the same bytes each time, the numbers of their files, words for all, clear errors."""

import csv
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

import pytest
from helpers.places import ROOT
from helpers.reading import grade

from calmcalves import plots as figures
from coursebook.core.errors import ContentError
from coursebook.core.images import svg_address
from coursebook.media.plots.figure import Table

DATA = ROOT / "notebooks" / "data"
NAMES = {
    "cramps_by_trimester": "cramps-by-trimester",
    "trials": "trials",
    "magnesium_people": "magnesium-people",
    "clots_in_1000": "clots-in-1000",
    "clots_before_and_after_birth": "clots-before-and-after-birth",
}
FILES = {**NAMES, "magnesium_people": "trials", "counted": "trials-counted"}
each_figure = pytest.mark.parametrize("name", NAMES)


def redrawn(name, data=DATA):
    """Draw a plot anew."""
    return getattr(figures, name)(data)


drawn = lru_cache(redrawn)  # drawn once for all that look at it


def rows(name):
    with (DATA / f"{FILES[name]}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words_in(svg):
    return [
        text.text for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]


def cells(name):
    return [list(row) for row in drawn(name).table.rows]


def broken(tmp_path, name, old, new):
    """Write the data of a plot with one part changed, and return the message of its error."""
    for file in DATA.glob("*.csv"):
        shutil.copy(file, tmp_path)
    path = tmp_path / f"{FILES[name]}.csv"
    text = (DATA / path.name).read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        redrawn({"counted": "trials"}.get(name, name), tmp_path)
    return str(error.value)


@pytest.fixture(scope="module")
def drawn_elsewhere():
    """What another process draws of each plot, by its name."""
    code = (
        "import json, sys; from calmcalves import plots\n"
        "print(json.dumps({name: getattr(plots, name)(sys.argv[1])._repr_html_() "
        "for name in sys.argv[2:]}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, DATA, *NAMES], capture_output=True, cwd=ROOT, check=True
    )
    return json.loads(ran.stdout)


@each_figure
def test_a_new_process_draws_the_same_bytes(drawn_elsewhere, name):
    assert drawn_elsewhere[name] == drawn(name)._repr_html_() == redrawn(name)._repr_html_()


@each_figure
def test_settings_of_the_reader_change_nothing(name):
    import matplotlib

    plain = drawn(name).svg
    with matplotlib.rc_context({"font.size": 30, "lines.linewidth": 9, "svg.fonttype": "path"}):
        assert redrawn(name).svg == plain
        assert matplotlib.rcParams["font.size"] == 30


def test_importing_the_plots_loads_no_matplotlib():
    code = "import sys, calmcalves.plots; sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_a_plot_finds_its_data_beside_the_notebook(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    assert figures.trials().svg == drawn("trials").svg


@each_figure
def test_a_plot_has_a_stable_name(name):
    assert repr(drawn(name)) == f"Figure('{NAMES[name]}')"


@each_figure
def test_a_plot_carries_alt_text_summary_and_table(name):
    html = drawn(name)._repr_html_()
    assert re.search(r'<img [^>]*alt="[^"]{60,}"', html)
    assert re.search(r"<figcaption[^>]*><p>[^<]{60,}</p>", html)
    assert re.search(r"<details[^>]*><summary>The numbers in a table</summary>", html)
    assert "<caption>" in html and '<th scope="col">' in html and '<th scope="row">' in html


@each_figure
def test_a_plot_needs_no_script_no_style_and_no_svg_in_the_page(name):
    html = drawn(name)._repr_html_()
    html = re.sub(r'src="data:image/svg\+xml,[^"<>]*"', "", html)
    assert not re.search(r"style=|<script|<svg|<style|\son\w+=|\sid=|https?:|data:", html)


@each_figure
def test_the_picture_is_small_whole_and_asks_for_nothing(name):
    svg = drawn(name).svg
    assert f'src="{svg_address(svg)}"' in drawn(name)._repr_html_()
    assert len(svg) < 40_000
    assert not re.search(r"(href|src)=\"(?!#)|<script|<image", svg)


@each_figure
def test_the_words_of_a_plot_stay_on_its_board(name, monkeypatch):
    """DejaVu Sans is about the widest font a reader may have."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from coursebook.media.plots import canvas as board

    found = []

    def measured(figure):
        renderer = FigureCanvasAgg(figure).get_renderer()
        found.extend((t.get_text(), t.get_window_extent(renderer)) for t in figure.axes[0].texts)
        width, height = figure.bbox.width, figure.bbox.height
        assert not [
            words
            for words, box in found
            if box.x0 < 0 or box.x1 > width or box.y0 < 0 or box.y1 > height
        ]
        return ""

    monkeypatch.setattr(board, "_svg", measured)
    redrawn(name)
    crossing = [
        (a, b)
        for i, (a, one) in enumerate(found)
        for b, other in found[i + 1 :]
        if a
        and b
        and one.x0 < other.x1
        and other.x0 < one.x1
        and one.y0 + 4 < other.y1
        and other.y0 + 4 < one.y1
    ]
    assert found and not crossing


@each_figure
def test_the_letters_are_large_enough_for_a_phone_of_320_pixels(name):
    svg = drawn(name).svg
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])
    sizes = [
        float(size)
        for size in re.findall(r"font-size: ([\d.]+)px|font: [^;]*?([\d.]+)px", svg)
        for size in size
        if size
    ]
    assert min(sizes) * 278 / width >= 11


@each_figure
def test_the_words_are_easy_to_read(name):
    figure = drawn(name)
    text = "\n".join((figure.title, *(p for p in figure.summary if not p.startswith("Source"))))
    assert grade(text) <= 6, round(grade(text), 2)
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:]\s", text)) <= 25


def test_the_cards_are_easy_to_read():
    cards = figures.three_things()
    said = [
        cards.title,
        *cards.summary[:-1],
        *(answer for card in cards.cards for _, answer in card.facts),
    ]
    assert grade("\n".join(said)) <= 6
    assert (
        max(len(sentence.split()) for text in said for sentence in re.split(r"[.?:]\s", text)) <= 25
    )


@each_figure
def test_every_source_is_in_the_bibliography(name):
    used = rows(name) + (rows("counted") if FILES[name] == "trials" else [])
    keys = {key for row in used for key in row["source"].split()}
    bibliography = (ROOT / "book" / "references.bib").read_text(encoding="utf-8")
    assert keys and not [
        key for key in keys if not re.search(rf"^@\w+\{{{key},", bibliography, re.M)
    ]


def test_text_is_escaped():
    figure = figures.Figure(
        "n",
        "<b>",
        'a"b',
        ("<i>&",),
        Table("<u>", ("<s>",), (("<q>",),)),
        '<svg viewBox="0 0 3 4"/>',
    )
    html = figure._repr_html_()
    assert not re.search(r"<(b|i|u|s|q)>", html) and 'alt="a&quot;b"' in html


def test_the_bars_say_and_measure_what_the_file_says():
    svg = drawn("cramps_by_trimester").svg
    shown = [row for row in rows("cramps_by_trimester") if row["stage"] != "all women asked"]
    assert [w for w in words_in(svg) if "in every" in w] == [
        f"{round(float(r['percent']))} in every 100" for r in shown
    ]
    for row in shown:
        end = 6 + 288 * float(row["percent"]) / 100
        assert re.search(rf"\b{end:.2f}".rstrip("0").rstrip(".").replace(".", r"\."), svg)


def test_the_table_of_cramps_holds_every_number_of_its_file():
    for row, shown in zip(rows("cramps_by_trimester"), cells("cramps_by_trimester"), strict=True):
        flat = " ".join(shown).replace(",", "")
        assert all(row[name] in flat for name in ("percent", "events", "n", "ci_low", "ci_high"))


def test_ranges_of_cramps_are_wilson_intervals():
    z = 1.959964
    for row in rows("cramps_by_trimester"):
        if row["ci_low"]:
            x, n = int(row["events"]), int(row["n"])
            middle = (x / n + z * z / (2 * n)) / (1 + z * z / n)
            half = z / (1 + z * z / n) * (x / n * (1 - x / n) / n + z * z / (4 * n * n)) ** 0.5
            assert (row["ci_low"], row["ci_high"]) == (
                f"{100 * (middle - half):.1f}",
                f"{100 * (middle + half):.1f}",
            )


def test_the_trials_say_what_the_file_says():
    shown = words_in(drawn("trials").svg)
    for row, line in zip(rows("trials"), cells("trials"), strict=True):
        counts = f"{row['events_t']} of {row['n_t']}", f"{row['events_c']} of {row['n_c']}"
        assert f"{row['trial']} {row['year']}: {row['outcome']}" in shown
        assert set(counts) <= set(shown) and set(counts) <= set(line)
        assert row["rr"] in line and f"{row['ci_low']} to {row['ci_high']}" in line


def test_results_whose_control_count_is_not_checked_are_absent_and_refused(tmp_path):
    text = (DATA / "trials.csv").read_text(encoding="utf-8")
    assert [row["id"] for row in rows("trials")] == list("1234567")
    assert "Sohrabvand" not in text + drawn("trials")._repr_html_()
    last = text.splitlines()[-1]
    assert "'8' is here twice or is not drawn" in broken(
        tmp_path, "trials", last, last + "\n8" + last[1:]
    )


def test_trials_are_never_said_to_show_that_tablets_work():
    words = " ".join((drawn("trials").title, *drawn("trials").summary)).lower()
    assert not re.search(
        r"tablets (work|help)\b(?<!nobody knows if tablets help)|prevent|cure|proven to", words
    )
    assert "nobody knows if tablets help" in words
    assert (
        "11 against 2" in words
        and "9 against 1" in words
        and "60 in every 100 women on dummy tablets" in words
    )


def test_the_plain_words_stand_on_both_sides_of_no_difference():
    shown = words_in(drawn("trials").svg)
    for side in (
        "← fewer cramps",
        "fewer cramps →",
        "without magnesium",
        "with magnesium",
        "← less pain",
        "less pain →",
    ):
        assert side in shown
    assert (
        shown.count("no difference")
        == shown.count("without magnesium") + shown.count("without calcium")
        == 4
    )


def test_the_first_row_is_explained_with_its_own_numbers():
    first, words = rows("trials")[0], drawn("trials").summary[0]
    for part in (
        first["trial"],
        first["year"],
        first["outcome"],
        f"{first['events_t']} of {first['n_t']} women",
        f"{first['events_c']} of {first['n_c']}",
        f"about {float(first['rr']):.0f} times",
        f"from {float(first['ci_low']):.1f} to {float(first['ci_high']):.0f} times",
    ):
        assert part in words


# A hundred women on magnesium beside a hundred on dummy tablets

PEOPLE = ("1", "2", "4", "5")


def shares():
    """Return the trials in 100 women, worked out here: trial → (magnesium, dummy tablets)."""
    return {
        row["trial"]: tuple(round(100 * int(row[f"events_{g}"]) / int(row[f"n_{g}"])) for g in "tc")
        for row in rows("trials")
        if row["id"] in PEOPLE
    }


def heads(svg, color):
    """Return where the rows of heads of one colour begin, and how many each has."""
    found = []
    for path, style in re.findall(r'<path d="([^"]+)" style="([^"]+)"', svg):
        if "stroke-dasharray: 0,13.6" in style and f"stroke: {color}" in style:
            found += [
                (float(x), float(y), round((float(end) - float(x)) / 13.6 + 0.5))
                for x, y, end in re.findall(r"M ([\d.]+) ([\d.]+) *\n?L ([\d.]+)", path)
            ]
    return found


def test_each_group_is_a_hundred_people_and_those_who_got_better_are_filled():
    svg = drawn("magnesium_people").svg
    filled, empty = (
        [row for row in heads(svg, color) if row[1] > 60] for color in ("#0b6e69", "#6b7a89")
    )
    tops = sorted({y for _, y, _ in filled + empty})
    assert len(tops) == 10 * len(PEOPLE)
    for place, trial in enumerate(shares()):
        lines = tops[10 * place : 10 * place + 10]
        for group, (left, right) in enumerate(((0, 150), (150, 300))):
            counts = [
                sum(n for x, y, n in some if y in lines and left < x < right)
                for some in (filled, empty)
            ]
            assert counts == [shares()[trial][group], 100 - shares()[trial][group]]


def test_filled_and_empty_people_differ_without_colour():
    svg = drawn("magnesium_people").svg
    assert len([y for _, y, _ in heads(svg, "#fffdf9") if y > 60]) == len(
        heads(svg, "#6b7a89")
    )  # paper in each outline


def test_picture_words_and_table_say_the_same_about_each_magnesium_trial():
    figure = drawn("magnesium_people")
    shown, found = words_in(figure.svg), cells("magnesium_people")
    assert shares() == {
        "Dahle": (32, 6),
        "Supakatisant": (86, 60),
        "Araujo": (27, 33),
        "Lahore": (45, 26),
    }
    for row in (row for row in rows("trials") if row["id"] in PEOPLE):
        tablet, dummy = shares()[row["trial"]]
        assert (
            f"{tablet} of 100 women with magnesium, {dummy} of 100 with dummy tablets" in figure.alt
        )
        assert {
            f"Magnesium: {tablet}",
            f"Dummy tablet: {dummy}",
            row["outcome"].capitalize(),
        } <= set(shown)
        [cell] = [cell for cell in found if row["trial"] in cell[0]]
        assert cell[1:6] == [
            row["outcome"],
            f"{row['events_t']} of {row['n_t']}",
            f"{row['events_c']} of {row['n_c']}",
            str(tablet),
            str(dummy),
        ]
        assert cell[6] == ("benefit" if float(row["ci_low"]) > 1 else "no benefit")
        if (row["n_t"], row["n_c"]) != ("100", "100"):
            assert f"Rounded from {row['n_t']} and {row['n_c']} women to 100" in shown


def test_benefit_and_none_are_counted_over_all_five_trials():
    figure, [counted] = drawn("magnesium_people"), rows("counted")
    verdicts = [cell[-1] for cell in cells("magnesium_people")]
    assert (verdicts.count("benefit"), verdicts.count("no benefit")) == (3, 2)
    assert "3 found a benefit, and 2 did not" in figure.title
    assert (
        f"{counted['mean_t']} on average with magnesium, {counted['mean_c']} with dummy "
        "tablets (no benefit)"
    ) in figure.alt
    assert any("Norway 2008" in paragraph for paragraph in figure.summary)
    assert {"Norway 2008: no benefit", "Magnesium: 9.5", "Dummy tablet: 7.7"} <= set(
        words_in(figure.svg)
    )


def test_what_is_said_about_trust_is_what_the_files_say():
    trust = {
        row["trial"]: row["certainty"]
        for row in rows("trials") + rows("counted")
        if row["outcome"] != "pain halved"
    }
    assert [trust[name] for name in ("Dahle", "Supakatisant", "Nygaard")] == ["low"] * 3
    assert [trust[name] for name in ("Araujo", "Lahore")] == ["not graded"] * 2
    assert any(
        "low trust in the three older trials" in p for p in drawn("magnesium_people").summary
    )


@pytest.mark.parametrize("name", ("Dahle", "Supakatisant", "Araujo", "Lahore"))
def test_no_magnesium_trial_can_be_left_out(tmp_path, name):
    line = next(
        line
        for line in (DATA / "trials.csv").read_text(encoding="utf-8").splitlines(True)
        if f",{name}," in line
    )
    assert f"no line begins with '{line.split(',')[0]}'" in broken(
        tmp_path, "magnesium_people", line, ""
    )


def test_the_trial_that_counted_cramps_cannot_be_left_out(tmp_path):
    for file in DATA.glob("*.csv"):
        shutil.copy(file, tmp_path)
    (tmp_path / "trials-counted.csv").unlink()
    with pytest.raises(ContentError, match=r"trials-counted\.csv: there is no such file"):
        figures.magnesium_people(tmp_path)


# Clots


def test_there_are_a_thousand_dots_and_one_to_two_are_marked():
    svg = drawn("clots_in_1000").svg
    [path] = [
        p
        for p in re.findall(r'<path d="([^"]+)" style="([^"]+)"', svg)
        if "stroke-dasharray" in p[1]
    ]
    gap, size = 6.8, 4.8
    assert f"stroke-dasharray: 0,{gap}" in path[1] and f"stroke-width: {size}" in path[1]
    lines = re.findall(r"M ([\d.]+) ([\d.]+) *\n?L ([\d.]+) ([\d.]+)", path[0])
    assert all(y == again for _, y, _, again in lines)
    assert sum(int((float(end) - float(start)) / gap + 1.001) for start, _, end, _ in lines) == 1000
    assert svg.count("fill: #a03c00; stroke: #a03c00") == 1  # the full one
    assert svg.count("fill: #fffdf9; stroke: #a03c00") == 1  # the outline that is half full
    assert {"1 to 2 women have a clot", "998 to 999 women do not"} <= set(words_in(svg))


def test_a_week_before_and_after_birth_is_worked_out_of_the_year():
    figure, (before, after) = (
        drawn("clots_before_and_after_birth"),
        rows("clots_before_and_after_birth"),
    )
    weeks = [float(row["clots"]) / 52.18 for row in (before, after)]
    assert [round(week) for week in weeks] == [2, 10]
    assert [cell[1:] for cell in cells("clots_before_and_after_birth")] == [
        [row["clots"], f"{week:.1f}"] for row, week in zip((before, after), weeks, strict=True)
    ]
    assert {"about 2", "about 10"} <= set(words_in(figure.svg))
    words = " ".join((figure.title, *figure.summary, *words_in(figure.svg)))
    assert "for every 2 women with a clot in pregnancy, about 10 after birth" in words
    assert "not common at either time" in words
    assert (
        f"about {float(after['clots']) / float(before['clots']):.0f} times as common"
        in figure.title
    )
    assert "100,000" not in words  # the counts stand in the table


def test_as_many_people_are_drawn_as_have_a_clot_in_a_week():
    ends = re.findall(
        r"M ([\d.]+) ([\d.]+) *\n?L ([\d.]+)",
        "".join(
            path
            for path, style in re.findall(
                r'<path d="([^"]+)" style="([^"]+)"', drawn("clots_before_and_after_birth").svg
            )
            if "stroke-dasharray: 0,28" in style
        ),
    )
    assert [round((float(end) - float(start)) / 28 + 0.5) for start, _, end in ends] == [2, 10]


def test_below_the_clots_after_birth_stands_that_the_signs_count_and_where_they_are():
    summary = " ".join(drawn("clots_before_and_after_birth").summary)
    assert summary.endswith("The signs count after birth too: see the box.")


def test_beside_the_clots_stands_whom_to_call():
    words = " ".join(drawn("clots_in_1000").summary)
    assert (
        re.search("call your maternity unit[a-z, ]* now, day or night", words)
        and "call your emergency number now" in words
    )


# Cramp, restless legs and clot side by side


def test_three_things_answer_the_same_questions_and_end_with_what_to_do():
    cards = figures.three_things().cards
    assert [card.id for card in cards] == ["cramp", "restless", "clot"]
    assert len({tuple(question for question, _ in card.facts) for card in cards}) == 1
    acts = [card.facts[-1][1] for card in cards]
    assert cards[0].facts[-1][0] == "What to do"
    assert "Call your maternity unit now, day or night" in acts[0] and acts[2].startswith(
        "☎ Call your maternity unit now, day or night"
    )
    assert "next visit" in acts[1] and "Do not rub" in acts[2] and "emergency number now" in acts[2]


def test_no_card_says_what_is_not_checked():
    html = figures.three_things()._repr_html_()
    assert not re.search(r"both sides|usually both|hours to days|\bdays\b", html)


def test_cards_are_a_list_with_pictures_without_words_and_need_no_style():
    html = figures.three_things()._repr_html_()
    assert repr(figures.three_things()) == "Cards('three-things')"
    assert html == figures.three_things()._repr_html_() and len(html) < 8_000
    assert (
        html.count("<li ") == html.count("<dl>") == 3
        and html.count("<dt>") == html.count("<dd>") == 15
    )
    pictures = re.findall(r'<img [^>]*src="data:image/svg\+xml,([^"<>]*)"', html)
    assert len(pictures) == len(re.findall(r'<img [^>]*alt="[^"]{40,}"', html)) == 3
    assert not [picture for picture in pictures if "<text" in unquote(picture)]
    html = re.sub(r'src="data:image/svg\+xml,[^"<>]*"', "", html)
    assert not re.search(r"style=|<script|<svg|<style|\son\w+=|\sid=|https?:|data:", html)


# Every word stands in the catalogue


def leaves(tree, path=()):
    """Yield the path of each text in a tree of words."""
    for name, branch in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield from [(*path, name)] if isinstance(branch, str) else leaves(branch, (*path, name))


def marked(tree, path=()):
    """Return the same tree with each text between marks that hold its path."""
    if isinstance(tree, str):
        return f"⟦{'/'.join(map(str, path))}¦{tree}⟧"
    if isinstance(tree, dict):
        return {name: marked(branch, (*path, name)) for name, branch in tree.items()}
    return [marked(branch, (*path, place)) for place, branch in enumerate(tree)]


@pytest.fixture(scope="module")
def translated():
    """Everything that the plots say when each of their words is marked."""
    from coursebook.media.plots import wording

    tree = marked(wording.messages()["plots"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording, "messages", lambda: {"plots": tree})
        found = {name: redrawn(name) for name in NAMES}
        pages = {name: figure._repr_html_() for name, figure in found.items()} | {
            "three": figures.three_things()._repr_html_()
        }
    texts = [text for figure in found.values() for text in words_in(figure.svg)]
    for page in pages.values():
        texts += [
            unescape(text)
            for text in re.findall(r'>([^<]+)<|(?:alt|data-label)="([^"]*)"', page)
            for text in text
            if text
        ]
    return texts


def test_no_word_of_a_plot_stands_outside_the_catalogue(translated):
    for text in translated:
        bare = text
        while (inner := re.sub(r"⟦[^⟦⟧]*⟧", "", bare)) != bare:
            bare = inner
        assert not any(letter.isalpha() for letter in bare), text


def test_no_word_of_the_plots_is_left_over(translated):
    from coursebook.core.messages import messages

    used = set(re.findall(r"⟦([^⟦⟧¦]+)¦", " ".join(translated)))
    assert {"/".join(map(str, path)) for path in leaves(messages()["plots"])} - used == set()


def test_words_that_a_file_may_not_use_are_refused(tmp_path):
    message = broken(tmp_path, "trials", "free of cramps,18", "cramp free,18")
    assert (
        "trials.csv:5:7: outcome is 'cramp free'. Write one of: no cramps after, cramps halved"
        in message
    )


# Mistakes in the files


def test_a_missing_file_says_where_to_look(tmp_path):
    with pytest.raises(
        ContentError,
        match=r"trials\.csv: there is no such file\. Start the notebook in its own folder",
    ):
        figures.trials(tmp_path)


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path):
    words = broken(tmp_path, "cramps_by_trimester", "11.6,87,748", "about 12,87,x").splitlines()
    words += broken(tmp_path, "cramps_by_trimester", "28.2,420", "82.2,420").splitlines()
    path = tmp_path / "cramps-by-trimester.csv"
    assert words == [
        f"{path}:2:3: percent is 'about 12'. Write a number, with a dot for decimals, like 11.6.",
        f"{path}:2:5: n is 'x'. Write a whole number, like 87.",
        f"{path}:3:1: percent 82.2 is outside 25.9 to 30.5. Put ci_low below and ci_high above.",
        f"{path}:3:1: 420 of 1492 is 28.2 in 100. Write that as percent, or mend the counts.",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("trials", "id,trial", "number,trial", "trials.csv:1:1: the first line is"),
        ("trials", ",11,34,2,35,5.66", ",12,34,2,35,5.66", "rr is 5.66, but the counts give 6.18"),
        ("trials", ",11,34,", ",35,34,", "events_t is 35 of 34. Write a number from 1 to n_t"),
        (
            "trials",
            ",5.66,1.35,23.68,",
            ",5.66,0.01,23.68,",
            "ci_low, rr and ci_high must rise from 0.47 to 66",
        ),
        (
            "trials",
            "23.68,yes,low",
            "23.68,maybe,low",
            "blinded is 'maybe'. Write one of: yes, no, not stated",
        ),
        ("trials", "araujo2020", "", "trials.csv:5:19: source is empty. Write some words"),
        ("trials", "7,Hammar,1987", "7,Hammar", "this line has 18 cells. Write 19"),
        (
            "cramps_by_trimester",
            "restless legs,after birth,4,,,,,,chen2018\n",
            "",
            "no line begins with 'restless legs,after birth'",
        ),
        ("cramps_by_trimester", "9.5,14.1", "9.5,", "ci_low, ci_high and ci_basis belong together"),
        ("counted", "1.80,-1.32", "1.90,-1.32", "md is 1.9, but the averages give 1.80"),
        ("counted", "-1.32,4.92", "2,4.92", "ci_low, md and ci_high must rise"),
        (
            "clots_before_and_after_birth",
            "511.2,100000",
            "511.2,10000",
            "woman_years is 10000. Write the clots for 100000",
        ),
        (
            "clots_before_and_after_birth",
            "511.2",
            "5112",
            "which the picture cannot hold. Write a number from 27 to 547",
        ),
        ("clots_in_1000", ",1,2,1000", ",1,3,1000", "Write 1,2,1000"),
    ],
)
def test_a_wrong_file_says_what_to_write(tmp_path, name, old, new, message):
    assert message in broken(tmp_path, name, old, new)


def test_a_file_without_numbers_or_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "clots-in-1000.csv"
    for content, message in (
        (b"", "the first line is"),
        (b"what\xff", "not UTF-8"),
        (b"what,period,low,high,out_of,source\n", "no numbers below the first line"),
    ):
        path.write_bytes(content)
        with pytest.raises(ContentError, match=message):
            figures.clots_in_1000(tmp_path)
