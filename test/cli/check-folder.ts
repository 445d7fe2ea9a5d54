import assert from 'node:assert/strict';
import { CommandFolder } from './command.ts';

export const MATRIX = `variant: RACI\nroles:\n  - Owner\n  - Team\n  - Board\nactivities:\n  - name: Build\n    assignments:\n      Owner: A\n      Team: R\n      Board: I\n`;
/** An activity that nobody is accountable for. */
export const NOBODY = `variant: RACI\nroles:\n  - Owner\n  - Team\nactivities:\n  - name: Build\n    assignments:\n      Owner: C\n      Team: R\n`;
/** An accepted decision that names one that is not there. */
export const PENDING =
  '# Use X\n\nStatus: accepted\n\n## Context\n\nSee ADR-0009.\n\n## Decision\n\nWe use X.\n\n## Consequences\n\nOne.\n';

/** What `vitruve check --format json` prints. */
export interface CheckOutput {
  readonly summary: Readonly<Record<string, number>>;
  readonly files: readonly {
    readonly path: string;
    readonly encoding: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly range: { readonly start: { readonly line: number; readonly column: number } };
    }[];
  }[];
  readonly unread: readonly { readonly path: string; readonly problem: string }[];
}

/** A folder in which manifests are checked. */
export class CheckFolder extends CommandFolder {
  /** Checks with the arguments, and reads what is printed as JSON. */
  async check(...args: string[]): Promise<{ code: number | null; output: CheckOutput }> {
    const { code, stdout, stderr } = await this.runHere(['check', '--format', 'json', ...args]);
    assert.ok(stdout.startsWith('{'), stderr);
    return { code, output: JSON.parse(stdout) as CheckOutput };
  }
}
