import type { Kind } from '../../core/kind.ts';
import { describeDotenv } from './describe.ts';
import { isDotenv } from './detect.ts';
import { DOTENV_ENTITY_TYPES } from './entity-types.ts';
import { DOTENV_FILES } from './files.ts';
import type { DotenvModel } from './model.ts';
import { dotenvOutline } from './outline.ts';
import { parseDotenv } from './parse.ts';

/** Files of environment variables, from which Compose fills the `${NAME}` of its own files. */
export const DOTENV: Kind<DotenvModel> = {
  id: 'dotenv',
  files: DOTENV_FILES,
  entityTypes: DOTENV_ENTITY_TYPES,
  detect: isDotenv,
  parse: parseDotenv,
  rules: [],
  describe: describeDotenv,
  outline: dotenvOutline,
};
