import { dirname, join } from 'node:path/posix';
import { t } from '@vscode/l10n';
import { settingAt } from '../portable/setting-at.ts';
import type { PortableRun } from '../portable/portable-pipeline.ts';
import { shellWord, shellWords } from '../scripts.ts';
import { taskCommand } from '../task-command.ts';
import { airflowEnvironment } from './environment.ts';
import type { DagContext } from './dag-context.ts';
import { call, code, mapping, pythonLines, pythonText, type Python } from './python.ts';

/** Milliseconds of a second. */
const SECOND = 1000;

/** One task of a DAG, or one that is mapped over the runs of a matrix. */
export interface OperatorRuns {
  /** The name of the task, which is that of its variable. */
  readonly id: string;
  readonly runs: readonly [PortableRun, ...PortableRun[]];
  readonly commands: readonly string[];
  /** The values of variables that differ between the runs, in the order of the runs. */
  readonly values: readonly ReadonlyMap<string, string>[];
}

/** The operator of a task: in a shell of the worker, or in a container of Kubernetes. */
export function operatorOf(one: OperatorRuns, context: DagContext): Python {
  const { pipeline, options, remarks } = context;
  const [run] = one.runs;
  const { stage, settings } = run;
  const isTask = stage.uses !== undefined;
  const image = isTask ? options.vitruveImage : (settings.image ?? options.image);
  if (settings.shell === 'cmd' || settings.shell === 'pwsh')
    remarks.refuse(
      settingAt(run, 'shell').span,
      t('Stage "{0}": Airflow can run sh and bash only', stage.name),
    );
  const commands = isTask ? [taskCommand(run, pipeline, remarks)] : one.commands;
  const environments = one.runs.map((of, index) =>
    airflowEnvironment(of, commands, one.values[index] ?? new Map(), {
      pipeline,
      remarks,
      isContainer: image !== undefined,
    }),
  );
  if (run.resources.size > 0 && image === undefined)
    remarks.lose(
      stage.key.span,
      t('Stage "{0}": resources are left out: workers have those of their machine', stage.name),
    );
  const scripts = [...folders(one), ...commands];
  const shared = [
    `task_id=${pythonText(one.id)}`,
    ...(stage.description ? [`doc_md=${pythonText(stage.description.text)}`] : []),
    ...(stage.owner ? [`owner=${pythonText(stage.owner.text)}`] : []),
    ...limits(run),
    `${image === undefined ? 'bash_command' : 'arguments'}=${commandsCode(scripts, run, image !== undefined)}`,
    ...(image === undefined
      ? [`cwd=${folderCode(isTask ? '' : settings.workdir)}`, 'append_env=True', 'skip_on_exit_code=None']
      : containerParts(run, image, context)),
  ];
  const name = image === undefined ? 'BashOperator' : 'KubernetesPodOperator';
  const field = image === undefined ? 'env' : 'env_vars';
  const indent = '    ';
  if (one.runs.length === 1) {
    const [own = []] = environments;
    const env = own.length === 0 ? [] : [`${field}=${mapping(own, `${indent}    `)}`];
    return call(name, [...shared, ...env], indent);
  }
  const list = environments.map((own) => `${indent}        ${mapping(own, `${indent}        `)},\n`).join('');
  const expanded = code(`expand(\n${indent}    ${field}=[\n${list}${indent}    ],\n${indent})`);
  return code(`${call(`${name}.partial`, shared, indent)}.${expanded}`);
}

/** The folders of all outputs, also of other runs: they share a disk. */
function folders({ runs }: OperatorRuns): readonly string[] {
  const [{ settings, stage }] = runs;
  if (stage.uses) return [];
  const made = new Set(runs.flatMap(({ outputs }) => outputs.map(({ path }) => dirname(path))));
  made.delete('.');
  const up =
    settings.workdir === ''
      ? ''
      : settings.workdir
          .split('/')
          .map(() => '../')
          .join('');
  return made.size === 0
    ? []
    : [`mkdir -p -- ${[...made].map((folder) => shellWord(`${up}${folder}`)).join(' ')}`];
}

function commandsCode(
  scripts: readonly string[],
  { settings, stage }: PortableRun,
  isContainer: boolean,
): Python {
  const shell = stage.uses ? 'sh -e' : shellWords(settings.shell).join(' ');
  const indent = ' '.repeat(12);
  const parts = scripts.map((text) => pythonLines(text, indent));
  const made = call('commands', [...parts, `shell=${pythonText(shell)}`], ' '.repeat(8));
  // Kubernetes replaces $(NAME) in arguments, and two dollars.
  return isContainer ? code(`[literal(${made}.value.replace("$", "$$"))]`) : made;
}

function limits({ settings }: PortableRun): readonly string[] {
  const { timeout, retries } = settings;
  return [
    ...(timeout === undefined ? [] : [`execution_timeout=timedelta(seconds=${timeout / SECOND})`]),
    ...(retries.count === 0
      ? []
      : [
          `retries=${retries.count}`,
          `retry_delay=timedelta(seconds=${retries.delay / SECOND})`,
          ...(retries.factor === 1 ? [] : [`retry_exponential_backoff=${retries.factor}`]),
        ]),
  ];
}

function folderCode(folder: string): Python {
  return code(folder === '' ? 'FOLDER' : `os.path.join(FOLDER, ${pythonText(folder)})`);
}

function containerParts(
  run: PortableRun,
  image: string,
  { options, remarks }: DagContext,
): readonly string[] {
  const { stage, settings, resources } = run;
  const at = stage.uses ?? settingAt(run, 'image');
  if (options.volumeClaim === undefined)
    remarks.refuse(
      at.span,
      t(
        'Stage "{0}" runs in an image: name a claim of the volume with the files of the pipeline with --volume-claim',
        stage.name,
      ),
    );
  const amounts = [...resources].map(([key, text]) => [KEYS[key] ?? key, pythonText(text)] as const);
  const quantities = mapping(amounts, ' '.repeat(12));
  const root = stage.uses ? '/work' : join('/work', settings.workdir);
  return [
    `image=${pythonText(image)}`,
    'cmds=["sh", "-e", "-c"]',
    ...(options.namespace === undefined ? [] : [`namespace=${pythonText(options.namespace)}`]),
    ...(options.serviceAccount === undefined
      ? []
      : [`service_account_name=${pythonText(options.serviceAccount)}`]),
    'volumes=[VOLUME]',
    'volume_mounts=[k8s.V1VolumeMount(name="pipeline", mount_path="/work")]',
    `full_pod_spec=k8s.V1Pod(spec=k8s.V1PodSpec(containers=[k8s.V1Container(name="base", working_dir=${pythonText(root)})]))`,
    ...(amounts.length === 0
      ? []
      : [
          `container_resources=k8s.V1ResourceRequirements(\n            requests=${quantities},\n            limits=${quantities},\n        )`,
        ]),
  ];
}

const KEYS: Readonly<Record<string, string>> = { gpu: 'nvidia.com/gpu', disk: 'ephemeral-storage' };
