import type { Run } from './matrix.ts';

/** Finds runs by the values that they have in common with another one, in the time that one takes. */
export class RunIndex {
  readonly #runs: readonly Run[];
  /** The variables of all runs; undefined when runs have not the same ones. */
  readonly #variables: readonly string[] | undefined;
  /** By the names of variables, then by their values. */
  readonly #found = new Map<string, ReadonlyMap<string, readonly Run[]>>();

  constructor(runs: readonly Run[]) {
    this.#runs = runs;
    const names = [...(runs[0]?.keys() ?? [])];
    const areSame = runs.every((run) => run.size === names.length && names.every((name) => run.has(name)));
    this.#variables = areSame ? names : undefined;
  }

  /** The runs that have the values of another one, in all variables that both have. */
  alike(other: Run): readonly Run[] {
    if (!this.#variables)
      return this.#runs.filter((run) =>
        [...run].every(([name, value]) => (other.get(name) ?? value) === value),
      );
    const names = this.#variables.filter((name) => other.has(name));
    if (names.length === 0) return this.#runs;
    return this.#by(names).get(valuesOf(other, names)) ?? [];
  }

  #by(names: readonly string[]): ReadonlyMap<string, readonly Run[]> {
    const key = JSON.stringify(names);
    const known = this.#found.get(key);
    if (known) return known;
    const found = new Map<string, Run[]>();
    for (const run of this.#runs) {
      const values = valuesOf(run, names);
      const same = found.get(values);
      if (same) same.push(run);
      else found.set(values, [run]);
    }
    this.#found.set(key, found);
    return found;
  }
}

function valuesOf(run: Run, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => run.get(name)));
}
