import type { Resources } from './plan/stage-settings.ts';

interface Waiting {
  readonly wanted: Resources;
  readonly go: () => void;
}

/** Bounds how many runs there are at once, and what they take of the machine together. */
export class Shares {
  readonly #jobs: number;
  readonly #whole: Resources;
  readonly #waiting: Waiting[] = [];
  #running = 0;
  #used: Resources = { cpu: 0, memory: 0, gpu: 0 };

  constructor(jobs: number, whole: Resources) {
    this.#jobs = jobs;
    this.#whole = whole;
  }

  /**
   * Waits until a run can begin, and gives back what releases its share. One that wants more than there is waits until it is alone.
   */
  async take(wanted: Resources): Promise<() => void> {
    await new Promise<void>((go) => {
      this.#waiting.push({ wanted, go });
      this.#admit();
    });
    return () => {
      this.#running--;
      this.#add(wanted, -1);
      this.#admit();
    };
  }

  /** In the order in which they asked, but past those for which there is no room: theirs may take long to come. */
  #admit(): void {
    for (let index = 0; index < this.#waiting.length && this.#running < this.#jobs;) {
      const next = this.#waiting[index];
      if (!next || !this.#fits(next.wanted)) {
        index++;
        continue;
      }
      this.#waiting.splice(index, 1);
      this.#running++;
      this.#add(next.wanted, 1);
      next.go();
    }
  }

  #fits({ cpu, memory, gpu }: Resources): boolean {
    if (this.#running === 0) return true;
    const [used, whole] = [this.#used, this.#whole];
    return used.cpu + cpu <= whole.cpu && used.memory + memory <= whole.memory && used.gpu + gpu <= whole.gpu;
  }

  #add({ cpu, memory, gpu }: Resources, sign: 1 | -1): void {
    const used = this.#used;
    this.#used = {
      cpu: used.cpu + sign * cpu,
      memory: used.memory + sign * memory,
      gpu: used.gpu + sign * gpu,
    };
  }
}
