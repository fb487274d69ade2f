// tally.mjs — counts cases by operation and shows how far a run has come.

const SECONDS_BETWEEN_LINES = 20;

export class Tally {
  failures = 0;
  #done = 0;
  #start = performance.now();
  #lastShown = 0;
  #wanted;
  /** @type {Map<string, { passed: number, failed: number }>} */
  #operations = new Map();

  /** @param {number} wanted  cases in all */
  constructor(wanted) {
    this.#wanted = wanted;
  }

  /**
   * @param {string} operation
   * @param {boolean} hasPassed
   */
  count(operation, hasPassed) {
    const counts = this.#operations.get(operation) ?? { passed: 0, failed: 0 };
    this.#operations.set(operation, counts);
    counts[hasPassed ? 'passed' : 'failed'] += 1;
    this.#done += 1;
    if (!hasPassed) this.failures += 1;
  }

  /** One line that is written over on a terminal; elsewhere a line now and then. */
  showProgress() {
    const seconds = (performance.now() - this.#start) / 1000;
    if (seconds - this.#lastShown < (process.stdout.isTTY ? 0.2 : SECONDS_BETWEEN_LINES)) return;
    this.#lastShown = seconds;
    const rate = this.#done / seconds;
    const share = Math.floor((100 * this.#done) / this.#wanted);
    const line = `${this.#done} answers (${share} %), ${Math.round(rate)} a second, ${this.failures} wrong`;
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`);
    else console.log(line);
  }

  clearLine() {
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  }

  showSummary() {
    this.clearLine();
    const rows = [...this.#operations].sort(([a], [b]) => a.localeCompare(b));
    const width = Math.max(5, ...rows.map(([name]) => name.length));
    for (const [name, { passed, failed }] of rows) {
      console.log(
        `${failed > 0 ? '✗' : '✓'} ${name.padEnd(width)} ${String(passed).padStart(8)} right, ${failed} wrong`,
      );
    }
    const seconds = ((performance.now() - this.#start) / 1000).toFixed(1);
    console.log(
      `  ${'total'.padEnd(width)} ${String(this.#done - this.failures).padStart(8)} right, ${this.failures} wrong, ${seconds} s`,
    );
  }
}
