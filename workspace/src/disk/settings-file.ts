import { join } from 'node:path';
import settingsSchema from '@vitruve/schemas/settings.schema.json' with { type: 'json' };
import {
  schemaValidator,
  mergedSettings,
  DEFAULT_SETTINGS,
  parseYaml,
  plainOf,
  yamlFindings,
  type Finding,
  type Settings,
} from '@vitruve/manifests';
import { SETTINGS_FILE } from './settings-file-name.ts';
import { uriOfPath } from './uri-of-path.ts';
import { isUnread, readTextFile, type ReadProblem } from './read-file.ts';

export interface FolderSettings {
  /** The file's settings over the defaults; the defaults alone when it is absent or faulty. */
  readonly settings: Settings;
  readonly path: string;
  /** Empty when the file does not exist. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly problem?: Exclude<ReadProblem, 'vanished'>;
}

const validate = schemaValidator(settingsSchema, 'settings/schema');

/** Reads and checks the settings of a workspace folder. Never rejects. */
export async function readSettings(folder: string): Promise<FolderSettings> {
  const path = join(folder, SETTINGS_FILE);
  const file = await readTextFile(path);
  if (!isUnread(file)) return { path, text: file.text, ...settingsOf(file.text, uriOfPath(path)) };
  const absent = { path, text: '', settings: DEFAULT_SETTINGS, findings: [] };
  return file.problem === 'vanished' ? absent : { ...absent, problem: file.problem };
}

/** The settings that the text of a file gives, and what is wrong with it. */
export function settingsOf(text: string, uri: string): { settings: Settings; findings: readonly Finding[] } {
  const documents = parseYaml(text);
  const root = documents[0]?.root ?? null;
  const findings = [...yamlFindings(uri, documents), ...(root ? validate(root, uri) : [])];
  const usable = findings.every(({ severity }) => severity !== 'error');
  return {
    settings: usable && root ? mergedSettings(DEFAULT_SETTINGS, plainOf(root)) : DEFAULT_SETTINGS,
    findings,
  };
}
