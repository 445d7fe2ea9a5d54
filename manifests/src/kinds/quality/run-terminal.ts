import type { TerminalRun } from '../../core/contributions/terminal-command.ts';
import { importSuite } from './imports/import-suite.ts';

/** What `vitruve quality …` does, by the name of the command. */
export const QUALITY_TERMINAL_RUNS: Readonly<Record<string, TerminalRun>> = {
  import: importSuite,
};
