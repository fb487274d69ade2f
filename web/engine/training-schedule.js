// training-schedule.js — when the steps of a paced run are due.

/** What a paced run may make up for after a stall, in milliseconds; the rest of the backlog is dropped, not burst out. */
const CATCH_UP = 50;

export class Schedule {
  /** When the next step is due, in milliseconds. */
  due = 0;

  /**
   * How many steps may be taken by now; what is due next follows them.
   * @param {number} pace  steps per second
   * @param {number} now
   */
  allowance(pace, now) {
    if (pace === Infinity) return Infinity;
    if (now < this.due) return 0;
    const interval = 1000 / pace;
    const missed = Math.floor((now - this.due) / interval);
    const caughtUp = Math.min(missed, Math.floor(CATCH_UP / interval));
    this.due = caughtUp < missed ? now + interval : this.due + (missed + 1) * interval;
    return caughtUp + 1;
  }
}
