import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests';
import type { Task } from './task.ts';

/** Milliseconds after which the remaining time can be estimated. */
const KNOWN_AFTER = 3000;

/** Measures how fast a run goes, and says how far it is. */
export class Progress {
  readonly #task: Pick<Task, 'describeRate'>;
  readonly #clock: () => number;
  readonly #start: number;
  /** Items that took time. */
  #worked = 0;

  /** @param clock milliseconds since any point. */
  constructor(task: Pick<Task, 'describeRate'>, clock: () => number = () => performance.now()) {
    this.#task = task;
    this.#clock = clock;
    this.#start = clock();
  }

  /** Counts an item. @returns how far the run is: `3/10 · 2.1 images/s · 0:05 left`. */
  step(done: number, total: number, isWork: boolean): string {
    if (isWork) this.#worked++;
    const passed = this.#clock() - this.#start;
    const rate = (1000 * this.#worked) / Math.max(1, passed);
    const isTold = passed > KNOWN_AFTER && this.#worked > 0 && done < total;
    return [
      `${done}/${total}`,
      ...(this.#worked > 0 ? [this.#task.describeRate?.(rate) ?? t('{0}/s', rounded(rate))] : []),
      ...(isTold ? [t('{0} remaining', duration((total - done) / rate))] : []),
    ].join(' · ');
  }
}

/** A rate as people read it: one digit after the point below ten. */
export function rounded(rate: number): string {
  return rate.toLocaleString(language(), { maximumFractionDigits: rate < 10 ? 1 : 0 });
}

/** `1:05`, of seconds. */
function duration(seconds: number): string {
  const whole = Math.min(359_999, Math.max(0, Math.round(seconds)));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
