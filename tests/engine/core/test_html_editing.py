"""HTML that is there already, changed at its tags alone: all else stays as it is, byte for byte."""

import pytest

from coursebook.core.html_editing import edit_tags, find_tags, wrap_elements


def mark(html):
    """Put brackets around each start tag."""
    return edit_tags(html, lambda tag: f"[{tag.text}]")


def names(html):
    return [tag.name for tag in find_tags(html)]


def fold(html, name="ol"):
    """Put brackets around each element of a name that has the class `x`."""
    return wrap_elements(html, lambda tag: tag.name == name and tag.has_class("x"), "[{}]".format)


# What counts as a tag


@pytest.mark.parametrize(
    "html",
    [
        "", "plain", "a < b > c", "<3 cats", "&lt;p&gt; &amp; &nbsp;", "<!-- <p> -->",
        "<!doctype html>", "</p>", "<", '<!-- a > b --><!-- <a href="#claim-x"> -->',
    ],
)  # fmt: skip
def test_what_is_no_start_tag_is_none_and_stays(html):
    assert find_tags(html) == [] and mark(html) == html


def test_tags_come_in_their_order_with_name_attributes_and_text():
    first, second = find_tags('x<P Class="a b">y<br/>')
    assert (first.name, first.attributes, first.text) == (
        "p",
        {"class": "a b"},
        '<P Class="a b">',
    )
    assert (first.start, first.end) == (1, 16) and second.text == "<br/>"


def test_a_sign_that_ends_a_tag_ends_none_within_quotes():
    html = """<a title="a > b" data-x='<p class="y">' href=#c>t</a>"""
    (tag,) = find_tags(html)
    assert tag.text == html.removesuffix("t</a>")
    assert tag.attributes == {"title": "a > b", "data-x": '<p class="y">', "href": "#c"}


def test_an_attribute_is_read_as_a_browser_reads_it():
    (tag,) = find_tags("<input disabled value='&quot;&amp;' empty=\"\">")
    assert tag.attributes == {"disabled": None, "value": '"&', "empty": ""}


def test_a_class_is_one_of_its_words_and_no_part_of_one():
    one, none, empty = find_tags('<p class="a course-mark\nb"><p class="course-marks"><p class>')
    assert one.has_class("course-mark") and one.has_class("b")
    assert not any(tag.has_class("course-mark") for tag in (none, empty))


@pytest.mark.parametrize("name", ["script", "style"])
def test_what_stands_in_a_script_or_a_style_is_no_tag(name):
    html = f'<{name}>"<a href=x>" < 3</{name}><b>'
    assert names(html) == [name, "b"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_a_tag_is_found_after_any_sign_that_may_end_a_line(end):
    html = f"a{end}b{end}<p\n class=x>c{end}</p>{end}<i>"
    assert mark(html) == html.replace("<p\n class=x>", "[<p\n class=x>]").replace("<i>", "[<i>]")


# Tags edited


def test_only_the_tags_that_are_edited_change():
    html = '<p>a <a href="#x">b</a> &amp; <A HREF="#y">c</A><!-- <a href="#x"> --></p>\n'
    edited = edit_tags(html, lambda tag: "<a>" if tag.attributes.get("href") == "#x" else None)
    assert edited == html.replace('<a href="#x">b', "<a>b")
    assert edit_tags(html, lambda tag: None) == html


def test_a_tag_may_be_taken_out_and_what_is_put_in_is_not_read_again():
    assert edit_tags("<b>x</b><i>", lambda tag: "") == "x</b>"
    assert mark("<b><i>") == "[<b>][<i>]"


# Elements wrapped


def test_an_element_is_wrapped_with_all_that_it_holds():
    html = '<p>a</p><ol class="x"><li>b</li></ol> c <ol class="x"></ol>'
    assert fold(html) == '<p>a</p>[<ol class="x"><li>b</li></ol>] c [<ol class="x"></ol>]'


def test_lists_within_a_list_belong_to_it_and_are_not_wrapped_again():
    inner = '<ol class="x"><li><ol><li>a</li></ol></li></ol>'
    html = f'<ol class="x"><li>{inner}<ol>b</ol></li></ol>'
    assert fold(f"{html}{inner}") == f"[{html}][{inner}]"


def test_a_list_within_one_that_does_not_fit_is_wrapped():
    assert fold('<ol><li><ol class="x">a</ol></li></ol>') == (
        '<ol><li>[<ol class="x">a</ol>]</li></ol>'
    )


def test_elements_of_other_names_may_end_anywhere():
    html = '<ol class="x"><li>a<p>b</div></ol>'
    assert fold(html) == f"[{html}]"


def test_what_looks_like_an_end_in_a_comment_or_an_attribute_is_none():
    html = '<ol class="x" title="</ol>"><!-- </ol> -->a</ol>'
    assert fold(html) == f"[{html}]"


def test_an_element_that_closes_itself_within_one_of_its_name_does_not_close_it():
    html = '<g class="x"><g/><g id="a"/>b</g>'
    assert fold(f"{html}<g class='x'/>c", "g") == f"[{html}][<g class='x'/>]c"


@pytest.mark.parametrize(
    "html", ['<ol class="x"><li>a', '<ol class="x"><ol>a</ol>', '</ol><ol class="x">']
)
def test_an_element_that_never_ends_stays_as_it_is(html):
    assert fold(html) == html


def test_an_element_that_never_ends_hides_none_that_does():
    assert fold('<ol class="x"><ol class="x">a</ol>') == '<ol class="x">[<ol class="x">a</ol>]'
