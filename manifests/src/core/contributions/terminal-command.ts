import type { WorkspaceChange } from '../text/change.ts';
import type { Refusal } from '../text/refusal.ts';
import type { Answers, CommandFolder } from './command.ts';

/** An argument of a command in a terminal; those that may be left out come last. */
export interface TerminalArgument {
  readonly name: string;
  readonly isOptional?: boolean;
}

/** A command that a kind has in a terminal: `vitruve <kind> <name> <arguments>`. */
export interface TerminalCommand {
  readonly name: string;
  readonly arguments: readonly TerminalArgument[];
  readonly describe: () => string;
  /** True for a command that answers a question and changes nothing: it has `--json`, and not `--check`. */
  readonly isQuestion?: boolean;
}

/** The answer to a question. */
export interface TerminalAnswer {
  /** Lines for a person; names in them are as the files have them, and are made harmless by who prints them. */
  readonly lines: readonly string[];
  /** The same as plain data, for `--json`. */
  readonly json: object;
}

/**
 * What such a command does, from its arguments by their names: an answer, or changes of files, none where all is as it should
 * be. What the command line has beside (a dry run, the day) is the same for all.
 */
export type TerminalRun = (
  folder: CommandFolder,
  answers: Answers,
) => readonly WorkspaceChange[] | TerminalOutcome | TerminalAnswer | Refusal;

/** True for what a question is answered with. */
export function isTerminalAnswer(result: ReturnType<TerminalRun>): result is TerminalAnswer {
  return 'lines' in result;
}

/** Changes of files, with what there is to say of them. */
export interface TerminalOutcome {
  readonly changes: readonly WorkspaceChange[];
  /** Lines for people. */
  readonly notes: readonly string[];
}
