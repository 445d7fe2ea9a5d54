import { dirname, relative, resolve } from 'node:path';
import { adoptRuns, gonePipelines } from '@vitruve/engine';
import { counted } from '@vitruve/manifests';
import { terminalText, workspaceFolderOf } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { emit } from '../output.ts';

/** `vitruve runs adopt OLD NEW`: what is recorded of a pipeline that was renamed. @throws TaskError where it was not. */
export async function adoptInTerminal(old: string, file: string): Promise<void> {
  const [from, to] = [resolve(old), resolve(file)];
  const root = workspaceFolderOf({ path: to, folder: false }, dirname(to));
  const { runs, hasLock } = await adoptRuns(root, from, to);
  const told = [
    t('{0} taken over', counted(runs, '{0} run', '{0} runs')),
    ...(hasLock ? [t('lock file moved')] : []),
  ];
  await emit(`${told.join(' · ')}\n`, undefined);
}

/** Pipelines that a hint names. */
const MOST = 3;

/** What to do where a pipeline without runs may be one that was renamed; undefined where none is gone. @param path absolute. */
export async function adoptionHint(path: string): Promise<string | undefined> {
  const root = workspaceFolderOf({ path, folder: false }, dirname(path));
  const gone = await gonePipelines(root);
  const [first] = gone;
  if (!first) return undefined;
  const names = gone.slice(0, MOST).map(({ name }) => relative('.', resolve(root, name)));
  return t(
    'There are recorded runs of pipelines that no longer exist: {0}. If this pipeline is one of them, run "vitruve runs adopt {1} {2}"',
    terminalText(names.join(', ')),
    terminalText(names[0] ?? ''),
    terminalText(relative('.', path)),
  );
}
