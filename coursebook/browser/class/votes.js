// @ts-check
/** Hands that were counted, a first and a second time. They stay on this device; as a table they can be saved. */
import { COURSE } from "../course_id.js";
import { memory } from "../memory.js";

export const ROUNDS = /** @type {const} */ (["first", "second"]);
/** How many chose each option. @typedef {Record<string, number>} Counts */
/** @typedef {{first?: Counts, second?: Counts}} Vote */

/** @param {number} count */
const whole = (count) => Math.min(9999, Math.max(0, Math.trunc(count) || 0));

/** The votes on one question. @param {string} name */
export function votesOn(name) {
  const kept = memory(`class/${name}`);
  /** @type {Vote} */
  let vote = {};
  const { first, second } = kept.load();
  for (const [round, counts] of Object.entries({ first, second })) {
    if (counts && typeof counts === "object") vote[/** @type {"first" | "second"} */ (round)] = Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, whole(Number(count))]));
  }
  const save = () => (Object.keys(vote).length ? kept.save(vote) : kept.forget());
  return {
    has: (/** @type {"first" | "second"} */ round) => Boolean(vote[round]),
    of: (/** @type {"first" | "second"} */ round, /** @type {string} */ id) => vote[round]?.[id] ?? 0,
    total: (/** @type {"first" | "second"} */ round) => Object.values(vote[round] ?? {}).reduce((sum, count) => sum + count, 0),
    /** @param {"first" | "second"} round @param {string} id @param {number} count */
    set(round, id, count) {
      vote = { ...vote, [round]: { ...vote[round], [id]: whole(count) } };
      save();
    },
    /** @param {"first" | "second"} round */
    open(round) {
      vote = { ...vote, [round]: vote[round] ?? {} };
      save();
    },
    /** Empty them; returns how to bring them back. */
    clear() {
      const before = vote;
      vote = {};
      save();
      return () => {
        vote = before;
        save();
      };
    },
  };
}

/** A cell of a table, safe for a spreadsheet: what it would run as a formula gets an apostrophe. @param {string} text */
function cell(text) {
  const plain = text.replace(/\s+/g, " ").trim();
  return `"${(/^[=+\-@]/.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
}

/** The counts of some questions as a table for a spreadsheet. @param {import("./asking.js").Asking[]} askings @param {Record<string, string>} words */
export function voteTable(askings, words) {
  const rows = [[words.column_quiz, words.column_question, words.column_option, words.column_right, words.column_first, words.column_second]];
  for (const asking of askings) {
    const votes = votesOn(asking.name);
    if (!ROUNDS.some((round) => votes.total(round))) continue;
    const stem = asking.stem.map((node) => node.textContent).join("");
    for (const { id, text, right } of choicesOf(asking, words)) {
      const counts = ROUNDS.map((round) => (votes.total(round) ? String(votes.of(round, id)) : ""));
      rows.push([asking.quiz, `${asking.number}: ${stem}`, text.map((node) => node.textContent).join(""), right ? words.yes : "", ...counts]);
    }
  }
  return rows.length > 1 ? `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n` : "";
}

/** What hands go up for: the options, or what people had where there are none.
 * @param {import("./asking.js").Asking} asking @param {Record<string, string>} words @returns {import("./asking.js").Choice[]} */
export function choicesOf(asking, words) {
  if (asking.choices.length) return asking.choices;
  return ["had_it", "had_some", "had_not"].map((id, i) => ({ id, text: [document.createTextNode(words[id])], right: i === 0 }));
}

/** Save the table as a file; returns its name. @param {string} table */
export function saveTable(table) {
  const link = document.createElement("a"), now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0")).join("-");
  link.href = URL.createObjectURL(new Blob([table], { type: "text/csv" }));
  link.download = `${COURSE}-hands-up-${day}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return link.download;
}
