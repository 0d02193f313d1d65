// @ts-check
/** The record of completion: what is still to be done for it, or the paper itself. The name is typed for the print and kept nowhere. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {import("./recall.js").Recalled} Recalled */
import { fill, make, one } from "../tools.js";
import { printPart } from "../print.js";

/** One line of a list: a few words and a link. @param {string} text @param {string} name @param {string} href */
export function line(text, name, href) {
  const item = make("li", "", `${text} `);
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", name));
  link.href = href;
  item.append(link);
  return item;
}

/** Returns how to show it. @param {Part} part */
export function wakeRecord(part) {
  const { root, words, signal } = part;
  const paper = one(root, ".course-record");
  const name = /** @type {HTMLInputElement} */ (one(root, '[data-name="record"]'));
  const dated = () => {
    const lang = document.documentElement.lang; // and of its kinds the one that she reads: 22 November, not November 22
    const kind = navigator.languages.find((each) => each.split("-")[0] === lang) ?? (lang || undefined);
    const date = new Intl.DateTimeFormat(kind, { dateStyle: "long" }).format(new Date());
    one(paper, ".course-record__date").textContent = fill(words.printed, { date });
  };
  name.addEventListener("input", () => { one(paper, ".course-record__name").textContent = name.value; }, { signal });
  one(root, '[data-do="print"]').addEventListener("click", () => { dated(); printPart({ ...part, root: paper }, "list"); }, { signal });
  window.addEventListener("beforeprint", dated, { signal });

  return (/** @type {Recalled[]} */ quizzes, /** @type {HTMLElement[]} */ unread) => {
    const final = quizzes.find((quiz) => quiz.id === root.dataset.final);
    const missing = [
      ...quizzes.flatMap((quiz) => quiz.under().map((card) => line(words.put_right, question(card), quiz.href))),
      ...(final && !final.done() ? [line(words.hand_in, final.lesson, final.href)] : []),
      ...unread.map((lesson) => {
        const link = /** @type {HTMLAnchorElement} */ (one(lesson, "a"));
        return line(words.read_lesson, link.textContent ?? "", link.getAttribute("href") ?? "");
      }),
    ];
    one(root, ".course-progress__missing ul").replaceChildren(...missing);
    one(root, ".course-progress__missing").hidden = !missing.length;
    one(root, ".course-progress__given").hidden = missing.length > 0;
    one(paper, ".course-record__check").textContent = final ? fill(words.check, { right: final.right("checked"), total: final.scored.length }) : "";
    dated();
  };
}

/** A question in its own words, without its number. @param {import("./recall.js").Card} card */
export function question(card) {
  const legend = /** @type {HTMLElement} */ (one(card.q.card, "legend").cloneNode(true));
  one(legend, ".course-question__number").remove();
  return legend.textContent?.trim() ?? "";
}
