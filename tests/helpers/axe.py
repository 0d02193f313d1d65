"""What axe-core finds on a page, in whatever state it is."""

from axe_playwright_python.base import AXE_SCRIPT

PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
FIND = """async (only) => (await axe.run(document,
  { resultTypes: ["violations"], preload: false,
    ...(only ? { runOnly: only } : { rules: { "target-size": { enabled: true } } }) }))
  .violations.map((found) => `${found.id} (${found.impact}): ` + found.nodes.slice(0, 4)
    .map((node) => `${node.target} ${node.html.slice(0, 160)}`).join(" | "))"""
# What colours, sizes and paper can change; all else is the same for one and the same page.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
# Answers each question of the page, right or wrong, ticks habits and signs, and asks what to do;
# real clicks.
ANSWER = """([right, sign]) => {
  for (const card of document.querySelectorAll("[data-question]")) {
    const key = JSON.parse(card.dataset.key).key;
    const goes = (id) => key.includes(id) === right;
    for (const step of card.querySelectorAll("[data-step]")) {
      if (step.hidden) continue;
      const options = [...step.querySelectorAll("input")];
      (options.find((input) => goes(`${step.dataset.step}:${input.value}`)) ?? options[0]).click();
      step.querySelector("button").click();
    }
    for (const input of card.querySelectorAll(".course-question__ask > label > input")) {
      if (input.type === "text") [input.value] = [key[0]];
      else if (input.checked !== goes(input.value)) input.click();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const select of card.querySelectorAll("select")) {
      select.value = [...select.options].find((option) =>
        option.value && goes(`${select.dataset.entry}:${option.value}`)).value;
      select.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const button of card.querySelectorAll(`.course-button--move:not([aria-disabled=true]),
      .course-question__said ~ .course-button--check`)) button.click();
  }
  for (const button of document.querySelectorAll(".course-quiz__end .course-button--main"))
    for (const press of [1, 2]) if (!button.hidden) button.click();
  for (const input of document.querySelectorAll(".course-checklist input"))
    if (input.checked !== right) input.click();
  for (const list of document.querySelectorAll(".course-signs")) {
    for (const input of list.querySelectorAll("input[name=sign]:checked")) input.click();
    for (const input of list.querySelectorAll(`[data-level="${sign}"] input[name=sign]`))
      input.click();
    const [country, unit] = [list.querySelector("select"), list.querySelector("input[type=tel]")];
    [country.value, unit.value] = ["uk", "01632 960 001"];
    for (const field of [country, unit]) field.dispatchEvent(new Event("input", { bubbles: true }));
    list.querySelector(".course-signs__ask button").click();
  }
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""


class Examined:
    """A page to run axe on, in whatever state it is; collects what axe finds."""

    def __init__(self, page):
        self.page, self.found = page, {}
        page.evaluate(AXE_SCRIPT)

    def look(self, state, size=LAPTOP, only=None, **media):
        """Run axe with this size and these media, `only` some of its rules or all."""
        self.page.set_viewport_size(size)
        self.page.emulate_media(
            **{"media": "screen", "color_scheme": "light", "reduced_motion": "reduce", **media}
        )
        # What the page itself does at another size, it does before the next frame is drawn.
        self.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        if violations := self.page.evaluate(FIND, only):
            self.found[state] = violations
