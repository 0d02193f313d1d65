// @ts-check
/** Keeps the screen of a phone on while the count runs, where the browser can do so. */

export function screenKeeper() {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let wanted = false;
  return {
    async keep() {
      wanted = true;
      try {
        lock ??= await navigator.wakeLock.request("screen");
      } catch { /* then it goes dark as it always does, and the count pauses */ }
      if (!wanted) this.let();
    },
    let() {
      wanted = false;
      lock?.release();
      lock = null;
    },
  };
}
