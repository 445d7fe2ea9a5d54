import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import {
  isMap,
  isSeq,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
  type YamlPair,
} from '../../../core/yaml/node.ts';
import { hasVariables } from '../interpolation.ts';
import type { Resource, Service } from '../model.ts';
import { bytesOf } from '../quantity.ts';
import { composeRule } from './compose-rule.ts';

/** Keys that exclude each other, and one thing said twice in two ways. */
export const conflictingKeys = composeRule({
  id: 'compose/conflicting-keys',
  severity: 'error',
  *check({ uri, model }) {
    for (const service of model.services) {
      for (const { wrong, other, message } of conflictsOf(service)) yield finding(uri, wrong, other, message);
    }
    for (const resource of model.resources) yield* externalConflicts(uri, resource);
  },
});

interface Conflict {
  readonly wrong: YamlPair;
  readonly other: YamlPair;
  readonly message: string;
}

function finding(uri: string, wrong: YamlPair, other: YamlPair, message: string): RuleFinding {
  return {
    message,
    span: wrong.key.span,
    related: [{ uri, span: other.key.span, message: t('Conflicting key') }],
  };
}

function* conflictsOf({ node, build }: Service): Iterable<Conflict> {
  const networkMode = pairOf(node, 'network_mode');
  const networks = pairOf(node, 'networks');
  const named = isMap(networks?.value)
    ? networks.value.pairs.length
    : isSeq(networks?.value)
      ? networks.value.items.length
      : 0;
  if (networkMode && networks && named > 0) yield both(networks, networkMode);
  yield* exclusive(build?.node, 'dockerfile', 'dockerfile_inline');
  const deploy = valueOf(node, 'deploy');
  const replicas = pairOf(deploy, 'replicas');
  const scale = pairOf(node, 'scale');
  if (scale && replicas && differ(scale, replicas, Number)) yield unlike(scale, replicas);
  const containerName = pairOf(node, 'container_name');
  const many = scale ?? replicas;
  if (containerName && many && numberOf(many) > 1)
    yield {
      wrong: containerName,
      other: many,
      message: t('"container_name" cannot be used with {0} replicas: names must be unique', numberOf(many)),
    };
  yield* limitsOf(node, deploy);
  for (const list of [
    valueOf(node, 'gpus'),
    valueOf(valueOf(valueOf(deploy, 'resources'), 'reservations'), 'devices'),
  ]) {
    if (isSeq(list)) for (const device of list.items) yield* exclusive(device, 'count', 'device_ids');
  }
  yield* platformOf(node, build?.node);
}

/** What the old keys of a service say of its resources, and `deploy` too. */
function* limitsOf(node: YamlNode, deploy: YamlNode | undefined): Iterable<Conflict> {
  const resources = valueOf(deploy, 'resources');
  const limits = valueOf(resources, 'limits');
  const reservations = valueOf(resources, 'reservations');
  const told: readonly (readonly [
    string,
    YamlNode | undefined,
    string,
    (text: string) => number | undefined,
  ])[] = [
    ['cpus', limits, 'cpus', Number],
    ['mem_limit', limits, 'memory', bytesOf],
    ['pids_limit', limits, 'pids', Number],
    ['mem_reservation', reservations, 'memory', bytesOf],
  ];
  for (const [key, map, twin, read] of told) {
    const old = pairOf(node, key);
    const other = pairOf(map, twin);
    if (old && other && differ(old, other, read)) yield unlike(old, other);
  }
}

function* platformOf(node: YamlNode, build: YamlNode | undefined): Iterable<Conflict> {
  const platform = pairOf(node, 'platform');
  const platforms = pairOf(build, 'platforms');
  const built = scalarsOf(platforms?.value);
  const wanted = textOf(platform);
  if (!platform || !platforms || built.length === 0 || wanted === undefined) return;
  if (built.some(({ text }) => text === wanted || hasVariables(text))) return;
  yield {
    wrong: platform,
    other: platforms,
    message: t('"{0}" is not in "build.platforms"', wanted),
  };
}

function* exclusive(node: YamlNode | null | undefined, a: string, b: string): Iterable<Conflict> {
  const [first, second] = [pairOf(node, a), pairOf(node, b)];
  if (first && second) yield both(first, second);
}

function both(wrong: YamlPair, other: YamlPair): Conflict {
  return {
    wrong,
    other,
    message: t('"{0}" and "{1}" cannot be used together', wrong.key.text, other.key.text),
  };
}

function unlike(wrong: YamlPair, other: YamlPair): Conflict {
  return {
    wrong,
    other,
    message: t(
      '"{0}" and "{1}" set the same option to different values',
      wrong.key.text,
      `deploy … ${other.key.text}`,
    ),
  };
}

function differ(a: YamlPair, b: YamlPair, read: (text: string) => number | undefined): boolean {
  const [first, second] = [textOf(a), textOf(b)].map((text) => (text === undefined ? undefined : read(text)));
  return (
    first !== undefined &&
    second !== undefined &&
    !Number.isNaN(first) &&
    !Number.isNaN(second) &&
    first !== second
  );
}

function numberOf(pair: YamlPair): number {
  return Number(textOf(pair) ?? 0);
}

function textOf(pair: YamlPair | undefined): string | undefined {
  const value = pair?.value;
  return value?.type === 'scalar' && value.value !== null && !hasVariables(value.text)
    ? value.text
    : undefined;
}

/** A volume that exists already takes no options here. */
function* externalConflicts(uri: string, { type, node }: Resource): Iterable<RuleFinding> {
  const external = pairOf(node, 'external');
  if (type !== 'volume' || !isMap(node) || !external || scalarOf(node, 'external')?.value !== true) return;
  for (const pair of node.pairs) {
    const { text } = pair.key;
    if (text === 'name' || text === 'external' || text.startsWith('x-')) continue;
    yield finding(uri, pair, external, t('"{0}" and "{1}" cannot be used together', text, 'external'));
  }
}
