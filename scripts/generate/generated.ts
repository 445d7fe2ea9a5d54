import { format, resolveConfig } from 'prettier';
import { withTaskContributions, withTaskTexts } from './task-contributions.ts';
import { TASK_PAGES } from './task-pages.ts';
import { taskSchemasModule } from './task-schemas.ts';

const json = (text: string): Promise<string> => format(text, { parser: 'json-stringify' });

const markdown = (text: string): Promise<string> => format(text, { parser: 'markdown', printWidth: 110 });

/** Files that are derived, whole or in part, with what each becomes of its text of now. */
export const GENERATED: Readonly<Record<string, (text: string) => Promise<string>>> = {
  'package.json': (text) => json(withTaskContributions(text)),
  'package.nls.json': (text) => json(withTaskTexts(text, 'en')),
  'package.nls.fr.json': (text) => json(withTaskTexts(text, 'fr')),
  'schemas/tasks/index.ts': async () => {
    const path = 'schemas/tasks/index.ts';
    return format(await taskSchemasModule(), { ...(await resolveConfig(path)), filepath: path });
  },
  ...Object.fromEntries(
    Object.entries(TASK_PAGES).map(([path, make]) => [path, async (text: string) => markdown(make(text))]),
  ),
};
