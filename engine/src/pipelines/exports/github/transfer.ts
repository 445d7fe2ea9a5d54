import { dirname } from 'node:path/posix';
import { shellWord } from '../scripts.ts';
import type { TransferActions } from './actions.ts';
import type { JobRuns } from './job-runs.ts';

/**
 * Steps that bring the outputs of other jobs to their places. Artifacts hold one archive, because an action on artifacts
 * forgets which files may be executed, and whether a path was a file or a folder.
 */
export function downloads(
  { reads }: JobRuns,
  folder: string,
  { download }: TransferActions,
): readonly object[] {
  if (reads.length === 0) return [];
  return [
    ...reads.map((name) => ({ uses: download.uses, with: { name, path: TRANSFER } })),
    {
      name: 'Unpack what other jobs made',
      ...within(folder),
      shell: 'sh',
      run: 'for archive in "$RUNNER_TEMP"/vitruve/*.tgz; do tar -xzf - < "$archive"; done',
    },
  ];
}

/** A step that makes the folders of outputs. */
export function folders({ runs, outputs }: JobRuns, folder: string): readonly object[] {
  const made = new Set(runs.flatMap((run) => run.outputs.map(({ path }) => dirname(path))));
  made.delete('.');
  if (made.size === 0) return [];
  const isKnown = outputs.every((path) => !path.includes('${{'));
  const step = { name: 'Make the folders of outputs', ...within(folder), shell: 'sh' };
  if (isKnown) return [{ ...step, run: `mkdir -p -- ${[...made].map(shellWord).join(' ')}` }];
  const names = outputs.map((_, index) => `"$(dirname -- "$OUTPUT_${index + 1}")"`);
  return [{ ...step, env: outputVariables(outputs), run: `mkdir -p -- ${names.join(' ')}` }];
}

function outputVariables(outputs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(outputs.map((path, index) => [`OUTPUT_${index + 1}`, path]));
}

/** Steps that keep the outputs of a job. */
export function uploads(
  { outputs, artifact }: JobRuns,
  folder: string,
  { upload }: TransferActions,
): readonly object[] {
  if (outputs.length === 0) return [];
  const isKnown = outputs.every((path) => !path.includes('${{'));
  const env = { ARTIFACT: artifact, ...(isKnown ? {} : outputVariables(outputs)) };
  const paths = outputs.map((path, index) => (isKnown ? shellWord(path) : `"\${OUTPUT_${index + 1}}"`));
  return [
    {
      name: 'Pack the outputs',
      ...within(folder),
      shell: 'sh',
      env,
      run: `mkdir -p "$RUNNER_TEMP/vitruve-made"\ntar -czf - -- ${paths.join(' ')} > "$RUNNER_TEMP/vitruve-made/$ARTIFACT.tgz"`,
    },
    {
      uses: upload.uses,
      with: {
        name: artifact,
        path: `\${{ runner.temp }}/vitruve-made/${artifact}.tgz`,
        'if-no-files-found': 'error',
      },
    },
  ];
}

const TRANSFER = '${{ runner.temp }}/vitruve';

function within(folder: string): object {
  return folder === '' ? {} : { 'working-directory': folder };
}
