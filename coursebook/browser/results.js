// @ts-check
/**
 * Saves a learner's marked answers to a file that she hands over herself. It reads what the device remembers, and sends nothing.
 *
 * It counts anew after all that a learner does on the page: a quiz beside it, and "Forget everything", change what is kept
 * without a word to it.
 */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { COURSE } from "./course_id.js";
import { all, fill, make, makeButton, one } from "./tools.js";
import { memory } from "./memory.js";
import { answersOf, lineOf, nextSave } from "./results/file.js";

/** @param {Part} part */
function wakeResults(part) {
  const { root, words, signal } = part;
  const rows = all(root, "[data-questions]").map((line) => {
    const revisions = JSON.parse(line.dataset.questions ?? "{}"), count = make("span", "course-results__count");
    line.append(" ", count);
    return { line, count, id: line.dataset.quiz ?? "", revisions, total: Object.keys(revisions).length };
  });
  const list = one(root, ".course-results__quizzes"), works = memory("learner").works();
  const sum = make("p", "course-results__sum"), said = make("p", "course-results__said");
  const form = make("div", "course-results__form"), field = make("label", "course-results__field"), name = document.createElement("input");
  let shown = "";

  name.maxLength = 120;
  name.autocomplete = "off";
  said.setAttribute("role", "status");
  field.append(make("span", "", words.name), name);
  form.append(field, makeButton(part, words.save, save, "main"));
  list.before(sum);
  root.append(form, said);

  /** Show how much the file would hold, where that has changed. */
  function look() {
    const counts = rows.map((row) => answersOf(row).length), count = counts.reduce((one, other) => one + other, 0);
    if (shown === String(counts)) return;
    shown = String(counts);
    rows.forEach(({ line, count: place, total }, i) => {
      place.textContent = fill(words.of, { count: counts[i], total });
      line.hidden = count > 0 && !counts[i];
    });
    sum.textContent = !works ? words.blocked : count ? fill(count === 1 ? words.one : words.many, { count }) : words.none;
    list.hidden = !works;
    form.hidden = !works || !count;
    if (form.hidden) name.value = "";
    said.textContent = "";
  }
  function save() {
    const answers = rows.flatMap(answersOf), typed = name.value.trim(), learner = answers.length ? nextSave() : null;
    look();
    if (!answers.length) return;
    if (!learner) return say(words.blocked);
    const link = /** @type {HTMLAnchorElement} */ (make("a", "")), file = `${COURSE}-results-${learner.id.slice(0, 6)}.json`;
    link.href = URL.createObjectURL(new Blob([lineOf(learner, typed, answers)], { type: "application/json" }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(`${fill(answers.length === 1 ? words.saved_one : words.saved, { count: answers.length, file })} ${typed ? words.named : words.unnamed} ${words.hand_over}`);
  }
  /** @param {string} text */
  function say(text) {
    said.textContent = text;
    said.scrollIntoView({ block: "nearest" });
  }

  name.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    save();
  }, { signal });
  for (const done of ["click", "input", "focusin"]) document.addEventListener(done, look, { signal });
  for (const changed of ["storage", "pageshow", "coursebook:kept"]) window.addEventListener(changed, look, { signal });
  look();
}

Object.assign(KINDS, { results: wakeResults });
