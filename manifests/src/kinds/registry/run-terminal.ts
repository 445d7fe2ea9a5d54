import type { TerminalRun } from '../../core/contributions/terminal-command.ts';
import { listModels, servedModel } from './answers.ts';
import { promoteByName } from './promote.ts';
import { rollBackByName } from './roll-back.ts';

/** What `vitruve models …` does, by the name of the command. */
export const REGISTRY_TERMINAL_RUNS: Readonly<Record<string, TerminalRun>> = {
  list: listModels,
  promote: promoteByName,
  rollback: rollBackByName,
  served: servedModel,
};
