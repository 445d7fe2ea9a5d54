/** Whether rules leave a path out, or take back what others left out. */
export interface Verdict {
  readonly ignored: boolean;
  readonly unignored: boolean;
}

/** Rules as in `.gitignore`. Paths have `/`; those of folders end with one. */
export interface IgnoreRules {
  test(path: string): Verdict;
}
