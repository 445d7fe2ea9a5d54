import {
  isMap,
  isScalar,
  isSeq,
  scalarsOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import { meaningOf, type NestorMeaning } from './nestor-meaning.ts';
import { IDENTITY, subjectOf, wordsOf } from './nestor-words.ts';

/** What one key of a configuration says. */
export interface NestorEntry {
  readonly meaning: NestorMeaning;
  readonly key: YamlScalar;
  readonly values: readonly YamlScalar[];
}

/** Levels of maps and lists that are read: a configuration is flat, or has groups. */
const DEPTH = 5;

/** What the keys of a configuration mean, in the order of the file. */
export function nestorEntries(root: YamlNode | null): readonly NestorEntry[] {
  const entries: NestorEntry[] = [];
  const readPair = ({ key, value }: YamlPair, above: readonly string[], depth: number): void => {
    const words = [...above, ...wordsOf(key.text)];
    if (isMap(value)) readMap(value, words, depth + 1);
    else if (isSeq(value) && value.items.some(isMap)) {
      for (const item of value.items) if (isMap(item)) readMap(item, words, depth + 2);
    } else {
      for (const [meaning, values] of meaningsOf(words, value)) entries.push({ meaning, key, values });
    }
  };
  const readMap = (map: YamlMap, above: readonly string[], depth: number): void => {
    if (depth > DEPTH) return;
    const naming = depth > 1 ? map.pairs.find(namesSubject) : undefined;
    const words = naming && isScalar(naming.value) ? [...above, ...wordsOf(naming.value.text)] : above;
    for (const pair of map.pairs) if (pair !== naming) readPair(pair, words, depth);
  };
  if (isMap(root)) readMap(root, [], 1);
  return entries;
}

/** A list of models says of each by its name what it finds. */
function meaningsOf(
  words: readonly string[],
  value: YamlNode | null,
): readonly (readonly [NestorMeaning, readonly YamlScalar[]])[] {
  const meaning = meaningOf(words, value);
  if (meaning) return [[meaning, scalarsOf(value)]];
  if (!isSeq(value)) return [];
  return value.items.filter(isScalar).flatMap((item) => {
    const one = meaningOf(words, item);
    return one?.endsWith('Model') ? [[one, [item]] as const] : [];
  });
}

/** `"type": "face"`, which says what the keys beside it are about. */
function namesSubject({ key, value }: YamlPair): boolean {
  return (
    isScalar(value) &&
    wordsOf(key.text).every((word) => IDENTITY.test(word)) &&
    !/\./u.test(value.text) &&
    subjectOf(value.text) !== undefined
  );
}

/** What a key is about whose text is still to be written; its path from the root. */
export function meaningAt(path: readonly (string | number)[]): NestorMeaning | undefined {
  const words = path.flatMap((step) => (typeof step === 'string' ? wordsOf(step) : []));
  const at = { start: 0, end: 0 };
  return meaningOf(words, { type: 'scalar', span: at, value: '?', text: '?', style: 'quoted' });
}
