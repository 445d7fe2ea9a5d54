/** The exit codes of every command; the last is what a shell expects of one that Ctrl+C has ended. */
export const EXIT = { fine: 0, findings: 1, failure: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
