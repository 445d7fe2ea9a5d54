import type { TerminalRun } from '../../core/contributions/terminal-command.ts';
import { supersedeByName } from './supersede-by-name.ts';
import { updateIndexes } from './index-file.ts';

/** What `vitruve adr …` does, by the name of the command. */
export const ADR_TERMINAL_RUNS: Readonly<Record<string, TerminalRun>> = {
  index: updateIndexes,
  supersede: supersedeByName,
};
