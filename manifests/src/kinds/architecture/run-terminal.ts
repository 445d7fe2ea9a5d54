import type { TerminalRun } from '../../core/contributions/terminal-command.ts';
import { bottlenecks } from './questions/bottlenecks.ts';
import { criticalChains } from './questions/critical-chains.ts';
import { cycles } from './questions/cycles.ts';
import { dependents } from './questions/dependents.ts';
import { diff } from './questions/diff.ts';
import { exportModel } from './questions/export.ts';
import { impact } from './questions/impact.ts';
import { path } from './questions/path.ts';
import { singlePoints } from './questions/single-points.ts';

/** What `vitruve graph …` does, by the name of the command. */
export const ARCHITECTURE_TERMINAL_RUNS: Readonly<Record<string, TerminalRun>> = {
  cycles,
  spof: singlePoints,
  bottlenecks,
  critical: criticalChains,
  path,
  impact,
  dependents,
  diff,
  export: exportModel,
};
