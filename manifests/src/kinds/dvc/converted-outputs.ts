import { t } from '@vscode/l10n';
import { isRemote } from '../../core/paths/remote.ts';
import { scalarOf, type YamlScalar } from '../../core/yaml/node.ts';
import { optionsOf } from './out-options.ts';
import type { DvcRun } from './resolve.ts';
import { UniqueNames } from './unique-names.ts';

/** The outputs of a stage as a pipeline has them, with what is left out. */
export interface ConvertedOutputs {
  readonly outputs: Readonly<Record<string, string | { readonly path: string; readonly type: string }>>;
  readonly lost: readonly { readonly scalar: YamlScalar; readonly message: string }[];
}

/** The outputs of a run, named by their files. */
export function convertedOutputs({ stage, outs }: DvcRun): ConvertedOutputs {
  const names = new UniqueNames(63);
  const lost: { scalar: YamlScalar; message: string }[] = [];
  const outputs = outs.flatMap(({ path, out, scalar }) => {
    if (isRemote(path)) {
      lost.push({ scalar, message: t('"{0}" is left out: outputs are files of the repository', path) });
      return [];
    }
    const options = optionsOf(stage, out);
    const persists = scalarOf(options, 'persist')?.value === true;
    if (out.section === 'plots')
      lost.push({
        scalar,
        message: t('"{0}" is an output like others: how it is plotted is left out', path),
      });
    const type = persists ? 'cache' : out.section === 'metrics' ? 'metrics' : 'file';
    const file = path.split('/').at(-1) ?? path;
    const name = names.of(file.replace(/(?<=.)\.[^.]*$/u, ''));
    return [[name, type === 'file' ? path : { path, type }] as const];
  });
  return { outputs: Object.fromEntries(outputs), lost };
}
