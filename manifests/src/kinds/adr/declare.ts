import { nameKey, type Entity, type Reference } from '../../core/graph/entity.ts';
import { span, touches, type Span } from '../../core/text/span.ts';
import { keyOfFile } from './citations.ts';
import type { Cited, Decision, FileLink } from './model.ts';
import { isPlaceholder } from './placeholder.ts';

/** What a record declares (itself) and what it names: other records, people, roles. */
export function declared(
  uri: string,
  length: number,
  model: Decision,
): { entities: readonly Entity[]; references: readonly Reference[] } {
  return {
    entities: [entityOf(uri, length, model)],
    references: [...citationReferences(uri, model, relationsIn(model)), ...peopleReferences(uri, model)],
  };
}

function entityOf(uri: string, length: number, model: Decision): Entity<'decision'> {
  const { headingNumber, title, status, date, number } = model;
  const successor = model.successions.find(({ relation }) => relation === 'superseded-by');
  return {
    type: 'decision',
    uri,
    name: model.id,
    key: model.key,
    span: headingNumber?.span ?? title?.span ?? span(0, 0),
    extent: span(0, length),
    notation: headingNumber ? 'decision-id' : 'fixed',
    ...(title ? { detail: title.text } : {}),
    facts: {
      status: status ? (status.value ?? 'unknown') : undefined,
      title: title?.text,
      date: date?.iso,
      number,
      supersededBy: successor?.target ?? successor?.key,
    },
  };
}

/** What the record says of another that it names at a place; `example` in words of a template that nobody replaced. */
function relationsIn(model: Decision): RelationAt {
  const successions = new Map(model.successions.map(({ relation, span: at }) => [at.start, relation]));
  return (at) => {
    if (isPlaceholder(model, at)) return 'example';
    return successions.get(at.start) ?? model.ties.find((tie) => touches(tie.span, at.start))?.relation;
  };
}

type RelationAt = (at: Span) => string | undefined;

/** References for links to files and for decisions named in text. */
export function citationReferences(
  uri: string,
  { links, cited }: { readonly links: readonly FileLink[]; readonly cited: readonly Cited[] },
  relationAt: RelationAt = () => undefined,
): Reference[] {
  const written = new Set<number>();
  const references: Reference[] = [];
  for (const link of links) {
    if (written.has(link.destinationSpan.start)) continue;
    written.add(link.destinationSpan.start);
    references.push({
      types: ['decision'],
      uri,
      name: link.destination,
      key: keyOfFile(link.target),
      span: link.destinationSpan,
      notation: 'link-target',
      relation: relationAt(link.textSpan) ?? 'mentions',
      target: link.target,
    });
  }
  for (const { name, key, span: at, link } of cited) {
    // The same number in the link's path settles which of several records with that number is meant.
    const target = link && keyOfFile(link.target) === key ? { target: link.target } : {};
    const relation = relationAt(link?.textSpan ?? at) ?? 'mentions';
    references.push({
      types: ['decision'],
      uri,
      name,
      key,
      span: at,
      notation: 'decision-id',
      relation,
      ...target,
    });
  }
  return references;
}

function peopleReferences(uri: string, model: Decision): Reference[] {
  return model.people.map(({ text, span: at, relation }) => ({
    types: ['role', 'person'],
    uri,
    name: text,
    key: nameKey(text),
    span: at,
    notation: 'plain',
    relation,
  }));
}
