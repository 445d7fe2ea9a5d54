import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { terminalLines, writeWhole } from '@vitruve/workspace';
import { CommandError } from './command-error.ts';

/**
 * Writes to a file, whole or not at all, or to the standard output when no file is given.
 * @throws CommandError when the file cannot be written, or exists and may not be replaced.
 */
export async function emit(
  content: string | Uint8Array,
  file: string | undefined,
  overwrite = true,
): Promise<void> {
  if (file === undefined) {
    await new Promise<void>((resolve) =>
      process.stdout.write(content, () => {
        resolve();
      }),
    );
    return;
  }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  try {
    await writeWhole(file, bytes, overwrite);
  } catch (error) {
    throw new CommandError(
      t('"{0}" cannot be written: {1}', file, error instanceof Error ? error.message : String(error)),
    );
  }
}

/** Says on standard error what a conversion does without, with the number of the lines. */
export function tellInfos(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${terminalLines(line)}\n`);
  if (lines.length > 0) process.stderr.write(`${counted(lines.length, '{0} info', '{0} infos')}\n`);
}
