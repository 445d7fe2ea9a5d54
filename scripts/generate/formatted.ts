import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, type FormatConfig } from 'oxfmt';

/**
 * A text in the form that the repository keeps files of this path in.
 * @throws Error when it cannot be parsed.
 */
export async function formatted(path: string, text: string): Promise<string> {
  const options = await readFile(join(import.meta.dirname, '../../.oxfmtrc.json'), 'utf8');
  const { code, errors } = await format(path, text, JSON.parse(options) as FormatConfig);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return code;
}
