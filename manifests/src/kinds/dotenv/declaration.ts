import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { isDotenv } from './detect.ts';
import { DOTENV_ENTITY_TYPES } from './entity-types.ts';
import { DOTENV_FILES } from './files.ts';

/** Files of environment variables, from which Compose fills the `${NAME}` of its own files. */
export const DOTENV_DECLARATION: KindDeclaration = {
  id: 'dotenv',
  describeCount: (count) => counted(count, '{0} environment file', '{0} environment files'),
  files: DOTENV_FILES,
  entityTypes: DOTENV_ENTITY_TYPES,
  holdsSecrets: () => true,
  detect: isDotenv,
};
