import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/model-info.schema.json' with { type: 'json' };
import { shownPath, TaskCancelledError, terminalLines } from '@vitruve/workspace';
import { factRows, inputBlocks, inputTable, presentRows } from '../../learning/source/model-fact-blocks.ts';
import { readModelFacts, type ModelFacts } from '../../learning/source/model-facts.ts';
import { modelReads } from '../../learning/source/registered-model.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import type { ValueRow } from '../../running/report/block.ts';
import type { Task } from '../../running/task.ts';
import { shownRows } from '../../tables/shown-rows.ts';

/** What `vitruve/model-info` is given; see `schemas/tasks/model-info.schema.json`. */
export interface ModelInfoInputs {
  readonly model: string;
}

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** `vitruve/model-info`: what a model predicts, from which columns, and how it was made. */
export function modelInfoTask(): Task<ModelInfoInputs, undefined, ModelFacts> {
  return {
    schema,
    version: VERSION,
    plan: async ({ model }) => ({
      reads: await modelReads(model),
      writes: [],
      fingerprint: fingerprintOf(VERSION),
    }),
    run: async ({ model }, { folder, signal }) => {
      const facts = await readModelFacts(model, shownPath(folder, model));
      if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
      return facts;
    },
    describeItem: () => ({ text: '', isFailure: false, isTold: false, isWork: false }),
    summarize: (_inputs, facts) => ({
      text: summaryOf(facts),
      status: 'succeeded',
      metrics: { columns: facts.notes.columns.length, bytes: facts.bytes },
    }),
    report: (_inputs, facts) => [
      { kind: 'title', text: t('Model: {0}', facts.name) },
      { kind: 'values', heading: t('Model'), rows: rowsOf(facts) },
      ...inputBlocks(facts),
    ],
    toJson: (_inputs, { name, path, hash, bytes, operators, notes, registered }, { folder }) => {
      const { algorithm, problem, target, classes, threshold, columns, rows, seed } = notes;
      return {
        version: 1,
        ...{ model: name, file: path, hash, bytes, algorithm, problem },
        ...(target !== undefined && { target }),
        ...(classes && { classes }),
        ...(threshold !== undefined && { threshold }),
        columns,
        ...(rows.training > 0 && { rows, seed }),
        operators,
        ...(registered && {
          registered: { ...registered, registry: shownPath(folder, registered.registry) },
        }),
      };
    },
    print: (_inputs, facts) => printed(facts),
  };
}

/** `churn: random-forest predicts left (2 classes) from 5 columns` */
function summaryOf({ name, notes }: ModelFacts): string {
  const { algorithm, target, classes, columns } = notes;
  const from = counted(columns.length, '{0} column', '{0} columns');
  const what =
    classes === undefined
      ? (target ?? t('a number'))
      : `${target ?? t('a class')} (${counted(classes.length, '{0} class', '{0} classes')})`;
  if (notes.problem === 'anomaly') return t('{0}: {1} scores anomalies, from {2}', name, algorithm, from);
  if (notes.problem === 'recommendation') return t('{0}: {1} recommends items', name, algorithm);
  return t('{0}: {1} predicts {2}, from {3}', name, algorithm, what, from);
}

/** What the registry and the file say. */
function rowsOf(facts: ModelFacts): readonly ValueRow[] {
  const { registered } = facts;
  const told = presentRows([
    [t('Version'), registered?.version],
    [t('Owner'), registered?.owner],
  ]);
  return [...told, ...factRows(facts)];
}

function printed(facts: ModelFacts): string {
  const rows = rowsOf(facts);
  const width = Math.max(...rows.map(([name]) => name.length));
  const values = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  const { heading, rows: columns } = inputTable(facts);
  const inputs = shownRows({
    columns: heading.map((name) => ({ name, type: 'VARCHAR' })),
    rows: columns,
    isCut: false,
  });
  return `${terminalLines([summaryOf(facts), '', ...values].join('\n'))}\n\n${inputs}`;
}
