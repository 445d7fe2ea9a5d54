import type { Entity, EntityType, Reference } from './entity.ts';
import type { Facts } from './graph-index.ts';

/**
 * A question that a check may put to the graph, as a string. When what a document says changes, the topics whose
 * answers may differ are known, and with them the documents to check again.
 */
export type Topic = string;

export const topicOf = {
  named: (root: string, type: EntityType, key: string): Topic => `named ${type} ${key} ${root}`,
  declares: (root: string, type: EntityType): Topic => `declares ${type} ${root}`,
  all: (root: string, type: EntityType): Topic => `all ${type} ${root}`,
  references: (root: string, key: string): Topic => `references ${key} ${root}`,
  referencesToFile: (uri: string): Topic => `references-to ${uri}`,
  document: (uri: string): Topic => `document ${uri}`,
  file: (uri: string): Topic => `file ${uri}`,
  text: (uri: string): Topic => `text ${uri}`,
};

/**
 * The topics whose answers differ between two states of a document. Spans do not count: an entity that only moved is the
 * same to other documents (`Workspace` follows related places by version).
 */
export function changedTopics(
  root: string,
  uri: string,
  before: Facts | undefined,
  after: Facts | undefined,
): Set<Topic> {
  const topics = new Set<Topic>();
  if ((before === undefined) !== (after === undefined)) topics.add(topicOf.file(uri));
  const entities = differing(
    before?.entities,
    after?.entities,
    ({ type, key }) => `${type} ${key}`,
    entitySignature,
  );
  for (const { type, key } of entities) {
    topics
      .add(topicOf.named(root, type, key))
      .add(topicOf.all(root, type))
      .add(topicOf.document(uri));
    topics.add(topicOf.declares(root, type));
  }
  const references = differing(before?.references, after?.references, referenceBucket, referenceSignature);
  for (const { key, target } of references) {
    topics.add(target === undefined ? topicOf.references(root, key) : topicOf.referencesToFile(target));
  }
  return topics;
}

/** One item of each bucket whose items, in order, are not the same before and after. */
function differing<Item>(
  before: readonly Item[] | undefined,
  after: readonly Item[] | undefined,
  bucketOf: (item: Item) => string,
  signatureOf: (item: Item) => string,
): Item[] {
  const buckets = new Map<string, { item: Item; before: string; after: string }>();
  const collect = (items: readonly Item[] | undefined, side: 'before' | 'after'): void => {
    for (const item of items ?? []) {
      const bucket = bucketOf(item);
      const entry = buckets.get(bucket) ?? { item, before: '', after: '' };
      entry[side] += `${signatureOf(item)}\n`;
      buckets.set(bucket, entry);
    }
  };
  collect(before, 'before');
  collect(after, 'after');
  return [...buckets.values()].filter((entry) => entry.before !== entry.after).map(({ item }) => item);
}

function entitySignature(entity: Entity): string {
  return JSON.stringify([entity.name, entity.detail, entity.facts]);
}

function referenceBucket(reference: Reference): string {
  return `${reference.target ?? ''} ${reference.key}`;
}

function referenceSignature(reference: Reference): string {
  return `${reference.relation} ${reference.types.join()}`;
}
