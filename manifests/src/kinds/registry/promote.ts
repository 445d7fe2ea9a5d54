import { t } from '@vscode/l10n';
import type { Answers, CommandFolder } from '../../core/contributions/command.ts';
import type { TerminalOutcome } from '../../core/contributions/terminal-command.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { isRefusal, type Refusal } from '../../core/text/refusal.ts';
import { changedAlias } from './alias-change.ts';
import { lastDay, latestPromotions } from './history.ts';
import { ALIASES, type Alias } from '../../formats/model-registry/registry.ts';
import { unmetFile, unmetForChampion } from './promotion-gates.ts';
import { type FoundVersion } from '../../formats/model-registry/found-version.ts';
import { versionAt } from './registries.ts';

/** What an alias is to mean, by whom and why; as people typed it. */
export interface PromotionRequest {
  readonly alias: string;
  readonly by: string;
  readonly why: string;
}

/** Where and when something is promoted. */
export interface PromotionPlace {
  readonly graph: Graph;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** `vitruve models promote churn@2 champion --by … --why …` */
export function promoteByName(
  folder: CommandFolder,
  { version = '', alias = '', by = '', why = '' }: Answers,
): TerminalOutcome | Refusal {
  const found = versionAt(folder, version);
  return isRefusal(found) ? found : promote(found, { alias, by, why }, folder);
}

/** Lets an alias mean a version; refused with the reason of each gate that is not met. Changes nothing where it means it already. */
export function promote(
  found: FoundVersion,
  request: PromotionRequest,
  { graph, today }: PromotionPlace,
): TerminalOutcome | Refusal {
  const { registered, registry, version, name } = found;
  const alias = ALIASES.find((one) => one === request.alias);
  if (!alias)
    return { refused: t('"{0}" is not a valid alias. Valid values: {1}', request.alias, ALIASES.join(', ')) };
  if (registered.aliases[alias]?.text === name) return { changes: [], notes: [] };
  const place = { graph, uri: registry.uri };
  const reasons =
    alias === 'champion'
      ? unmetForChampion(found, place)
      : [
          ...unmetFile(version, place),
          ...(registered.aliases.champion?.text === name ? [t('it is the champion')] : []),
        ];
  if (reasons.length > 0) return { refused: refusalText(found, alias, reasons) };
  const changes = recorded(found, { ...request, alias }, today);
  return isRefusal(changes) ? changes : { changes, notes: untold(found, alias) };
}

/** An alias that means another version from a day on, for a reason that somebody answers for. */
export function recorded(
  found: FoundVersion,
  { alias, by, why }: { readonly alias: Alias; readonly by: string; readonly why: string },
  today: string,
): ReturnType<typeof changedAlias> {
  if (by.trim() === '' || why.trim() === '')
    return { refused: t('The history records who makes a change and why: add {0} and {1}', '--by', '--why') };
  const last = lastDay(found.registered, alias);
  if (last !== undefined && last > today)
    return { refused: t('"history" has an entry of {0}, which is after today ({1})', last, today) };
  return changedAlias(found, { alias, by: by.trim(), why: why.trim(), at: today });
}

function refusalText({ registered, name }: FoundVersion, alias: Alias, reasons: readonly string[]): string {
  const lines = reasons.map((reason) => `\n- ${reason}`).join('');
  return `${t('Version {0} of "{1}" cannot become {2}:', name, registered.name, alias)}${lines}`;
}

/** What a history that begins now does not tell: the way back. */
function untold({ registered }: FoundVersion, alias: Alias): readonly string[] {
  const before = registered.aliases[alias]?.text;
  if (alias !== 'champion' || before === undefined || latestPromotions(registered, alias).length > 0)
    return [];
  return [
    t(
      '"history" does not say since when version {0} was champion, so a rollback cannot return to it',
      before,
    ),
  ];
}
