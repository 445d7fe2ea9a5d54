import { pathSource, expandedGlobs, FILE_SETS, FOREIGN_LIMITS, loadKinds } from '@vitruve/manifests';
import { LANGUAGES } from './languages.ts';

const KINDS = await loadKinds();

const VIEWS = KINDS.flatMap(({ views = [] }) => views);

/**
 * What the client has to know of the kinds before the server runs, as a module of plain data: its bundle holds nothing of
 * `manifests/`.
 */
export function contributionsModule(): string {
  const withPublicSchema = FILE_SETS.filter((set) => set.hasPublicSchema);
  const byName = withPublicSchema.filter(({ content }) => content === undefined);
  const text = `// Made of the kinds of manifests by "npm run generate".

/** Ids of the languages of which the server is told all documents. */
export const LANGUAGES: readonly string[] = ${json(LANGUAGES)};

/** Languages of which the server is told the documents with certain names. */
export const LANGUAGES_BY_NAME: readonly { readonly language: string; readonly pattern: string }[] = ${json(languagesByName())};

/** Paths of files for which yaml-language-server has a schema of others: the source of a regular expression. */
export const PUBLIC_SCHEMA_PATHS = ${json(pathSource(byName.flatMap(({ patterns }) => patterns)))};

/** Tree views that kinds bring. */
export const TREES: readonly string[] = ${json(KINDS.flatMap(({ trees = [] }) => trees.map(({ id }) => id)))};

/** Commands that kinds bring, and what each is about. */
export const KIND_COMMANDS: readonly { readonly id: string; readonly on: 'folder' | 'document' }[] = ${json(KINDS.flatMap(({ commands = [] }) => commands.map(({ id, on }) => ({ id, on }))))};

/** Commands that make a manifest of files of other programs: the ends of their names, and the name of the manifest. */
export const IMPORT_COMMANDS: readonly {
  readonly id: string;
  readonly ends: readonly string[];
  readonly fileName: string;
}[] = ${json(importCommands())};

/** How much is imported of other programs at once, and what is not looked into: the source of a regular expression. */
export const FOREIGN_LIMITS = ${json({ ...FOREIGN_LIMITS, neverIn: FOREIGN_LIMITS.neverIn.source })};

/** Commands that write a manifest for another program, and the name of the new file. */
export const EXPORT_COMMANDS: readonly {
  readonly id: string;
  readonly program: string;
  readonly fileName: string;
}[] = ${json(exportCommands())};

/** Views with a command of their own. */
export const VIEW_COMMANDS: readonly {
  readonly id: string;
  readonly view: string;
  readonly scope: 'folder' | 'document';
}[] = ${json(viewCommands())};

/** Views that are custom editors. */
export const CUSTOM_EDITORS: readonly { readonly id: string; readonly view: string }[] = ${json(customEditors())};

/** Texts of such files whose names say nothing: the source of a regular expression. Without a colon, at which the YAML extension would cut it. */
export const PUBLIC_SCHEMA_CONTENT = ${json(withPublicSchema.flatMap(({ content }) => content ?? []).join('|'))};
`;
  return text;
}

function viewCommands(): readonly object[] {
  return VIEWS.flatMap(({ command, id, scope }) =>
    command === undefined ? [] : [{ id: command.id, view: id, scope }],
  );
}

function importCommands(): readonly object[] {
  return KINDS.flatMap(({ importCommand, importsFiles = [] }) =>
    importCommand ? [{ id: importCommand.id, ends: importsFiles, fileName: importCommand.fileName }] : [],
  );
}

function exportCommands(): readonly object[] {
  return KINDS.flatMap(({ exportCommand }) =>
    exportCommand
      ? [{ id: exportCommand.id, program: exportCommand.program, fileName: exportCommand.fileName }]
      : [],
  );
}

function customEditors(): readonly object[] {
  return VIEWS.flatMap((view) =>
    view.scope === 'document' && view.customEditor ? [{ id: view.customEditor.id, view: view.id }] : [],
  );
}

function languagesByName(): readonly { readonly language: string; readonly pattern: string }[] {
  const sets = FILE_SETS.filter(({ languagesByName }) => languagesByName);
  const languages = [...new Set(sets.flatMap(({ languagesByName = [] }) => languagesByName))];
  return languages.map((language) => {
    const own = sets.filter(({ languagesByName = [] }) => languagesByName.includes(language));
    const names = own.flatMap(({ patterns }) => patterns.flatMap(expandedGlobs));
    return { language, pattern: `**/{${names.join(',')}}` };
  });
}

function json(value: unknown): string {
  return JSON.stringify(value, undefined, 1);
}
