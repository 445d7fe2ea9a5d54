/** A part of the tests: a check that passes or fails as one, or a suite that notes its tests in the tally. */
export interface Part {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** How many tests it counts: each that it notes, itself as one, or none (it only prepares). */
  readonly counts: 'each' | 'one' | 'none';
  /** Cores that it keeps busy. */
  readonly cores: number;
  /** Names of parts that must have passed before. */
  readonly after?: readonly string[];
}
