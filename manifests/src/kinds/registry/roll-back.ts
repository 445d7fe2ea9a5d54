import { t } from '@vscode/l10n';
import type { Answers, CommandFolder } from '../../core/contributions/command.ts';
import { isRefusal, type Refusal } from '../../core/text/refusal.ts';
import type { TextChange } from '../../core/text/change.ts';
import { championBefore } from './history.ts';
import { recorded, type PromotionPlace } from './promote.ts';
import { unmetFile } from './promotion-gates.ts';
import { versionOf, type FoundModel } from '../../formats/model-registry/found-version.ts';
import { modelNamed } from './registries.ts';

/** `vitruve models rollback churn --by … --why …` */
export function rollBackByName(
  folder: CommandFolder,
  { name = '', by = '', why = '' }: Answers,
): readonly TextChange[] | Refusal {
  const found = modelNamed(folder, name);
  return isRefusal(found) ? found : rollBack(found, { by, why }, folder);
}

/**
 * Lets `champion` mean what it meant before, according to the history, which gets an entry for it. What was champion once passed its
 * gates: only that its file is still the registered one is looked at, so that nothing delays a way back.
 */
export function rollBack(
  found: FoundModel,
  { by, why }: { readonly by: string; readonly why: string },
  { graph, today }: PromotionPlace,
): readonly TextChange[] | Refusal {
  const { registered, registry } = found;
  const { champion } = registered.aliases;
  if (!champion) return { refused: t('Model "{0}" has no {1}', registered.name, 'champion') };
  const before = championBefore(registered);
  if (before === undefined)
    return {
      refused: t(
        '"history" of "{0}" does not say what was champion before version {1}',
        registered.name,
        champion.text,
      ),
    };
  const target = versionOf(found, before);
  if (isRefusal(target)) return target;
  const [reason] = unmetFile(target.version, { graph, uri: registry.uri });
  if (reason !== undefined)
    return {
      refused: `${t('Version {0} of "{1}" cannot become {2}:', before, registered.name, 'champion')} ${reason}`,
    };
  return recorded(target, { alias: 'champion', by, why }, today);
}
