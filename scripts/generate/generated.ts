import { contributionsModule } from './client-contributions.ts';
import { extensionManifest } from './extension-manifest.ts';
import { settingsSchema } from './settings.ts';

/** Files that are derived from the kinds, whole or in part, with what each becomes of its text of now. */
export const GENERATED: Readonly<Record<string, (text: string) => Promise<string>>> = {
  'package.json': extensionManifest,
  'schemas/settings.schema.json': settingsSchema,
  'client/src/generated/contributions.ts': contributionsModule,
};
