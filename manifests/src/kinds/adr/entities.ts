import { nameKey, type Entity, type Reference } from '../../core/graph/entity.ts';
import { span, touches } from '../../core/text/span.ts';
import { checksText } from '../../formats/architecture/checks/read.ts';
import { citationReferences, type RelationAt } from '../../formats/citations/references.ts';
import type { Decision } from './model.ts';
import { isPlaceholder } from './placeholder.ts';
import { reviewDue } from './review.ts';

/** What a record declares (itself) and what it names: other records, people, roles. */
export function declarationsOf(
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
  const { headingNumber, title, status, date, number, language } = model;
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
      statusText: status?.text,
      title: title?.text,
      date: date?.iso,
      number,
      reviewDue: reviewDue(model),
      supersededBy: successor?.target ?? successor?.key,
      ...(model.checks && model.checks.checks.length > 0 ? { checks: checksText(model.checks.checks) } : {}),
      ...(model.checks && model.checks.faults.length > 0 ? { unreadChecks: model.checks.unread } : {}),
      language,
    },
  };
}

/** What the record says of another that it names at a place; `example` in words of a template that nobody replaced. */
function relationsIn(model: Decision): RelationAt {
  const successions = new Map(model.successions.map(({ relation, span: at }) => [at.start, relation]));
  return (at) => {
    if (isPlaceholder(model, at)) return 'example';
    return successions.get(at.start) ?? model.relations.find((one) => touches(one.span, at.start))?.relation;
  };
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
