import { shownPath } from '@vitruve/workspace';
import type { SuiteResult } from './result.ts';

/** Results as `--json` prints them, and files of results hold them. Their form is stable. */
export function toJson({ suite, path, tables }: SuiteResult, folder: string): unknown {
  return {
    version: 1,
    suite,
    path: shownPath(folder, path),
    tables: tables.map((table) => ({
      ...table,
      path: shownPath(folder, table.path),
      checks: table.checks.map(({ failures, ...check }) => ({
        ...check,
        ...(failures === undefined ? {} : { failures: shownPath(folder, failures) }),
      })),
    })),
  };
}
