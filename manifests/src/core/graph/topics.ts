import { folderOf } from '../text/resource.ts';
import { difference } from './difference.ts';
import type { Entity, EntityType, Labels, Reference, Fact } from './entity.ts';
import type { Facts } from './graph-index.ts';

/**
 * A question that a check may put to the graph, as a string. When what a document says changes, the topics whose
 * answers may differ are known, and with them the documents to check again.
 */
export type Topic = string;

const FILE = 'file ';
const FILES_IN = 'files-in ';

export const topicOf = {
  named: (root: string, type: EntityType, key: string): Topic => `named ${type} ${key} ${root}`,
  declares: (root: string, type: EntityType): Topic => `declares ${type} ${root}`,
  all: (root: string, type: EntityType): Topic => `all ${type} ${root}`,
  allIn: (type: EntityType, folder: string): Topic => `all-in ${type} ${folder}`,
  references: (root: string, key: string): Topic => `references ${key} ${root}`,
  referencesToFile: (uri: string): Topic => `references-to ${uri}`,
  document: (uri: string): Topic => `document ${uri}`,
  referencesIn: (uri: string): Topic => `references-in ${uri}`,
  file: (uri: string): Topic => `${FILE}${uri}`,
  filesIn: (folder: string): Topic => `${FILES_IN}${folder}`,
  text: (uri: string): Topic => `text ${uri}`,
};

/** The file whose existence a topic asks for. */
export function fileAskedFor(topic: Topic): string | undefined {
  return topic.startsWith(FILE) ? topic.slice(FILE.length) : undefined;
}

/** The folder whose names a topic asks for. */
export function folderAskedFor(topic: Topic): string | undefined {
  return topic.startsWith(FILES_IN) ? topic.slice(FILES_IN.length) : undefined;
}

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
  const entities = difference(before?.entities ?? [], after?.entities ?? [], sameEntity);
  const changed = [...entities.before, ...entities.after];
  const folder = changed.length > 0 ? folderOf(uri) : '';
  for (const { type, key } of changed) {
    topics
      .add(topicOf.named(root, type, key))
      .add(topicOf.all(root, type))
      .add(topicOf.allIn(type, folder))
      .add(topicOf.document(uri));
    topics.add(topicOf.declares(root, type));
  }
  const references = difference(before?.references ?? [], after?.references ?? [], sameReference);
  for (const { key, target } of [...references.before, ...references.after]) {
    topics.add(target === undefined ? topicOf.references(root, key) : topicOf.referencesToFile(target));
    topics.add(topicOf.referencesIn(uri));
  }
  return topics;
}

/** True when other documents can tell no difference. */
function sameEntity(a: Entity, b: Entity): boolean {
  if (a === b) return true;
  return (
    a.type === b.type &&
    a.key === b.key &&
    a.name === b.name &&
    a.detail === b.detail &&
    a.scope === b.scope &&
    sameLabels(a.labels, b.labels) &&
    sameFacts(a.facts, b.facts)
  );
}

function sameReference(a: Reference, b: Reference): boolean {
  if (a === b) return true;
  return (
    a.key === b.key &&
    a.target === b.target &&
    a.relation === b.relation &&
    a.scope === b.scope &&
    sameTypes(a.types, b.types) &&
    sameLabels(a.labels, b.labels)
  );
}

function sameTypes(a: readonly EntityType[], b: readonly EntityType[]): boolean {
  return a === b || (a.length === b.length && a.every((type, index) => type === b[index]));
}

function sameLabels(a: Labels | undefined, b: Labels | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

/** Compares two levels deep: `holders` is a record of its own. */
function sameFacts(a: Entity['facts'], b: Entity['facts']): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  const facts = Object.entries<Fact>(a);
  const others = new Map(Object.entries<Fact>(b));
  return facts.length === others.size && facts.every(([name, fact]) => sameFact(fact, others.get(name)));
}

function sameFact(a: Fact, b: Fact): boolean {
  if (a === b) return true;
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
}
