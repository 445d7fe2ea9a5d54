import { t } from '@vscode/l10n';
import type { SuggestedFix } from '../../../core/findings/finding.ts';
import type { TextChange } from '../../../core/text/change.ts';
import { contains, type Span } from '../../../core/text/span.ts';
import { ownPairs, pairInsertion, pairRemoval, UNSAFE, type Edits } from '../../../core/yaml/edits.ts';
import { isMap, isScalar, pairOf, type YamlMap, type YamlPair } from '../../../core/yaml/node.ts';

/** Where a fix is made: `Alone` of a rule. */
interface Written {
  readonly uri: string;
  text(): string;
}

/** Keys that a person writes first, on one line: what is added goes below them. */
const FIRST = ['image', 'name', 'restartPolicy', 'type'];

/**
 * Writes a field, with the maps on the way to it where they are not there yet.
 * @param keys from the map to the field.
 * @param value as it is to be written.
 */
export function fieldFix(
  written: Written,
  map: YamlMap,
  keys: readonly string[],
  value: string,
): SuggestedFix {
  return {
    title: t('Set {0}: {1}', keys.join('.'), value),
    changes: () => changes(written, fieldEdits(written.text(), map, keys, value)),
  };
}

/** Puts other words in the place of some. */
export function wordFix(written: Written, span: Span, text: string): SuggestedFix {
  return {
    title: t('Change to "{0}"', text),
    changes: () => [{ kind: 'text', uri: written.uri, span, text }],
  };
}

/** Takes a field out of a map that has others. */
export function removalFix(written: Written, map: YamlMap, pair: YamlPair): SuggestedFix {
  return {
    title: t('Remove {0}', pair.key.text),
    changes: () => changes(written, pairRemoval(written.text(), map, pair)),
  };
}

function changes({ uri }: Written, edits: Edits): readonly TextChange[] {
  return edits === UNSAFE ? [] : edits.map((edit) => ({ kind: 'text' as const, uri, ...edit }));
}

function fieldEdits(text: string, map: YamlMap, keys: readonly string[], value: string): Edits {
  const [key = '', ...below] = keys;
  const pair = pairOf(map, key);
  if (!pair) return pairInsertion(text, map, neighbour(map), nested(map.flow, keys, value));
  if (!pair.value || !contains(pair.span, pair.value.span)) return UNSAFE;
  if (isMap(pair.value) && below.length > 0) return fieldEdits(text, pair.value, below, value);
  if (isScalar(pair.value) && below.length === 0) return [{ span: pair.value.span, text: value }];
  return UNSAFE;
}

/** The pair that a new one goes below: one on a single line, so that its end is known. */
function neighbour(map: YamlMap): YamlPair | undefined {
  const pairs = ownPairs(map);
  if (map.flow) return pairs.at(-1);
  return (
    FIRST.map((key) => pairs.find((pair) => pair.key.text === key)).find(
      (pair) =>
        pair && isScalar(pair.value) && pair.value.style !== 'block' && contains(pair.span, pair.value.span),
    ) ?? undefined
  );
}

function nested(flow: boolean, [key = '', ...below]: readonly string[], value: string): string {
  if (below.length === 0) return `${key}: ${value}`;
  if (flow) return `${key}: {${nested(true, below, value)}}`;
  return `${key}:\n  ${nested(false, below, value).replaceAll('\n', '\n  ')}`;
}
