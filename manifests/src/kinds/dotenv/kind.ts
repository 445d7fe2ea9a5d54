import type { Kind } from '../../core/kind.ts';
import { describeDotenv } from './describe.ts';
import type { DotenvModel } from './model.ts';
import { dotenvOutline } from './outline.ts';
import { parseDotenv } from './parse.ts';
import { DOTENV_DECLARATION } from './declaration.ts';

/** Files of environment variables, from which Compose fills the `${NAME}` of its own files. */
export const DOTENV: Kind<DotenvModel> = {
  ...DOTENV_DECLARATION,
  parse: parseDotenv,
  rules: [],
  describe: describeDotenv,
  outline: dotenvOutline,
};
