import type { Language } from '../language.ts';
import type { Graph } from '../graph/graph.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import type { WorkspaceChange } from '../text/change.ts';
import type { Refusal } from '../text/refusal.ts';
import type { NewFile } from './produced-file.ts';

/** What a person has answered so far, by the key of the question. A key binding may give answers as well. */
export type Answers = Readonly<Record<string, string>>;

/** Asks for a line of text. */
export interface TextQuestion {
  readonly type: 'text';
  readonly key: string;
  readonly prompt: string;
  /** What the empty field says instead of "Title". */
  readonly placeholder?: string;
}

/** Asks for one of some values. */
export interface ChoiceQuestion {
  readonly type: 'choice';
  readonly key: string;
  readonly title: string;
  readonly prompt: string;
  readonly choices: readonly Choice[];
  /** Shown when there is nothing to choose from. */
  readonly ifNone: string;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

export type Question = TextQuestion | ChoiceQuestion;

/** The workspace folder in which a command writes. */
export interface CommandFolder {
  /** Its URI. */
  readonly root: string;
  readonly language: Language;
  readonly today: string;
  readonly settings: Settings;
  readonly graph: Graph;
}

interface Asking<Context> {
  /** The id of the command of the editor, `vitruve.newDecision`, whose title is in `package.nls.json`. */
  readonly id: string;
  /** A product icon of VS Code: `add`. */
  readonly icon: string;
  /** The next thing to ask a person; undefined once all is answered. */
  ask(context: Context, answers: Answers): Question | undefined;
  run(context: Context, answers: Answers): readonly WorkspaceChange[] | NewFile | Refusal;
}

/** A command that writes into a workspace folder. */
export interface FolderCommand extends Asking<CommandFolder> {
  readonly on: 'folder';
}

/** A command that changes a document of its kind, or the workspace because of it. */
export interface DocumentCommand<Model> extends Asking<RuleContext<Model>> {
  readonly on: 'document';
}

export type KindCommand<Model> = FolderCommand | DocumentCommand<Model>;
