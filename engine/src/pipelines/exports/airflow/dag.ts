import { labelOf, Names } from '../names.ts';
import type { PortableParameter, PortablePipeline, PortableStage } from '../portable/portable-pipeline.ts';
import type { ExportOptions, ExportWriter } from '../target.ts';
import type { DagContext } from './dag-context.ts';
import { operatorOf, type OperatorRuns } from './operator.ts';
import { call, code, pythonText, type Python } from './python.ts';

/** Names of the file itself, and words of Python that stages may be called. */
const TAKEN =
  'and as assert async await break class code commands continue dag def del elif else except finally for from global if import in is k8s lambda literal nonlocal not or os pass raise return shlex timedelta try while with yield';

/** A pipeline as a DAG of Airflow 3 whose tasks share a folder. */
export const AIRFLOW: ExportWriter = {
  options: ['image', 'vitruveImage', 'namespace', 'serviceAccount', 'folder', 'volumeClaim'],
  write: (pipeline, options, remarks) => {
    const context: DagContext = { pipeline, options, remarks };
    const names = new Names(100, '_');
    for (const word of TAKEN.split(' ')) names.of(word, `taken ${word}`);
    const all = pipeline.stages.flatMap((stage) => operatorsOf(stage, names));
    const operators = all.map((one) => `    ${one.id} = ${operatorOf(one, context)}\n`);
    const hasPods = operators.some((text) => text.includes('KubernetesPodOperator'));
    const hasShells = operators.some((text) => text.includes('BashOperator'));
    const blocks = [
      heading(pipeline),
      imports(hasShells, hasPods),
      hasPods ? volume(options) : undefined,
      hasShells ? folder(options) : undefined,
      COMMANDS,
      `${dag(pipeline)}\n${operators.join('\n')}${order(all)}`,
    ];
    return blocks.filter((block) => block !== undefined).join('\n');
  },
};

/** The tasks of a stage: one that is mapped where runs differ in variables only, otherwise one for each run. */
function operatorsOf(stage: PortableStage, names: Names): readonly OperatorRuns[] {
  const [first, ...others] = stage.runs;
  if (!first) return [];
  if (stage.shared)
    return [
      {
        id: names.of(stage.name, `run ${first.name}`),
        runs: [first, ...others],
        commands: stage.shared.commands,
        values: stage.shared.values,
      },
    ];
  return stage.runs.map((run) => ({
    id: names.of(labelOf(run), `run ${run.name}`),
    runs: [run],
    commands: run.commands,
    values: [],
  }));
}

function heading({ name, description, file, owner, decisions }: PortablePipeline): string {
  const about = [description, [owner, ...decisions].filter((text) => text !== undefined).join(', ')];
  const lines = [name, ...about, `From ${file}: change that file, and export it again.`];
  return lines
    .filter((text) => text !== undefined && text !== '')
    .flatMap((text) => (text ?? '').trimEnd().split(/\r?\n/u))
    .map((line) => `# ${line}\n`)
    .join('');
}

function imports(hasShells: boolean, hasPods: boolean): string {
  return [
    ...(hasShells ? ['import os'] : []),
    'import shlex',
    'from datetime import timedelta',
    '',
    ...(hasPods ? ['from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator'] : []),
    ...(hasShells ? ['from airflow.providers.standard.operators.bash import BashOperator'] : []),
    'from airflow.sdk import DAG, Param',
    'from airflow.sdk.definitions.template import literal',
    ...(hasPods ? ['from kubernetes.client import models as k8s'] : []),
    '',
  ].join('\n');
}

function folder({ folder: given }: ExportOptions): string {
  const path = given === undefined ? 'os.path.dirname(os.path.abspath(__file__))' : pythonText(given);
  return `# The folder of the pipeline on the workers.\nFOLDER = ${path}\n`;
}

function volume({ volumeClaim = '' }: ExportOptions): string {
  const claim = `k8s.V1PersistentVolumeClaimVolumeSource(claim_name=${pythonText(volumeClaim)})`;
  return `# The folder of the pipeline in containers.\nVOLUME = k8s.V1Volume(name="pipeline", persistent_volume_claim=${claim})\n`;
}

const COMMANDS = `
def commands(*scripts, shell):
    """The scripts one after the other, each in a shell of its own. Airflow renders nothing in them."""
    return literal(" && ".join(f"{shell} -c {shlex.quote(script)}" for script in scripts))

`;

function dag({ name, description, parameters, owner }: PortablePipeline): string {
  const [id] = [new Names(200, '_').of(name)];
  const parts = [
    `dag_id=${pythonText(id)}`,
    ...(description === undefined ? [] : [`description=${pythonText(description)}`]),
    ...(parameters.length === 0 ? [] : [`params={\n${parameters.map(parameterCode).join('')}    }`]),
    ...(owner === undefined ? [] : [`default_args={"owner": ${pythonText(owner)}}`]),
    'schedule=None',
    'catchup=False',
    '# Runs share a folder.\n    max_active_runs=1',
  ];
  return `with ${call('DAG', parts, '')} as dag:`;
}

function parameterCode({
  name,
  value,
  type,
  description,
  allowed,
  minimum,
  maximum,
}: PortableParameter): string {
  const isNumber = (type === 'number' || type === 'integer') && String(Number(value.text)) === value.text;
  const written = (text: string): Python => (isNumber ? code(text) : pythonText(text));
  const parts = [
    type === 'boolean' ? (value.value === true ? 'True' : 'False') : written(value.text),
    `type=${pythonText(isNumber || type === 'boolean' ? type : 'string')}`,
    ...(description === undefined ? [] : [`description=${pythonText(description)}`]),
    ...(allowed.length === 0 ? [] : [`enum=[${allowed.map(({ text }) => written(text)).join(', ')}]`]),
    ...(isNumber && minimum !== undefined ? [`minimum=${minimum}`] : []),
    ...(isNumber && maximum !== undefined ? [`maximum=${maximum}`] : []),
  ];
  return `        ${pythonText(name)}: Param(${parts.join(', ')}),\n`;
}

/** `[a, b] >> c`, a line for each task that waits. */
function order(all: readonly OperatorRuns[]): string {
  const idOf = new Map(all.flatMap(({ id, runs }) => runs.map(({ name }) => [name, id] as const)));
  const lines = all.flatMap(({ id, runs }) => {
    const before = new Set(runs.flatMap((run) => run.before.flatMap(({ name }) => idOf.get(name) ?? [])));
    return before.size === 0 ? [] : [`    [${[...before].join(', ')}] >> ${id}\n`];
  });
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}
