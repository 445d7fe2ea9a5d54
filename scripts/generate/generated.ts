import { contributionsModule } from './client-contributions.ts';
import { extensionManifest } from './extension-manifest.ts';
import { formatted } from './formatted.ts';
import { settingsSchema } from './settings.ts';
import { withTaskContributions, withTaskTexts } from './task-contributions.ts';
import { TASK_PAGES } from './task-pages.ts';
import { taskSchemasModule } from './task-schemas.ts';

/** What each of the files becomes of its text of now, in whatever form. */
const CONTENTS: Readonly<Record<string, (text: string) => string | Promise<string>>> = {
  'package.json': async (text) => withTaskContributions(await extensionManifest(text)),
  'package.nls.json': (text) => withTaskTexts(text, 'en'),
  'package.nls.fr.json': (text) => withTaskTexts(text, 'fr'),
  'schemas/settings.schema.json': settingsSchema,
  'schemas/tasks/every-task.ts': taskSchemasModule,
  'client/src/generated/contributions.ts': contributionsModule,
  ...TASK_PAGES,
};

/** Files that are derived from the kinds and the tasks, whole or in part, with what each becomes of its text of now. */
export const GENERATED: Readonly<Record<string, (text: string) => Promise<string>>> = Object.fromEntries(
  Object.entries(CONTENTS).map(([path, make]) => [
    path,
    async (text: string) => formatted(path, await make(text)),
  ]),
);
