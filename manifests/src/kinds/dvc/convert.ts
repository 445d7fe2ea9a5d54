import { stringify } from 'yaml';
import { t } from '@vscode/l10n';
import type { Conversion, ConversionRemark } from '../../core/contributions/conversion.ts';
import type { KindContext } from '../../core/kind.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { scalarOf, type YamlScalar } from '../../core/yaml/node.ts';
import { isReadableParams } from '../../formats/params/params-file.ts';
import { resolved } from './describe.ts';
import { unresolvedParts } from './unresolved-parts.ts';
import type { DvcModel } from './model.ts';
import { convertedOutputs } from './converted-outputs.ts';
import type { DvcRun } from './resolve.ts';
import { UniqueNames } from './unique-names.ts';

/** A `dvc.yaml` as a pipeline of Vitruve, stage for stage; each run of a `foreach` or `matrix` is a stage. */
export function convertDvc(context: KindContext<DvcModel>): Conversion | undefined {
  const file = resolved(context);
  if (!file || !context.model.file) return undefined;
  const remarks: Remarks = { refused: [...unresolvedParts(file)], lost: [] };
  const names = new UniqueNames(63);
  const stages = file.runs.map((run) => [names.of(run.name), stageOf(run, remarks)] as const);
  for (const key of ['metrics', 'plots', 'params', 'artifacts', 'datasets']) {
    const pair = context.model.file.root.pairs.find((one) => one.key.text === key);
    if (pair) lose(remarks, pair.key, t('"{0}" is left out: a pipeline has no counterpart', key));
  }
  return {
    text: stringify({ version: 1, stages: Object.fromEntries(stages) }, { lineWidth: 0 }),
    ...remarks,
  };
}

interface Remarks {
  readonly refused: ConversionRemark[];
  readonly lost: ConversionRemark[];
}

function lose({ lost }: Remarks, { span }: YamlScalar, message: string): void {
  // The runs of a loop share their text.
  if (!lost.some((one) => one.span.start === span.start && one.message === message))
    lost.push({ span, message });
}

function stageOf(run: DvcRun, remarks: Remarks): object {
  const { stage } = run;
  const deps = run.deps.filter(({ path, scalar }) => {
    if (!isRemote(path)) return true;
    lose(remarks, scalar, t('"{0}" is left out: inputs are files of the repository', path));
    return false;
  });
  const params = paramsOf(run, remarks);
  const inputs = [...new Set([...deps.map(({ path }) => path), ...params.files])];
  const { outputs, lost } = convertedOutputs(run);
  for (const { scalar, message } of lost) lose(remarks, scalar, message);
  if (stage.frozen)
    lose(remarks, stage.key, t('Stage "{0}" is frozen in DVC: it would run here', stage.name));
  const commands = commandsOf(run, remarks);
  const description = scalarOf(stage.definition, 'desc');
  return {
    ...(description ? { description: description.text } : {}),
    run: commands.length === 1 ? commands[0] : commands,
    ...(run.wdir === undefined || run.wdir === '' ? {} : { workdir: run.wdir }),
    ...(inputs.length === 0 ? {} : { inputs }),
    ...(params.keys.length === 0 ? {} : { params: params.keys }),
    ...(Object.keys(outputs).length === 0 ? {} : { outputs }),
    ...(scalarOf(stage.definition, 'always_changed')?.value === true ? { cache: false } : {}),
  };
}

/** Keys of files that can be read, and files that count as a whole. */
function paramsOf(
  { params }: DvcRun,
  remarks: Remarks,
): {
  readonly keys: readonly { file: string; keys: readonly string[] }[];
  readonly files: readonly string[];
} {
  const keys: { file: string; keys: readonly string[] }[] = [];
  const files: string[] = [];
  for (const { params: written, file, keys: names } of params) {
    if (names.length > 0 && isReadableParams(file)) keys.push({ file, keys: names });
    else {
      files.push(file);
      const [first] = written.keys;
      if (first) lose(remarks, first, t('All of "{0}" is an input: keys of such files cannot be read', file));
    }
  }
  return { keys, files };
}

/** DVC starts each line with the shell of the user; the commands here are those of `sh -e`. */
function commandsOf({ stage, cmd }: DvcRun, remarks: Remarks): readonly string[] {
  const isList = stage.cmd.length !== 1 || scalarOf(stage.definition, 'cmd') === undefined;
  const commands = isList ? cmd : cmd.flatMap((text) => text.split(/\r?\n/u));
  const [written] = stage.cmd;
  if (written && commands.some((text) => /;|\[\[|<\(|\n|(?:^|\s)source\s/u.test(text)))
    lose(
      remarks,
      written,
      t(
        'Stage "{0}" runs in "sh -e", which stops at the first command that fails; DVC uses the shell of the user',
        stage.name,
      ),
    );
  return commands.filter((text) => text.trim() !== '').map(withoutExpressions);
}

/** `${a.b}` is an expression of pipelines, and `$${` its escape. */
function withoutExpressions(command: string): string {
  return command.replaceAll('$${', '$$$$$${').replaceAll(/(?<!\$)\$\{(?=\s*[A-Za-z_][\w-]*\.)/gu, '$$$${');
}
