import type { WorkspaceChange } from '../text/change.ts';
import type { Refusal } from '../text/refusal.ts';
import type { Diagram } from '../views/diagram.ts';
import type { Answers, CommandFolder } from './command.ts';
import type { CommitComparison } from './comparison.ts';
import type { ProducedFile } from './produced-file.ts';

/** An argument of a command in a terminal; those that may be left out come last. */
export interface TerminalArgument {
  readonly name: string;
  readonly isOptional?: boolean;
}

/** A value that a command in a terminal may be given by name: `--state to-be`. It is among the answers, by that name. */
export interface TerminalOption {
  readonly name: string;
  readonly describe: () => string;
}

/** A command that a kind has in a terminal: `vitruve <kind> <name> <arguments>`. */
export interface TerminalCommand {
  readonly name: string;
  readonly arguments: readonly TerminalArgument[];
  readonly describe: () => string;
  readonly options?: readonly TerminalOption[];
  /** True for a command that answers a question and changes nothing: it has `--json`, and not `--check`. */
  readonly isQuestion?: boolean;
  /** The argument that names a commit of git, for a question about what changed since: it has `--markdown`, too. Nothing is compared where it is left out. */
  readonly comparesWith?: string;
  /** True for a question whose answer is a file: it has `--output`. */
  readonly writesFile?: boolean;
  /** True for a command that asks nothing of the manifests of the workspace: none is read for it. */
  readonly readsNoManifests?: boolean;
}

/** The answer to a question. */
export interface TerminalAnswer {
  /** Lines for a person; names in them are as the files have them, and are made harmless by who prints them. */
  readonly lines: readonly string[];
  /** The same as plain data, for `--json`. */
  readonly json: object;
  /** Beside the answer, for a person: not in what is redirected to a file. */
  readonly notes?: readonly string[];
  /** The same for `--markdown`. */
  readonly markdown?: MarkdownAnswer;
  /** The answer where that is a file which is not only text; it has no lines then. */
  readonly file?: ProducedFile;
}

/** An answer as a page or a comment shows it. */
export interface MarkdownAnswer {
  readonly title: string;
  /** Drawn below the title: what is cut off for its length is cut off at the end. */
  readonly diagram?: Diagram;
  readonly lines: readonly string[];
}

/**
 * What such a command does, from its arguments by their names: an answer, or changes of files, none where all is as it should
 * be. What the command line has beside (a dry run, the day) is the same for all. A comparison is given where the command asks for one.
 */
export type TerminalRun = (
  folder: CommandFolder,
  answers: Answers,
  comparison?: CommitComparison,
) => readonly WorkspaceChange[] | TerminalOutcome | TerminalAnswer | Refusal;

/** Changes of files, with what there is to say of them. */
export interface TerminalOutcome {
  readonly changes: readonly WorkspaceChange[];
  /** Lines for people. */
  readonly notes: readonly string[];
}

/** True for what a question is answered with. */
export function isTerminalAnswer(result: ReturnType<TerminalRun>): result is TerminalAnswer {
  return 'lines' in result;
}
