import { within } from '../../core/text/span.ts';
import {
  contentOf,
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import { hasVariables } from './interpolation.ts';
import type { ResourceType, Service, ServiceRelation, Use } from './model.ts';
import { isRequired } from './required.ts';

type ServiceWithoutUses = Omit<Service, 'uses'>;

/** All names of other parts of the project that a service is written with. */
export function usesOf(text: string, service: ServiceWithoutUses): readonly Use[] {
  const { node, build } = service;
  const reader = new UseReader(text);
  reader.dependencies(valueOf(node, 'depends_on'));
  for (const [key, relation] of LISTS) reader.beforeColon(valueOf(node, key), relation);
  for (const [key, relation] of MODES) reader.afterPrefix(scalarOf(node, key), relation);
  for (const [key, type] of NAMES) reader.names(valueOf(node, key), type);
  if (build) reader.buildNames(build.node);
  if (service.extends && !service.extends.file) reader.scalar(service.extends.service, 'service', 'extends');
  for (const mount of service.mounts)
    if (mount.mount?.type === 'volume') reader.volume(mount.node, mount.mount.source);
  return reader.uses;
}

const LISTS: readonly (readonly [string, ServiceRelation])[] = [
  ['links', 'links'],
  ['volumes_from', 'volumes-from'],
];

const MODES: readonly (readonly [string, ServiceRelation])[] = [
  ['network_mode', 'network-mode'],
  ['ipc', 'ipc'],
  ['pid', 'pid'],
];

const NAMES: readonly (readonly [string, ResourceType])[] = [
  ['networks', 'network'],
  ['secrets', 'secret'],
  ['configs', 'config'],
  ['models', 'model'],
];

const SERVICE_PREFIX = 'service:';

class UseReader {
  readonly uses: Use[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  dependencies(node: YamlNode | undefined): void {
    if (isSeq(node)) for (const item of node.items) this.scalar(item, 'service', 'depends-on');
    if (!isMap(node)) return;
    for (const { key, value } of node.pairs) {
      const condition = scalarOf(value, 'condition');
      this.#add(key, 'service', 'depends-on', true, condition, !isMap(value) || isRequired(value));
    }
  }

  /** `db:database`, `db:ro`; `container:x` names no service. */
  beforeColon(node: YamlNode | undefined, relation: ServiceRelation): void {
    if (!isSeq(node)) return;
    for (const item of node.items) {
      if (!isScalar(item) || item.text.startsWith('container:')) continue;
      this.#part(item, item.text.split(':', 1)[0] ?? '', 'service', relation);
    }
  }

  /** `service:db`. */
  afterPrefix(node: YamlScalar | undefined, relation: ServiceRelation): void {
    if (node?.text.startsWith(SERVICE_PREFIX))
      this.#part(node, node.text.slice(SERVICE_PREFIX.length), 'service', relation);
  }

  names(node: YamlNode | undefined, type: ResourceType): void {
    if (isSeq(node)) {
      for (const item of node.items) this.scalar(isMap(item) ? scalarOf(item, 'source') : item, type, type);
    }
    if (isMap(node)) {
      for (const { key } of node.pairs) this.#add(key, type, type, true);
    }
  }

  volume(node: YamlNode, source: string | undefined): void {
    if (source === undefined) return;
    if (isScalar(node)) this.#part(node, source, 'volume', 'volume');
    else this.scalar(scalarOf(node, 'source'), 'volume', 'volume');
  }

  buildNames(build: YamlNode): void {
    if (!isMap(build)) return;
    this.names(valueOf(build, 'secrets'), 'secret');
    const contexts = valueOf(build, 'additional_contexts');
    for (const item of itemsOf(contexts)) {
      const at = item.text.indexOf(SERVICE_PREFIX);
      if (at === 0 || item.text[at - 1] === '=')
        this.#part(item, item.text.slice(at + SERVICE_PREFIX.length), 'service', 'build-context');
    }
  }

  scalar(node: YamlNode | null | undefined, type: Use['type'], relation: Use['relation']): void {
    if (isScalar(node) && node.value !== null) this.#add(node, type, relation, false);
  }

  /** A name that is a part of a scalar. */
  #part(node: YamlScalar, name: string, type: Use['type'], relation: Use['relation']): void {
    const from = this.#text.slice(node.span.start, node.span.end).indexOf(name);
    if (name === '' || from === -1 || hasVariables(name)) return;
    const start = node.span.start + from;
    this.#push({ type, name, span: within(node.span, start, start + name.length), relation, part: true });
  }

  #add(
    node: YamlScalar,
    type: Use['type'],
    relation: Use['relation'],
    asKey: boolean,
    condition?: YamlScalar,
    required = true,
  ): void {
    if (node.text === '' || hasVariables(node.text)) return;
    this.#push({
      type,
      name: node.text,
      span: contentOf(node),
      relation,
      part: false,
      asKey,
      condition,
      required,
    });
  }

  #push(use: Pick<Use, 'type' | 'name' | 'span' | 'relation' | 'part'> & Partial<Use>): void {
    this.uses.push({ asKey: false, condition: undefined, required: true, ...use });
  }
}

function itemsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  if (isMap(node)) return node.pairs.flatMap(({ value }) => (isScalar(value) ? [value] : []));
  return isSeq(node) ? node.items.filter(isScalar) : [];
}
