// @ts-check
/** What is counted, in its order; guides.py does the same. */

/** @typedef {{seconds: number | null, hold: boolean, once: boolean}} Step */
/** @typedef {{choices: number[], default: number}} Choice */
/** @typedef {{hold: Choice, repeats: Choice, steps: Step[]}} Plan */
/** A step as it is counted: its place among the steps, and the stretch it belongs to, 0 for what is done once.
 * @typedef {{step: number, stretch: number, seconds: number, hold: boolean}} Beat */

/** @param {Plan} plan @param {number} hold @param {number} repeats @returns {Beat[]} */
export function beatsOf({ steps }, hold, repeats) {
  const found = [];
  for (let stretch = 0; stretch <= repeats; stretch += 1) {
    for (const [step, { seconds, hold: held, once }] of steps.entries()) {
      if (once === !stretch) found.push({ step, stretch, seconds: seconds ?? hold, hold: held });
    }
  }
  return found;
}

/** The beat that a moment falls in, and the milliseconds that are left of it; none when all are over.
 * @param {Beat[]} beats @param {number} passed milliseconds */
export function beatAt(beats, passed) {
  let end = 0;
  for (const [place, beat] of beats.entries()) {
    end += beat.seconds * 1000;
    if (passed < end) return { place, beat, left: end - passed };
  }
  return null;
}
