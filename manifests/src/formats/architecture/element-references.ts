import { nameKey, type Reference } from '../../core/graph/entity.ts';
import { within, type Span } from '../../core/text/span.ts';
import { contentOf, type YamlScalar } from '../../core/yaml/node.ts';
import { parentOf } from './system-elements.ts';

/**
 * What a scalar names as `shop.api`, or as `billing/shop.api` of another model: each part of the id is a name of its own.
 * @param ownModel the model of names without one; undefined for the nearest that has the name.
 */
export function elementReferences(
  uri: string,
  scalar: YamlScalar,
  relation: string,
  ownModel: string | undefined,
): readonly Reference[] {
  const { text } = scalar;
  const slash = text.indexOf('/');
  const at = contentOf(scalar);
  const model = slash === -1 ? ownModel : text.slice(0, slash);
  const segments = segmentReferences(uri, text.slice(slash + 1), {
    at,
    text,
    outer: -slash - 1,
    relation,
    model,
  });
  if (slash === -1 || model === undefined || at.end - at.start !== text.length) return segments;
  return [
    {
      types: ['architecture'],
      uri,
      name: model,
      key: nameKey(model),
      span: within(at, at.start, at.start + slash),
      notation: 'plain',
      relation: 'of-model',
    },
    ...segments,
  ];
}

/** Where an id is written, and what it means there. */
export interface WrittenId {
  /** The characters of `text`, in which the id begins behind `-outer` characters. */
  readonly at: Span;
  readonly text: string;
  readonly outer: number;
  readonly relation: string;
  readonly model: string | undefined;
}

/** A reference for an id, and one for each id that it is within. */
export function segmentReferences(
  uri: string,
  id: string,
  { at, text, outer, relation, model }: WrittenId,
): readonly Reference[] {
  const references: Reference[] = [];
  const isPlain = at.end - at.start === text.length;
  for (let key: string | undefined = id; key !== undefined; key = isPlain ? parentOf(key) : undefined) {
    const start = key.lastIndexOf('.') + 1 - outer;
    const end = key.length - outer;
    // What is written further up belongs to the key there.
    if (end <= 0) break;
    references.push({
      types: ['element'],
      uri,
      name: key,
      key,
      span: isPlain ? within(at, at.start + Math.max(start, 0), at.start + end) : at,
      notation: isPlain ? 'plain' : 'fixed',
      relation: key === id ? relation : 'within',
      ...(model === undefined ? {} : { scope: model }),
    });
  }
  return references;
}
