import { t } from '@vscode/l10n';
import type { ConversionRemark } from '../../core/contributions/conversion.ts';
import type { KindContext } from '../../core/kind.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { isSeq, scalarOf, valueOf, type YamlScalar } from '../../core/yaml/node.ts';
import { isReadableParams } from '../../formats/params/params-file.ts';
import { resolved } from './describe.ts';
import type { DvcModel } from './model.ts';
import { optionsOf } from './out-options.ts';
import type { DvcPath, DvcRun } from './resolve.ts';
import { unresolvedParts } from './unresolved-parts.ts';

/** A stage as DVC runs and records it; of a `foreach` or `matrix` there are many. Paths count from the folder of the file. */
export interface RunnableDvcStage {
  /** `train`, `train@forest`. */
  readonly name: string;
  /** `train` */
  readonly stage: string;
  readonly key: YamlScalar;
  /** A text, of which each line is a command, or a list of commands: as it is recorded. */
  readonly cmd: string | readonly string[];
  readonly wdir: string;
  readonly deps: readonly DvcPath[];
  readonly outs: readonly (DvcPath & {
    readonly isCached: boolean;
    readonly isPersistent: boolean;
    readonly isMetrics: boolean;
  })[];
  /** Without keys, all of the file. */
  readonly params: readonly {
    readonly file: string;
    readonly recorded: string;
    readonly keys: readonly string[];
  }[];
  readonly isFrozen: boolean;
  readonly isAlwaysChanged: boolean;
  /** The names of the stages that it follows. */
  readonly before: readonly string[];
}

/** The stages of a `dvc.yaml`, in an order in which they can be run. */
export interface RunnableDvc {
  readonly stages: readonly RunnableDvcStage[];
  /** What cannot be run as DVC does. */
  readonly refused: readonly ConversionRemark[];
}

/** What a runner does for a `dvc.yaml`; undefined for another file. */
export function runnableDvc(context: KindContext<DvcModel>): RunnableDvc | undefined {
  const file = resolved(context);
  if (!file) return undefined;
  const refused = [...unresolvedParts(file), ...file.runs.flatMap((run) => [...refusedParts(run)])];
  const steps = file.flow.steps();
  const ordered = [...file.runs].sort((a, b) => (steps.get(a) ?? 0) - (steps.get(b) ?? 0));
  const stages = ordered.map((run) => ({
    ...stageOf(run),
    // A stage that is frozen runs for no change of what it reads.
    before: run.stage.frozen ? [] : file.flow.before(run).map(({ name }) => name),
  }));
  return { stages, refused };
}

function stageOf(run: DvcRun): Omit<RunnableDvcStage, 'before'> {
  const { stage, cmd } = run;
  return {
    name: run.name,
    stage: stage.name,
    key: stage.key,
    cmd: isSeq(valueOf(stage.definition, 'cmd')) ? cmd : (cmd[0] ?? ''),
    wdir: run.wdir ?? '',
    deps: run.deps,
    outs: run.outs.map(({ out, ...path }) => {
      const options = optionsOf(stage, out);
      return {
        ...path,
        isCached: scalarOf(options, 'cache')?.value !== false,
        isPersistent: scalarOf(options, 'persist')?.value === true,
        isMetrics: out.section === 'metrics',
      };
    }),
    params: run.params.map(({ file, recorded, keys }) => ({ file, recorded, keys })),
    isFrozen: stage.frozen,
    isAlwaysChanged: scalarOf(stage.definition, 'always_changed')?.value === true,
  };
}

function* refusedParts({ stage, deps, outs, params }: DvcRun): Generator<ConversionRemark> {
  for (const { path, scalar } of [...deps, ...outs])
    if (isRemote(path) || /^(?:\/|[A-Za-z]:)/u.test(path))
      yield {
        span: scalar.span,
        message: t('"{0}" is a remote or absolute path: only DVC can run this stage', path),
      };
  for (const { file, params: written } of params)
    if (!isReadableParams(file))
      yield {
        span: (written.file ?? stage.key).span,
        message: t('"{0}" cannot be read: parameters are read from YAML and JSON files', file),
      };
}
