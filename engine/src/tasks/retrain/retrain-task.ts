import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/retrain.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import type { LoadedTasks } from '../../running/loaded-tasks.ts';
import { prepareTask } from '../../running/run-task.ts';
import type { Task } from '../../running/task.ts';
import { withManifest, type RetrainInputs } from './inputs.ts';
import { registrationOf } from './registration.ts';
import { DRIFT, isOld, REGISTER, runRetraining, TRAIN, type Part, type Retrained } from './run.ts';

/** Another version decides otherwise. */
const VERSION = 1;

/**
 * `vitruve/retrain`: a model that is trained again if its data has drifted, and registered as challenger.
 * @param tasks that do the work: those that find drift, train and register.
 */
export function retrainTask(tasks: LoadedTasks): Task<RetrainInputs, undefined, Retrained> {
  return {
    schema,
    version: VERSION,
    resolve: async (given) => ({ inputs: await withManifest(given), reports: [] }),
    plan: async (inputs, context) => {
      const { drift, train, evaluation, why = '-' } = inputs;
      const planned = async (id: string, given: Readonly<Record<string, unknown>>) => {
        const task = await tasks.byId(id);
        const prepared = await prepareTask(task, given, context);
        return task.plan(prepared.inputs, context);
      };
      const compared = await planned(DRIFT, drift);
      const trained = await planned(TRAIN, train);
      const registration = await registrationOf(inputs, why, context);
      const registered = await planned(REGISTER, registration);
      const unknown = trained.unknown ?? compared.unknown;
      return {
        reads: [...new Set([...compared.reads, ...trained.reads])],
        writes: [...new Set([...trained.writes, evaluation, ...registered.writes])],
        // Its output has the date in its name, unless it is given.
        fingerprint: fingerprintOf(VERSION, compared.fingerprint, trained.fingerprint, [
          registration['as'],
          inputs.by,
          why,
        ]),
        ...(unknown !== undefined && { unknown }),
      };
    },
    run: (inputs, context) => runRetraining(tasks, inputs, context),
    summarize: (_inputs, retrained) => {
      const { drift, training, registration } = retrained;
      return {
        text: summaryOf(retrained),
        status: training && !registration ? 'failed' : 'succeeded',
        metrics: {
          driftedShare: drift.summary.metrics['driftedShare'] ?? 0,
          retrained: training ? 1 : 0,
          ...training?.summary.metrics,
        },
      };
    },
    report: (_inputs, retrained) => [
      { kind: 'title', text: t('Retraining report') },
      { kind: 'text', text: summaryOf(retrained) },
      ...partsOf(retrained).flatMap(({ report }) =>
        report.map((block) =>
          block.kind === 'title' ? ({ kind: 'heading', text: block.text } as const) : block,
        ),
      ),
    ],
    toJson: ({ output }, { drift, training, registration }, { folder }) => ({
      version: 1,
      retrained: training !== undefined,
      registered: registration !== undefined,
      ...(training && !isOld(registration?.json) && { output: shownPath(folder, output) }),
      drift: drift.json,
      ...(training && { training: training.json }),
      ...(registration && { registration: registration.json }),
    }),
  };
}

function partsOf({ drift, training, registration }: Retrained): readonly Part[] {
  return [drift, training ?? [], registration ?? []].flat();
}

function summaryOf(retrained: Retrained): string {
  const { training, registration } = retrained;
  const told = partsOf(retrained).map(({ summary }) => summary.text);
  if (!training) return [...told, t('No drift: the model is not trained again')].join('\n');
  if (!registration) return [...told, t('The model is not registered')].join('\n');
  return [...told, ...(isOld(registration.json) ? [t('The second file of this model is removed')] : [])].join(
    '\n',
  );
}
