"""What is measured on a small screen: what is too wide, cut off, or too small to touch."""

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return "";
  const scrolls = (element) => element && (
    ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX)
    || scrolls(element.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1) && !scrolls(element.parentElement);
  });
  return `${document.documentElement.scrollWidth} px: `
    + wide.slice(-3).map((element) => element.outerHTML.slice(0, 120)).join(" | ");
}"""
# What is pressed most and how high it is; the 24 px of all other links are axe's part
# (test_accessibility.py).
TARGETS = """() =>
  [...document.querySelectorAll(
    "button, summary, select, input, .course-option, nav a, aside a, header a, "
    + ".worried a, .doors li, .book-go-on a, .book-lessons a")]
  .filter((element) => element.getBoundingClientRect().width
    && !element.matches(".book-skip, label input"))
  .map((element) => [Math.round(element.getBoundingClientRect().height * 10) / 10,
    element.outerHTML.slice(0, 100)])"""
CLIPPED = """() => [...document.body.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  if (!box.width
    || element.matches(".book-unseen, .course-unseen, .book-menu__word")
    || element.matches("svg, svg *, img, select, input")
    || !element.innerText?.trim()) return false;
  const hides = (way) => ["hidden", "clip"].includes(style[`overflow${way}`]);
  return (hides("X") && element.scrollWidth > element.clientWidth + 1)
    || (hides("Y") && element.scrollHeight > element.clientHeight + 1)
    || (element.matches("button, summary, .course-option, .worried a, .book-header a")
      && element.scrollHeight > Math.ceil(box.height) + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }"""

# Questions that come one at a time are all on show, and what is folded is open: so nothing goes
# unmeasured.
ALL_ON_SHOW = """() => {
  for (const card of document.querySelectorAll("[data-show] [data-question]")) card.hidden = false;
}"""
ALL_OPEN = """() => {
  for (const card of document.querySelectorAll("[data-show] [data-question]")) card.hidden = false;
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""
