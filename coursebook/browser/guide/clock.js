// @ts-check
/** A clock that can stop and go on. It reads the time anew at each tick, so that late ticks do not make it late. */

/** @param {() => void} tick */
export function clock(tick) {
  let before = 0, since = 0, timer = 0;
  const passed = () => before + (timer ? performance.now() - since : 0);
  return {
    passed,
    runs: () => Boolean(timer),
    go() {
      since = performance.now();
      timer = window.setInterval(tick, 100);
    },
    stop() {
      before = passed();
      window.clearInterval(timer);
      timer = 0;
    },
    reset() {
      this.stop();
      before = 0;
    },
  };
}
