import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/model-card.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import type { Task } from '../../running/task.ts';
import type { ModelCardInputs } from './inputs.ts';
import { blocksOf, cardFormat, runModelCard, sourcesOf, type WrittenCard } from './run.ts';

/** Another version writes other cards of the same inputs. */
const VERSION = 1;

/** `vitruve/model-card`: what a model is, how good it is, and what it is for. */
export function modelCardTask(): Task<ModelCardInputs, undefined, WrittenCard> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { folder, version }) => {
      cardFormat(inputs);
      const { path } = await sourcesOf(inputs);
      return {
        reads: [...new Set([inputs.model, path]), ...(inputs.evaluation ?? [])],
        writes: [inputs.output],
        fingerprint: fingerprintOf(VERSION, version, portableInputs(schema, { ...inputs }, folder)),
      };
    },
    run: runModelCard,
    summarize: ({ output }, { facts, empty }, { folder }) => ({
      text: [
        t('Card of {0} → {1}', facts.name, shownPath(folder, output)),
        ...(empty.length > 0
          ? [
              counted(empty.length, '{0} empty section:', '{0} empty sections:'),
              ...empty.map((each) => `  ${each}`),
            ]
          : []),
      ].join('\n'),
      status: 'succeeded',
      metrics: { empty: empty.length },
    }),
    report: (inputs, { facts }) => blocksOf(inputs, facts),
    toJson: ({ output }, { facts, empty }, { folder }) => ({
      version: 1,
      output: shownPath(folder, output),
      model: facts.path,
      hash: facts.hash,
      empty,
    }),
  };
}
