import type { Entity } from '../../core/graph/entity.ts';
import { commonEnds } from '../../core/graph/difference.ts';
import type { FlowFacts } from './entity-types.ts';
import type { Period } from './system-elements.ts';

export interface SystemFlow extends Period {
  readonly entity: Entity<'flow'>;
  readonly facts: FlowFacts;
  readonly from: string;
  readonly to: string;
  readonly isSync: boolean;
}

/** The flows of a system, with what they were read of: the next version of the system is made of both. */
export interface FlowReading {
  readonly entities: readonly Entity<'flow'>[];
  /** One for each of the entities, all of which have facts. */
  readonly flows: readonly SystemFlow[];
}

/** Messages wait in a queue: whoever sends them does not wait for an answer. */
const QUEUED =
  /^(?:kafka|amqp|mqtt|nats|sqs|sns|jms|smtp|sftp|ftp|pubsub|kinesis|pulsar|stomp|rabbitmq)s?$/iu;

/** What a flow is called: its own id, or its ends. */
export function flowName(from: string, to: string): string {
  return `${from}→${to}`;
}

/**
 * The flows of a system.
 * @param before those of the last version, if the periods of the same facts are the same.
 */
export function readFlows(
  entities: readonly Entity<'flow'>[],
  period: (facts: FlowFacts) => Period,
  before: FlowReading | undefined,
): FlowReading {
  const read = (some: readonly Entity<'flow'>[]): readonly SystemFlow[] =>
    some.flatMap((entity) => (entity.facts ? [flowOf(entity, entity.facts, period(entity.facts))] : []));
  if (!before) return { entities, flows: read(entities) };
  const { start, end } = commonEnds(before.entities, entities, Object.is);
  const flows = before.flows
    .slice(0, start)
    .concat(
      read(entities.slice(start, entities.length - end)),
      before.flows.slice(before.flows.length - end),
    );
  return { entities, flows };
}

function flowOf(entity: Entity<'flow'>, facts: FlowFacts, { since, until }: Period): SystemFlow {
  const { from, to, sync, protocol } = facts;
  return { entity, facts, from, to, isSync: sync ?? !QUEUED.test(protocol ?? ''), since, until };
}
