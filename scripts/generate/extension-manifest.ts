import { readFile } from 'node:fs/promises';
import {
  isExtension,
  nameSource,
  expandedGlobs,
  FILE_SETS,
  loadKinds,
  type FileSet,
} from '@vitruve/manifests';
import { customEditor, withKindContributions, type KindContributions } from './kind-contributions.ts';
import { LANGUAGES } from './languages.ts';
import { configuration, type ConfigurationGroup } from './settings.ts';

const KINDS = await loadKinds();

/** Of `package.json`, what is derived. */
interface ExtensionManifest {
  activationEvents: string[];
  contributes: KindContributions & {
    customEditors: { viewType: string }[];
    configuration: ConfigurationGroup[];
    languages: { id: string; extensions: string[]; filenames: string[] }[];
    yamlValidation: { fileMatch: string[]; url: string }[];
    configurationDefaults: Record<string, unknown>;
    walkthroughs: { featuredFor: string[] }[];
  };
}

/** The file of settings, beside which nothing need be a manifest. */
const SETTINGS_FILE = '.vitruve.yaml';

/** `package.json` with what follows from the kinds: commands, menus, tree views, activation, languages, schemas, and the conditions of menus that name files. */
export async function extensionManifest(text: string): Promise<string> {
  const manifest = JSON.parse(text) as ExtensionManifest;
  const { contributes } = manifest;
  const texts = JSON.parse(await readFile('package.nls.json', 'utf8')) as object;
  manifest.activationEvents = [...activation(), ...manifest.activationEvents.filter(isOther)];
  contributes.configuration = configuration(contributes.configuration, new Set(Object.keys(texts)));
  contributes.languages = unknownYaml();
  contributes.yamlValidation = yamlValidation();
  const ids = editorIds();
  contributes.customEditors = [
    ...ids.map((id) => customEditor(id, editorNames(id))),
    // Those of tasks are written by hand, as their commands are.
    ...contributes.customEditors.filter(({ viewType }) => !ids.includes(viewType)),
  ];
  withKindContributions(contributes);
  const yaml = contributes.configurationDefaults['[yaml]'];
  const likeYaml = LANGUAGES.filter((language) => language !== 'markdown');
  contributes.configurationDefaults = Object.fromEntries(likeYaml.map((language) => [`[${language}]`, yaml]));
  for (const walkthrough of contributes.walkthroughs) walkthrough.featuredFor = activatingGlobs();
  for (const [menu, items] of Object.entries(contributes.menus))
    contributes.menus[menu] = items.map((item) =>
      item.when === undefined ? item : { ...item, when: condition(item.command, item.when) },
    );
  return JSON.stringify(manifest);
}

function activation(): string[] {
  return [
    ...LANGUAGES.map((language) => `onLanguage:${language}`),
    `workspaceContains:${SETTINGS_FILE}`,
    ...activatingGlobs().map((glob) => `workspaceContains:${glob}`),
  ];
}

function isOther(event: string): boolean {
  return !/^(?:onLanguage|workspaceContains):/u.test(event);
}

function activatingGlobs(): string[] {
  return FILE_SETS.filter(({ activates }) => activates).flatMap(({ patterns }) =>
    patterns.flatMap((pattern) => withoutEmpty(pattern)).map((pattern) => `**/${pattern}`),
  );
}

/** A pattern without alternatives that are empty, which not every reader of globs knows. */
function withoutEmpty(pattern: string): readonly string[] {
  return pattern.includes('{,') ? expandedGlobs(pattern) : [pattern];
}

/** What VS Code has to be told is YAML. */
function unknownYaml(): ExtensionManifest['contributes']['languages'] {
  const patterns = FILE_SETS.filter(({ isUnknownYaml }) => isUnknownYaml).flatMap((set) => set.patterns);
  return [
    {
      id: 'yaml',
      extensions: patterns.filter(isExtension).map((pattern) => pattern.slice(1)),
      filenames: patterns.filter((pattern) => !isExtension(pattern)),
    },
  ];
}

function yamlValidation(): ExtensionManifest['contributes']['yamlValidation'] {
  return FILE_SETS.flatMap(({ schema, patterns }) =>
    schema === undefined
      ? []
      : [{ fileMatch: patterns.flatMap(expandedGlobs), url: `./schemas/${schema}.schema.json` }],
  );
}

function editorIds(): readonly string[] {
  const ids = KINDS.flatMap(({ views = [] }) => views).flatMap((view) =>
    view.scope === 'document' && view.customEditor ? [view.customEditor.id] : [],
  );
  return [...new Set(ids)];
}

/** The names of the files that a custom editor of a kind is offered for. */
function editorNames(id: string): readonly string[] {
  return KINDS.flatMap(({ views = [] }) => views)
    .filter((view) => view.scope === 'document' && view.customEditor?.id === id)
    .flatMap((view) => (view.scope === 'document' ? (view.customEditor?.files.patterns ?? []) : []))
    .flatMap(expandedGlobs);
}

/** The condition of a command in a menu, with the names of files that are now the command's, and the languages of now. */
function condition(command: string | undefined, when: string): string {
  const files = FILE_SETS.filter(({ commands = [] }) => commands.some((one) => one === command));
  const named = when.replace(/resourceFilename =~ \/(?:[^/\\]|\\.)*\//u, () => fileCondition(command, files));
  return named.replace(/editorLangId =~ \/[^/]*\//u, `editorLangId =~ /^(${LANGUAGES.join('|')})$/`);
}

function fileCondition(command: string | undefined, files: readonly FileSet[]): string {
  if (files.length === 0) throw new Error(`No kind says for which files "${command ?? ''}" is`);
  const source = nameSource(files.flatMap(({ patterns }) => patterns));
  return `resourceFilename =~ /${source.replaceAll('/', String.raw`\/`)}/`;
}
