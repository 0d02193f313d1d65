// @ts-check
/** The picker of plans: it shows plans that Python composed, with their activities in order. It composes nothing. */
/** @typedef {import("./tools.js").Part} Part */
/** @typedef {{line: number[][], latest: number[], go: number[]}} Meeting one meeting: activity, start, end, 1 when in short */
import { KINDS } from "./host.js";
import { printPart } from "./print.js";
import { all, fill, make, makeButton, one } from "./tools.js";

/** @param {Part} part */
function wakePlan(part) {
  const { root, words, signal } = part;
  /** @type {Record<string, Record<string, Meeting[]>>} */
  const plans = JSON.parse(root.dataset.plans ?? "{}");
  const place = one(root, ".course-plan__activities"), activities = all(place, "[data-activity]"), sample = one(root, ".course-plan__one");
  const form = make("form", "course-plan__picker"), shown = make("div", "course-plan__chosen"), said = make("p", "course-plan__said");
  const titles = activities.map((activity) => one(activity, ".course-activity__title"));
  const meetings = choice(form, words.meetings), length = choice(form, words.minutes);

  said.setAttribute("role", "status");
  form.append(makeButton(part, words.print, () => printPart(part, "list")));
  form.setAttribute("aria-label", words.choose);
  one(root, ".course-plan__ready").before(form, said, shown);
  one(root, ".course-plan__all").textContent = words.activities;
  offer(meetings, Object.keys(plans), (many) => (many === "1" ? words.one : fill(words.many, { meetings: many })));
  const [, minutes = "", many = "1"] = /^#plan-(\d+)(?:x(\d+))?$/.exec(location.hash) ?? [], known = minutes && plans[many];
  if (known) meetings.value = many;
  lengths(known ? minutes : root.dataset.chosen ?? "");
  show();
  meetings.addEventListener("change", () => { lengths(length.value); show(true); }, { signal });
  length.addEventListener("change", () => show(true), { signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });

  /** Offer the lengths that so many meetings can have; keep the wanted one, or the nearest. @param {string} wanted */
  function lengths(wanted) {
    const possible = Object.keys(plans[meetings.value]);
    offer(length, possible, (minutes) => fill(meetings.value === "1" ? words.length : words.each, { minutes }));
    const far = possible.map((minutes) => Math.abs(Number(minutes) - Number(wanted)));
    length.value = possible[far.indexOf(Math.min(...far))];
  }

  /** Show the chosen plan: its time lines, then its activities; a later meeting does not tell an activity again. @param {boolean} [chosen] */
  function show(chosen = false) {
    const plan = plans[meetings.value][length.value], /** @type {Map<number, HTMLElement[]>} */ when = new Map();
    plan.forEach((meeting, i) => {
      for (const [activity, start, end, short] of meeting.line) {
        const time = make("span", "course-activity__time", `${fill(plan.length > 1 ? words.in : words.at, { start, end, number: i + 1 })} `);
        if (short) time.append(make("span", "course-plan__short", words.short));
        when.set(activity, [...(when.get(activity) ?? []), time]);
      }
    });
    activities.forEach((activity, i) => {
      activity.hidden = !when.has(i);
      one(activity, ".course-activity__when").replaceChildren(...(when.get(i) ?? []));
    });
    place.append(...[...when.keys()].map((i) => activities[i]));
    shown.replaceChildren(...plan.flatMap((meeting, i) => told(meeting, plan.length > 1 ? fill(words.meeting, { number: i + 1, of: plan.length, minutes: length.value }) : fill(words.length, { minutes: length.value }))));
    if (!chosen) return;
    history.replaceState(null, "", `#plan-${length.value}${plan.length > 1 ? `x${plan.length}` : ""}`);
    said.textContent = fill(words.now, { plan: `${meetings.selectedOptions[0].text}, ${length.selectedOptions[0].text}`, count: when.size });
  }

  /** The time line of a meeting, in the shape of the ready ones. @param {Meeting} meeting @param {string} title */
  function told(meeting, title) {
    const heading = make(one(sample, ".course-plan__heading").tagName, "course-plan__heading", title), table = one(sample, "table").cloneNode(true), rows = make("tbody", "");
    one(/** @type {HTMLElement} */ (table), "caption").textContent = fill(words.caption, { title });
    for (const [activity, start, end, short] of meeting.line) rows.append(row(activity, fill(words.span, { start, end }), Boolean(short)));
    one(/** @type {HTMLElement} */ (table), "tbody").replaceWith(rows);
    const advice = make("p", "course-plan__latest"), [signs, minute] = meeting.latest;
    advice.append(make("strong", "", fill(words.latest, { title: titles[signs].textContent, minute })));
    if (meeting.go.length) advice.append(" ", fill(words.first_to_go, { titles: meeting.go.map((i) => titles[i].textContent).join("; ") }));
    advice.append(" ", words.never_go);
    return [heading, table, advice, ...things(meeting)];
  }
  /** @param {number} activity @param {string} time @param {boolean} short */
  function row(activity, time, short) {
    const line = make("tr", ""), head = make("th", "", time), cell = make("td", ""), link = /** @type {HTMLAnchorElement} */ (make("a", "", titles[activity].textContent ?? ""));
    head.setAttribute("scope", "row");
    link.href = `#${activities[activity].id}`;
    cell.append(link);
    if (short) cell.append(" ", make("span", "course-plan__short", words.short));
    const open = /** @type {HTMLElement} */ (one(activities[activity], ".course-activity__open").cloneNode(true));
    open.className = "course-plan__open";
    cell.append(" ", open);
    line.append(head, cell);
    return line;
  }
  /** What to print and what to bring, each once. @param {Meeting} meeting */
  function things(meeting) {
    const needed = meeting.line.flatMap(([i]) => all(activities[i], "[data-material]"));
    return [true, false].flatMap((printed) => {
      const names = [...new Set(needed.filter((item) => "printed" in item.dataset === printed).map((item) => item.textContent))];
      const line = make("p", "course-plan__things");
      line.append(make("strong", "", `${printed ? words.print_heading : words.bring_heading}:`), ` ${names.join("; ")}.`);
      return names.length ? [line] : [];
    });
  }
}

/** A labelled choice. @param {HTMLElement} form @param {string} name */
function choice(form, name) {
  const label = make("label", "course-plan__choice", `${name} `), select = document.createElement("select");
  select.autocomplete = "off";
  label.append(select);
  form.append(label);
  return select;
}

/** @param {HTMLSelectElement} select @param {string[]} values @param {(value: string) => string} say */
function offer(select, values, say) {
  select.replaceChildren(...values.map((value) => new Option(say(value), value)));
}

Object.assign(KINDS, { plan: wakePlan });
