import { t } from '@vscode/l10n';
import { cellItem } from '../../../core/views/table-cells.ts';
import type { CellItem, TableCell } from '../../../core/views/table.ts';
import type { Source } from '../../../core/views/source.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';

/** Where something of a model is declared. */
export function declaredAt({
  entity: { uri, span, extent },
}: {
  readonly entity: Pick<SystemElement['entity'], 'uri' | 'span' | 'extent'>;
}): Source {
  return sourceOf(uri, span, extent);
}

/** The title of an element, or its id. */
export function elementName({ id, facts }: SystemElement): string {
  return facts.title ?? id;
}

/** An element by its id, leading to where it is declared. */
export function elementItem(system: System, id: string): CellItem {
  const element = system.elementOf(id);
  return element ? cellItem(elementName(element), declaredAt(element)) : cellItem(id);
}

/** The title of the zone of an element; undefined where it has none. */
export function zoneName(system: System, element: SystemElement): string | undefined {
  return system.zoneOf(element)?.title ?? element.zone;
}

/**
 * The states in which something is, by their names: `as-is`, `as-is – to-be`. Empty in a model with one state.
 * @returns undefined for what is in all states.
 */
export function statesOf(
  { states }: System,
  { since, until }: Pick<SystemElement, 'since' | 'until'>,
): string | undefined {
  const isAlways = since <= 0 && until >= states.length - 1;
  if (isAlways) return undefined;
  const [first = '', last = ''] = [states[since]?.name, states[until]?.name];
  return since >= until ? first : `${first} – ${last}`;
}

/** What is declared, or that something is missing that is asked for. @param source where it is to be written. */
export function asked(texts: readonly string[], isAsked: boolean, source: Source): TableCell {
  if (texts.length > 0) return { items: texts.map((text) => cellItem(text)) };
  return { items: isAsked ? [cellItem(t('missing'), source, 'bad')] : [] };
}
