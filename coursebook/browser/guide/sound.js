// @ts-check
/** Beeps when a hold starts and ends. The browser's sound is asked for at a press, never before. */

const HIGH = 660, LOW = 440, LOUD = 0.2, LONG = 0.25;

export function beeper() {
  /** @type {AudioContext | null} */
  let audio = null;
  return {
    /** Called at a press, for browsers give no sound otherwise. */
    wake() {
      audio ??= new AudioContext();
      audio.resume();
    },
    /** @param {boolean} starts whether a hold starts, or ends */
    beep(starts) {
      if (!audio) return;
      const tone = audio.createOscillator(), volume = audio.createGain(), now = audio.currentTime;
      tone.frequency.value = starts ? HIGH : LOW;
      volume.gain.setValueAtTime(LOUD, now);
      volume.gain.exponentialRampToValueAtTime(0.001, now + LONG); // a beep that ends at once clicks
      tone.connect(volume).connect(audio.destination);
      tone.start();
      tone.stop(now + LONG);
    },
    close() {
      audio?.close();
      audio = null;
    },
  };
}
