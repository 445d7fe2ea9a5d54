import type { Use } from './model.ts';

/** What makes Compose start one service before another. */
const ORDERS: ReadonlySet<Use['relation']> = new Set([
  'depends-on',
  'links',
  'network-mode',
  'ipc',
  'pid',
  'volumes-from',
]);

/** True for a use of another service that has to be there first. */
export function isOrder({ type, relation }: Pick<Use, 'type' | 'relation'>): boolean {
  return type === 'service' && ORDERS.has(relation);
}
