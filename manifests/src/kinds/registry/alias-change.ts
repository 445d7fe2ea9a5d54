import { t } from '@vscode/l10n';
import { applyChanges, type Edit, type TextChange } from '../../core/text/change.ts';
import type { Refusal } from '../../core/text/refusal.ts';
import { endOfLine } from '../../core/text/lines.ts';
import { contains, span } from '../../core/text/span.ts';
import {
  itemInsertion,
  pairInsertion,
  pairRemoval,
  pairSpan,
  UNSAFE,
  type Edits,
} from '../../core/yaml/edits.ts';
import { isMap, isSeq, pairOf, type YamlMap, type YamlPair, type YamlScalar } from '../../core/yaml/node.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';
import type { Alias, RegisteredModel } from '../../formats/model-registry/registry.ts';
import { registryOf, type FoundVersion, type Registry } from '../../formats/model-registry/found-version.ts';

/** Who changes what an alias means, when and why. */
export interface AliasChange {
  readonly alias: Alias;
  /** `YYYY-MM-DD` */
  readonly at: string;
  readonly by: string;
  readonly why: string;
}

/** Keys of a model that stand before its aliases. */
const BEFORE_ALIASES = ['manifest', 'owner', 'description', 'champion'];

/**
 * Lets an alias mean a version, and says so in the history, which only grows. A challenger that becomes champion is no longer challenger.
 * What people wrote around it stays as it is; refused where that is not possible.
 */
export function changedAlias(found: FoundVersion, change: AliasChange): readonly TextChange[] | Refusal {
  const { registry, registered, name } = found;
  const { value: model } = registered.pair;
  const edits = isMap(model) ? aliasEdits(found, model, change) : UNSAFE;
  const isDone =
    edits !== UNSAFE &&
    isChanged(registry, applyChanges(registry.text, edits), { registered, name, ...change });
  if (!isDone)
    return {
      refused: t(
        'This cannot be changed without changing other parts of the registry. Write "{0}: {1}" and an entry of "history" by hand',
        change.alias,
        name,
      ),
    };
  return edits.map((edit) => ({ kind: 'text', uri: registry.uri, ...edit }));
}

function aliasEdits(
  { registry: { text }, registered, version, name }: FoundVersion,
  model: YamlMap,
  change: AliasChange,
): Edits {
  const { alias } = change;
  const written = typeof version.version?.value === 'number' ? name : plainOrQuoted(name, true);
  const stale = alias === 'champion' && registered.aliases.challenger?.text === name;
  const challenger = stale ? pairOf(model, 'challenger') : undefined;
  return joined([
    aliasEdit(text, model, { registered, alias, written }),
    challenger ? pairRemoval(text, model, challenger) : [],
    historyEdit(text, model, { ...change, written }),
  ]);
}

function joined(all: readonly Edits[]): Edits {
  return all.includes(UNSAFE)
    ? UNSAFE
    : all.flatMap((edits): readonly Edit[] => (edits === UNSAFE ? [] : edits));
}

interface WrittenAlias {
  readonly registered: RegisteredModel;
  readonly alias: Alias;
  readonly written: string;
}

function aliasEdit(text: string, model: YamlMap, { registered, alias, written }: WrittenAlias): Edits {
  const pair = pairOf(model, alias);
  if (!pair) {
    const after = model.pairs.findLast(({ key }) => BEFORE_ALIASES.includes(key.text));
    return pairInsertion(text, model, after, `${alias}: ${written}`, registered.pair.key.span);
  }
  const current: YamlScalar | undefined = registered.aliases[alias];
  if (!current) return replaced(text, pair, `${alias}: ${written}`);
  // An anchor, which other places name.
  return contains(pair.span, current.span) ? [{ span: current.span, text: written }] : UNSAFE;
}

function replaced(text: string, pair: YamlPair, written: string): Edits {
  return [{ span: pairSpan(text, pair), text: written }];
}

function historyEdit(
  text: string,
  model: YamlMap,
  { alias, at, by, why, written }: AliasChange & { readonly written: string },
): Edits {
  const fields = [
    `at: ${at}`,
    `alias: ${alias}`,
    `version: ${written}`,
    `by: ${plainOrQuoted(by, true)}`,
    `why: ${plainOrQuoted(why, true)}`,
  ];
  const flow = `{ ${fields.join(', ')} }`;
  const pair = pairOf(model, 'history');
  if (!pair)
    return pairInsertion(
      text,
      model,
      model.pairs.at(-1),
      model.flow ? `history: [${flow}]` : `history:\n  - ${flow}`,
    );
  const { value } = pair;
  if (isSeq(value) && (value.flow || value.items.length > 0)) {
    const last = value.items.at(-1);
    const isBlock = !value.flow && isMap(last) && !last.flow;
    return itemInsertion(text, value, isBlock ? fields.join('\n  ') : flow);
  }
  if (value && !(value.type === 'scalar' && value.value === null)) return UNSAFE;
  if (model.flow) return replaced(text, pair, `history: [${flow}]`);
  const indent = ' '.repeat(pair.key.span.start - text.lastIndexOf('\n', pair.key.span.start) - 1);
  const whole = pairSpan(text, pair);
  return [{ span: span(whole.start, whole.end), text: `history:${endOfLine(text)}${indent}  - ${flow}` }];
}

/** True for a text that reads as it did, but for the alias and one more entry of the history. */
function isChanged(
  before: Registry,
  text: string,
  {
    registered,
    name,
    alias,
    at,
    by,
  }: AliasChange & { readonly registered: RegisteredModel; readonly name: string },
): boolean {
  const after = registryOf(before.uri, text);
  if ('refused' in after || after.models.length !== before.models.length) return false;
  const model = after.models[before.models.indexOf(registered)];
  const entry = model?.history.at(-1);
  return (
    model?.name === registered.name &&
    model.aliases[alias]?.text === name &&
    model.versions.length === registered.versions.length &&
    model.history.length === registered.history.length + 1 &&
    entry?.version?.text === name &&
    entry.alias?.text === alias &&
    entry.at?.text === at &&
    entry.by?.text === by
  );
}
