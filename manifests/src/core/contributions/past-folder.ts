import type { Graph } from '../graph/graph.ts';
import type { Refusal } from '../text/refusal.ts';
import type { Answers, CommandFolder } from './command.ts';
import type { TerminalAnswer } from './terminal-command.ts';

/** A commit of git. */
export interface Commit {
  /** Its whole hash. */
  readonly hash: string;
  /** The day on which it was committed, ISO. */
  readonly date: string;
  /** Who wrote the change. */
  readonly author: string;
}

/** A folder as it was at a commit. */
export interface PastFolder extends Commit {
  readonly graph: Graph;
}

/** What a folder was, commit by commit. */
export interface FolderPast {
  /** From the newest commit to the oldest; each is made when it is asked for. */
  readonly folders: AsyncIterable<PastFolder>;
  /** Whether the oldest one has none before it: false where there are more than were asked for, or where the clone is shallow. */
  readonly isWhole: boolean;
}

/**
 * Opens the past of a folder.
 * @param most commits that are read, at most.
 * @returns undefined where there is no repository or no commit.
 */
export type OpenPast = (most: number) => Promise<FolderPast | undefined>;

/** What a command does that looks at earlier commits, too: an answer, from its arguments by their names. */
export type TerminalReplay = (
  folder: CommandFolder,
  answers: Answers,
  openPast: OpenPast,
) => Promise<TerminalAnswer | Refusal>;
