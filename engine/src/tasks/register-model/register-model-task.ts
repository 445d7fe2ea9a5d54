import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/register-model.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { modelReads } from '../../learning/source/registered-model.ts';
import { shownNumber } from '../../learning/source/requirement.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import { table } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { registryPath, type RegisterModelInputs } from './inputs.ts';
import { mustSayWhoAndWhy, mustTakeVersions, runRegistration, type RegisteredVersion } from './run.ts';

/** Another version writes other entries. */
const VERSION = 1;

/** `vitruve/register-model`: a version of a model in a registry, with its hashes and measures. */
export function registerModelTask(): Task<RegisterModelInputs, undefined, RegisteredVersion> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { folder, version }) => {
      mustSayWhoAndWhy(inputs);
      await mustTakeVersions(inputs, { folder });
      const { evaluation, data, output } = inputs;
      return {
        reads: [
          ...(await modelReads(inputs.model)),
          ...[evaluation, data].filter((path) => path !== undefined),
        ],
        writes: [registryPath(inputs, { folder }), ...(output === undefined ? [] : [output])],
        fingerprint: fingerprintOf(VERSION, version, portableInputs(schema, { ...inputs }, folder)),
      };
    },
    run: runRegistration,
    summarize: (inputs, registered, context) => ({
      text: summaryOf(inputs, registered, context),
      status: 'succeeded',
      metrics: { ...registered.measures },
    }),
    report: (inputs, registered, context) => [
      { kind: 'title', text: t('Model registration') },
      { kind: 'text', text: summaryOf(inputs, registered, context) },
      {
        kind: 'values',
        heading: t('Version'),
        rows: [
          [t('Model'), registered.model],
          [t('Version'), registered.version],
          [t('File'), shownPath(context.folder, inputs.output ?? inputs.model)],
          [t('SHA-256 of the model'), registered.hash],
        ],
      },
      table(
        [t('Measure'), t('Value')],
        Object.entries(registered.measures).map(([name, value]) => [name, shownNumber(value)]),
      ),
    ],
    toJson: (inputs, registered, context) => ({
      version: 1,
      registry: shownPath(context.folder, registryPath(inputs, context)),
      registered,
    }),
  };
}

function summaryOf(
  inputs: RegisterModelInputs,
  { model, version, isNew, isChallenger }: RegisteredVersion,
  context: TaskContext,
): string {
  const shown = shownPath(context.folder, registryPath(inputs, context));
  const name = `${model}@${version}`;
  const told = isNew
    ? t('Registered: {0} → {1}', name, shown)
    : t('Already registered: {0} in {1}', name, shown);
  return isChallenger ? `${told} (challenger)` : told;
}
