import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { PROMOTE_MODEL, ROLL_BACK_MODEL } from './commands.ts';
import { championBefore } from './history.ts';
import type { RegisteredModel, RegistryModel } from '../../formats/model-registry/registry.ts';
import { countedVersions } from './registries.ts';
import { versionNamed } from '../../formats/model-registry/read.ts';

/** Above a model: what is in use, and the next steps. */
export function registryLenses({ model }: KindContext<RegistryModel>): readonly Lens[] {
  return model.models.flatMap(modelLenses);
}

function modelLenses(registered: RegisteredModel): readonly Lens[] {
  const { name, pair, aliases, versions } = registered;
  const span = pair.key.span;
  const { champion, challenger } = aliases;
  const lenses: Lens[] = [
    {
      span,
      title: [
        champion ? `champion ${champion.text}` : t('no champion'),
        countedVersions(versions.length),
      ].join(' · '),
    },
  ];
  if (challenger && challenger.text !== champion?.text && versionNamed(registered, challenger.text))
    lenses.push({
      span,
      title: t('Promote challenger {0}', challenger.text),
      gives: {
        command: PROMOTE_MODEL,
        answers: { model: name, version: challenger.text, alias: 'champion' },
      },
    });
  const before = championBefore(registered);
  if (before !== undefined)
    lenses.push({
      span,
      title: t('Roll back to {0}', before),
      gives: { command: ROLL_BACK_MODEL, answers: { model: name } },
    });
  return lenses;
}
