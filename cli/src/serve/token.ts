import { readFile } from 'node:fs/promises';
import { reasonOf } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';

/** The name of the variable that holds what requests must bear. A command line is seen by everybody on the machine. */
export const TOKEN_VARIABLE = 'VITRUVE_TOKEN';

/** The name of the variable that holds the path of a file with the token, as secrets of containers are mounted. */
const TOKEN_FILE_VARIABLE = 'VITRUVE_TOKEN_FILE';

/**
 * What requests must bear; undefined where nothing is required.
 * @throws CommandError for a file that cannot be read or is empty: the service would ask nobody for a token.
 */
export async function tokenOf(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const token = environment[TOKEN_VARIABLE] || undefined;
  const file = environment[TOKEN_FILE_VARIABLE] || undefined;
  if (file === undefined) return token;
  if (token !== undefined)
    throw new CommandError(t('Set {0} or {1}, not both', TOKEN_VARIABLE, TOKEN_FILE_VARIABLE));
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(t('{0}: "{1}" cannot be read: {2}', TOKEN_FILE_VARIABLE, file, reasonOf(error)));
  });
  const read = text.trim();
  if (read === '') throw new CommandError(t('{0}: "{1}" is empty', TOKEN_FILE_VARIABLE, file));
  return read;
}
