import { isMap, pairOf, type YamlMap, type YamlNode, type YamlPair } from '../../../core/yaml/node.ts';
import type { Container } from './model.ts';

export const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
export type ProbeKind = (typeof PROBES)[number];

/** What a probe may do. */
export const HANDLERS: ReadonlySet<string> = new Set(['exec', 'httpGet', 'tcpSocket', 'grpc']);

export interface Probe {
  readonly kind: ProbeKind;
  readonly pair: YamlPair;
  readonly node: YamlMap;
}

export function probesOf({ node }: Container): readonly Probe[] {
  return PROBES.flatMap((kind) => {
    const pair = pairOf(node, kind);
    return pair && isMap(pair.value) ? [{ kind, pair, node: pair.value }] : [];
  });
}

/** What a probe does, written in one way, so that two can be compared; undefined for none. */
export function handlerOf({ node }: Probe): string | undefined {
  const handlers = node.pairs.filter(({ key }) => HANDLERS.has(key.text));
  return handlers.length === 0
    ? undefined
    : handlers.map(({ key, value }) => `${key.text}=${written(value)}`).join(';');
}

function written(node: YamlNode | null): string {
  if (!node) return 'null';
  if (node.type === 'scalar') return JSON.stringify(node.text);
  if (node.type === 'seq') return `[${node.items.map(written).join(',')}]`;
  return `{${node.pairs
    .map(({ key, value }) => `${key.text}:${written(value)}`)
    .toSorted()
    .join(',')}}`;
}
