// @ts-check
/** Write a number; a decimal comma or point is understood. */
import { inputs, make } from "../../../browser/tools.js";
import { TYPES, plainMark } from "../../../browser/question_type.js";

/** The numbers that a typed text can mean, as number.py reads them. @param {string} text @param {string} unit */
export function readings(text, unit) {
  let plain = text.trim();
  if (unit && plain.toLowerCase().endsWith(unit.toLowerCase())) plain = plain.slice(0, -unit.length);
  plain = plain.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/٫/g, ".").replace(/٬/g, ",").replace(/−/g, "-").replace(/[ \t\u00a0\u2009\u202f'’]/g, "");
  const found = /^[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)$/.test(plain) ? [plain] : [];
  for (const sign of [",", "."]) { // which groups the thousands
    if (new RegExp(`^[+-]?[0-9]{1,3}([${sign}][0-9]{3})+([${sign === "," ? "." : ","}][0-9]+)?$`).test(plain)) found.push(plain.replaceAll(sign, ""));
  }
  return found.map((number) => Number(number.replace(",", ".")));
}

TYPES.number = {
  read: (q) => inputs(q.ask).map((input) => input.value.trim()).filter(Boolean),
  show(q, answer) {
    inputs(q.ask)[0].value = answer[0] ?? "";
  },
  ready: (q, answer) => readings(answer[0] ?? "", q.key.unit).length > 0,
  first: (words) => words.write_number,
  mark(key, answer) {
    const [low, high] = key.limits;
    const right = readings(answer[0] ?? "", key.unit).some((number) => low <= number && number <= high);
    return right ? plainMark(1) : plainMark(0, key.key, answer);
  },
  say(q, answer, mark) {
    if (mark.share) return [];
    const low = readings(answer[0] ?? "", q.key.unit)[0] < q.key.limits[0], id = low ? "low" : "high";
    const line = q.card.querySelector(`[data-feedback=${id}]`) ? q.feedback(id) : make("p", "");
    line.prepend(low ? q.words.too_low : q.words.too_high, " ");
    return answer.length ? [line] : [];
  },
  wake(q) {
    q.ask.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      if (q.mode === "practice") q.check();
    }, { signal: q.part.signal });
  },
};
