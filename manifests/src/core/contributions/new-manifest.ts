import type { NewManifest } from '../kind.ts';
import type { WorkspaceChange } from '../text/change.ts';
import type { Refusal } from '../text/refusal.ts';
import type { Choice, CommandFolder, FolderCommand, TextQuestion } from './command.ts';

interface NewManifestCommand {
  /** The command of the editor. */
  readonly id: string;
  /** Asks for the title. */
  prompt(): string;
  /** The templates to choose from; absent: the first one, unless a key binding names another. */
  readonly templates?: (folder: CommandFolder) => TemplateQuestion;
  /** The template that is taken without a question; undefined to ask for one. */
  readonly usual?: (folder: CommandFolder) => string | undefined;
}

interface TemplateQuestion {
  readonly title: string;
  readonly prompt: string;
  /** The usual one first. */
  readonly choices: readonly Choice[];
}

/** The command that makes a new manifest: it asks for a template, where there is a choice, and for a title. */
export function newManifestCommand(
  { id, templates, usual, ...texts }: NewManifestCommand,
  create: (request: NewManifest) => readonly WorkspaceChange[] | Refusal,
): FolderCommand {
  return {
    id,
    icon: 'add',
    on: 'folder',
    ask: (folder, { template = usual?.(folder), title }) => {
      if (template === undefined && templates)
        return { type: 'choice', key: 'template', ifNone: '', ...templates(folder) };
      return title === undefined ? titleQuestion(texts.prompt()) : undefined;
    },
    run: (folder, { title = '', template = usual?.(folder) }) =>
      create({ ...folder, title, ...(template === undefined ? {} : { template }) }),
  };
}

/** Asks what something new is called. */
export function titleQuestion(prompt: string): TextQuestion {
  return { type: 'text', key: 'title', prompt };
}
