import { format, resolveConfig } from 'prettier';
import { contributionsModule } from './client-contributions.ts';
import { extensionManifest } from './extension-manifest.ts';
import { settingsSchema } from './settings.ts';
import { withTaskContributions, withTaskTexts } from './task-contributions.ts';
import { TASK_PAGES } from './task-pages.ts';
import { taskSchemasModule } from './task-schemas.ts';

const json = (text: string): Promise<string> => format(text, { parser: 'json-stringify' });

const markdown = (text: string): Promise<string> => format(text, { parser: 'markdown', printWidth: 110 });

/** Files that are derived from the kinds and the tasks, whole or in part, with what each becomes of its text of now. */
export const GENERATED: Readonly<Record<string, (text: string) => Promise<string>>> = {
  'package.json': async (text) => json(withTaskContributions(await extensionManifest(text))),
  'package.nls.json': (text) => json(withTaskTexts(text, 'en')),
  'package.nls.fr.json': (text) => json(withTaskTexts(text, 'fr')),
  'schemas/settings.schema.json': settingsSchema,
  'schemas/tasks/index.ts': async () => {
    const path = 'schemas/tasks/index.ts';
    return format(await taskSchemasModule(), { ...(await resolveConfig(path)), filepath: path });
  },
  'client/src/generated/contributions.ts': contributionsModule,
  ...Object.fromEntries(
    Object.entries(TASK_PAGES).map(([path, make]) => [path, async (text: string) => markdown(make(text))]),
  ),
};
