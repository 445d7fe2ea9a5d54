import type { TerminalRun } from '../../core/contributions/terminal-command.ts';
import type { TerminalReplay } from '../../core/contributions/past-folder.ts';
import { prove } from './prove/prove.ts';
import { supersedeByName } from './supersede-by-name.ts';
import { updateIndexes } from './index-file.ts';

/** What `vitruve adr …` does, by the name of the command. */
export const ADR_TERMINAL_RUNS: Readonly<Record<string, TerminalRun>> = {
  index: updateIndexes,
  supersede: supersedeByName,
};

/** What those do that look at earlier commits. */
export const ADR_TERMINAL_REPLAYS: Readonly<Record<string, TerminalReplay>> = { prove };
