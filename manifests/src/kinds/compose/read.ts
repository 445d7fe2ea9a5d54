import { keptBy } from '../../core/text/memory.ts';
import {
  contentOf,
  isMap,
  isScalar,
  isSeq,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlDocument,
} from '../../core/yaml/node.ts';
import { hasVariables } from './interpolation.ts';
import type {
  Build,
  ComposeModel,
  Extension,
  FileUse,
  Resource,
  ResourceType,
  Service,
  WrittenMount,
  WrittenPort,
} from './model.ts';
import { mountOf } from './mount.ts';
import { portOf, rangeOf } from './port.ts';
import { isRequired } from './required.ts';
import { RESOURCE_SECTIONS } from './sections.ts';
import { withoutResets } from './tags.ts';
import { variablesUsed } from './variables.ts';
import { usesOf } from './uses.ts';

/** Reads a Compose file. */
export function composeOf(text: string, documents: readonly YamlDocument[]): ComposeModel {
  const roots = documents.flatMap(({ root }) => (isMap(root) ? [withoutResets(text, root)] : []));
  const includes = roots.flatMap((root) => includesIn(valueOf(root, 'include')));
  return {
    documents,
    roots,
    variables: variablesUsed(text, roots),
    services: roots.flatMap((root) => servicesIn(text, valueOf(root, 'services'))),
    resources: roots.flatMap((root) =>
      RESOURCE_SECTIONS.flatMap(([type, key]) => resourcesIn(valueOf(root, key), type)),
    ),
    includes: includes.filter(({ path }) => isLocal(path)),
    includesUnknown: includes.some(({ path }) => !isLocal(path)),
  };
}

/** A path that is the same wherever the project is: no variable, no address, no home. */
export function isLocal(path: string): boolean {
  return path !== '' && !hasVariables(path) && !/^(?:[a-z][a-z+.-]*:|~|git@|github\.com\/)/iu.test(path);
}

function servicesIn(text: string, node: YamlNode | undefined): Service[] {
  if (!isMap(node)) return [];
  return node.pairs.flatMap((pair) => readings(pair).service(text) ?? []);
}

/** The service of a pair, read once: it is the same object in the next version of a large file, where the pair is. */
const readings = keptBy((pair: YamlPair) => {
  let read: { readonly service: Service | undefined } | undefined;
  return { service: (text: string) => (read ??= { service: readService(text, pair) }).service };
});

function readService(text: string, pair: YamlPair): Service | undefined {
  const { key, value } = pair;
  if (!isMap(value)) return undefined;
  const service = {
    name: key.text,
    pair,
    span: key.span,
    node: value,
    image: scalarOf(value, 'image'),
    build: buildOf(valueOf(value, 'build')),
    extends: extensionOf(valueOf(value, 'extends')),
    profiles: scalarsOf(valueOf(value, 'profiles')).map((profile) => profile.text),
    ports: portsOf(valueOf(value, 'ports')),
    mounts: mountsOf(valueOf(value, 'volumes')),
    files: filesOf(value),
  };
  return { ...service, uses: usesOf(text, service) };
}

function resourcesIn(node: YamlNode | undefined, type: ResourceType): Resource[] {
  if (!isMap(node)) return [];
  return node.pairs.flatMap((pair): Resource[] => {
    const { key, value } = pair;
    const external = valueOf(value, 'external');
    return [
      {
        type,
        pair,
        name: key.text,
        span: key.span,
        node: isMap(value) ? value : undefined,
        external:
          isMap(external) || (isScalar(external) && external.value !== false && external.value !== null),
      },
    ];
  });
}

function buildOf(node: YamlNode | undefined): Build | undefined {
  if (isScalar(node) && node.value !== null)
    return { node, context: node, dockerfile: undefined, isRemote: !isLocal(node.text) };
  if (!isMap(node)) return undefined;
  const context = scalarOf(node, 'context');
  const dockerfile = scalarOf(node, 'dockerfile');
  const isRemote =
    pairOf(node, 'dockerfile_inline') !== undefined ||
    [context, dockerfile].some((path) => path !== undefined && !isLocal(path.text));
  return { node, context, dockerfile, isRemote };
}

function extensionOf(node: YamlNode | undefined): Extension | undefined {
  if (isScalar(node)) return { service: node, file: undefined };
  return isMap(node) ? { service: scalarOf(node, 'service'), file: scalarOf(node, 'file') } : undefined;
}

function portsOf(node: YamlNode | undefined): WrittenPort[] {
  if (!isSeq(node)) return [];
  return node.items.flatMap((item): WrittenPort[] => {
    if (isMap(item)) return [{ node: item, port: longPort(item), problem: undefined }];
    if (!isScalar(item) || item.value === null) return [];
    const text = String(item.style === 'plain' ? item.text : item.value).trim();
    if (hasVariables(text)) return [{ node: item, port: undefined, problem: undefined }];
    const port = portOf(text);
    return typeof port === 'string'
      ? [{ node: item, port: undefined, problem: port }]
      : [{ node: item, port, problem: undefined }];
  });
}

function longPort(node: YamlMap): WrittenPort['port'] {
  const target = rangeOf(scalarOf(node, 'target')?.text ?? '');
  const published = scalarOf(node, 'published')?.text;
  const host = published === undefined ? undefined : rangeOf(published);
  if (!target || (published !== undefined && !host)) return undefined;
  const protocol = scalarOf(node, 'protocol')?.text.toLowerCase() ?? 'tcp';
  return { ip: scalarOf(node, 'host_ip')?.text, host, container: target, protocol };
}

function mountsOf(node: YamlNode | undefined): WrittenMount[] {
  if (!isSeq(node)) return [];
  return node.items.flatMap((item): WrittenMount[] => {
    if (isMap(item)) {
      const type = scalarOf(item, 'type')?.text;
      const source = scalarOf(item, 'source')?.text;
      const known = type === 'bind' || type === 'volume' || type === 'tmpfs' ? type : 'other';
      return [
        {
          node: item,
          mount: { type: known, source, target: scalarOf(item, 'target')?.text },
          problem: undefined,
        },
      ];
    }
    if (!isScalar(item) || item.value === null) return [];
    const mount = mountOf(item.text);
    return typeof mount === 'string'
      ? [{ node: item, mount: undefined, problem: hasVariables(item.text) ? undefined : mount }]
      : [{ node: item, mount, problem: undefined }];
  });
}

function filesOf(service: YamlMap): FileUse[] {
  return [
    ...filesIn(valueOf(service, 'env_file'), 'env-file'),
    ...filesIn(valueOf(service, 'label_file'), 'label-file'),
  ];
}

function includesIn(node: YamlNode | undefined): FileUse[] {
  if (!isSeq(node)) return [];
  return node.items.flatMap((item) => filesIn(isMap(item) ? valueOf(item, 'path') : item, 'include'));
}

function filesIn(node: YamlNode | null | undefined, relation: FileUse['relation']): FileUse[] {
  const items = isSeq(node) ? node.items : [node];
  return items.flatMap((item): FileUse[] => {
    const path = isMap(item) ? scalarOf(item, 'path') : item;
    if (!isScalar(path) || path.value === null) return [];
    return [{ path: path.text, span: contentOf(path), relation, required: !isMap(item) || isRequired(item) }];
  });
}
