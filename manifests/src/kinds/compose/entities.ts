import type { Entity, Labels, Notation, Reference } from '../../core/graph/entity.ts';
import type { Facts } from '../../core/graph/graph-index.ts';
import { imageBuilt, imageRun } from '../../formats/container-images/image-mentions.ts';
import { hostNamesIn } from '../../formats/addresses/host-names.ts';
import { PASSED_VARIABLE } from '../../formats/architecture/deployed/compose-calls.ts';
import { folderOf, resolveFrom } from '../../core/text/resource.ts';
import { contentOf, isMap, isScalar, scalarOf, valueOf, type YamlScalar } from '../../core/yaml/node.ts';
import { within } from '../../core/text/span.ts';
import {
  entityTypeOf,
  type ComposeModel,
  type FileUse,
  type Resource,
  type Service,
  type Use,
  type VariableUse,
} from './model.ts';
import { hostNamesOf } from './host-names-of.ts';
import { mergedInto } from './merged.ts';
import { isLocal } from './read.ts';
import { rangeText } from './port.ts';

/** The key of what a project declares: of the name as written, since Compose tells upper from lower case. */
export function keyOf(type: Use['type'], name: string): string {
  return entityTypeOf(type) === 'parameter' ? `${type}/${name}` : name;
}

/** What a Compose file declares and names. Names count in its folder: that of the project. */
export function declarationsOf(uri: string, model: ComposeModel): Facts {
  const scope = folderOf(uri);
  // A file that another folder's is part of may use its names.
  const used = model.includes.length > 0 || model.includesUnknown ? {} : { scope };
  const entities: Entity[] = [];
  const references: Reference[] = [];
  for (const service of model.services) {
    entities.push(serviceEntity(uri, scope, service), ...builtImages(uri, service));
    references.push(...service.uses.map((use) => reference(uri, use, used)));
    references.push(
      ...filesOf(uri, service),
      ...runImages(uri, service),
      ...hostsNamed(uri, service, used),
      ...variablesPassed(uri, service),
    );
  }
  for (const resource of model.resources) {
    entities.push(resourceEntity(uri, scope, resource));
    references.push(...resourceFiles(uri, resource));
  }
  references.push(...model.variables.map((variable) => variableReference(uri, variable)));
  references.push(...model.includes.map((file) => fileReference(uri, file)));
  // What is merged from an anchor is written once, though several services have it.
  return { entities: entities.filter(firstAt()), references: references.filter(firstAt()) };
}

function firstAt(): (item: { span: Entity['span']; type?: string; relation?: string }) => boolean {
  const seen = new Set<string>();
  return ({ span, type, relation }) => {
    const place = `${span.start} ${type ?? relation ?? ''}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  };
}

function serviceEntity(
  uri: string,
  scope: string,
  { name, pair, span, image, ports, node }: Service,
): Entity {
  const targets = ports.flatMap(({ port }) => (port ? [rangeText(port.container)] : []));
  const labels: Labels = { compose: 'true' };
  const extent = { start: span.start, end: Math.max(node.span.end, span.end) };
  const merged = mergedInto(node, extent);
  return {
    type: 'service',
    uri,
    name,
    key: name,
    span: contentOf(pair.key),
    extent,
    ...(merged.length > 0 ? { merged } : {}),
    notation: 'yaml-key',
    scope,
    labels,
    facts: { kind: 'compose', ports: targets.join(','), ...hostNamesOf(node) },
    ...(image ? { detail: image.text } : {}),
  };
}

function resourceEntity(uri: string, scope: string, { type, name, pair, span, node }: Resource): Entity {
  return {
    type: entityTypeOf(type),
    uri,
    name,
    key: keyOf(type, name),
    span: contentOf(pair.key),
    extent: { start: span.start, end: Math.max(node?.span.end ?? 0, span.end) },
    notation: 'yaml-key',
    scope,
    facts: { kind: 'compose' },
    detail: type,
  };
}

function reference(uri: string, use: Use, used: { readonly scope?: string }): Reference {
  const notation: Notation = use.part ? 'plain' : use.asKey ? 'yaml-key' : 'yaml';
  const { name, span, relation, type } = use;
  return {
    types: [entityTypeOf(type)],
    uri,
    name,
    key: keyOf(type, name),
    span,
    notation,
    relation,
    ...used,
  };
}

/** The image that a service is built as, and the tags that the build gets besides. */
function builtImages(uri: string, { image, build }: Service): Entity[] {
  if (!build) return [];
  const tags = valueOf(build.node, 'tags');
  const written = [image, ...(tags?.type === 'seq' ? tags.items : [])];
  return written.flatMap((node) => (isScalar(node) ? imageBuilt(uri, node) : []));
}

function runImages(uri: string, { image, build }: Service): Reference[] {
  return image && !build ? imageRun(uri, image) : [];
}

/** The Dockerfile, the environment files, the file that a service is extended from, the paths that are mounted. */
function filesOf(uri: string, service: Service): Reference[] {
  const { build, files, mounts } = service;
  const found = files.map((file) => fileReference(uri, file));
  const dockerfile = dockerfileOf(uri, service);
  const at = build && (build.dockerfile ?? build.context);
  if (dockerfile !== undefined && at) found.push(toFile(uri, dockerfile, contentOf(at), 'dockerfile'));
  for (const { node, mount } of mounts) {
    const source = mount?.type === 'bind' ? mount.source : undefined;
    if (source === undefined || !isLocal(source) || !/^\.{0,2}\//u.test(source)) continue;
    const scalar = isScalar(node) ? node : scalarOf(node, 'source');
    const start = scalar ? contentOf(scalar).start : 0;
    if (scalar)
      found.push(
        toFile(uri, resolveFrom(uri, source), within(scalar.span, start, start + source.length), 'mounts'),
      );
  }
  const { file, service: base } = service.extends ?? {};
  if (file && isLocal(file.text)) {
    const target = resolveFrom(uri, file.text);
    found.push({ ...toFile(uri, target, contentOf(file), 'extends-file') });
    if (base)
      found.push({
        types: ['service'],
        uri,
        name: base.text,
        key: base.text,
        span: contentOf(base),
        notation: 'yaml',
        relation: 'extends',
        target,
      });
  }
  return found;
}

/** The Dockerfile of a service: in the folder of the build, `Dockerfile` unless it says another name. */
export function dockerfileOf(uri: string, { build }: Service): string | undefined {
  if (!build || build.isRemote) return undefined;
  const context = build.context?.text ?? '.';
  const dockerfile = build.dockerfile?.text ?? 'Dockerfile';
  if (context.startsWith('/') || dockerfile.startsWith('/')) return undefined;
  return resolveFrom(uri, `${context}/${dockerfile}`);
}

function resourceFiles(uri: string, { node, type }: Resource): Reference[] {
  const file = type === 'secret' || type === 'config' ? scalarOf(node, 'file') : undefined;
  if (!file || !isLocal(file.text)) return [];
  return [
    fileReference(uri, {
      path: file.text,
      span: contentOf(file),
      relation: type === 'secret' ? 'secret' : 'config',
      required: true,
    }),
  ];
}

function fileReference(uri: string, { path, span, relation }: FileUse): Reference {
  return toFile(uri, isLocal(path) ? resolveFrom(uri, path) : '', span, relation);
}

function variableReference(uri: string, { name, span }: VariableUse): Reference {
  return { types: ['variable'], uri, name, key: name, span, notation: 'plain', relation: 'variable' };
}

function toFile(uri: string, target: string, span: Reference['span'], relation: string): Reference {
  return { types: ['file'], uri, name: target, key: target, span, notation: 'fixed', relation, target };
}

/** Hosts that the environment names: `MLFLOW_TRACKING_URI: http://mlflow:5001`, `REDIS_HOST: redis`. Another file may declare the service. */
function hostsNamed(uri: string, { node }: Service, used: { readonly scope?: string }): Reference[] {
  return environmentOf(node).flatMap(({ name: variable, value, text }) => {
    if (!value || text === undefined || value.style === 'block') return [];
    const content = contentOf(value);
    // Escapes move what is behind them.
    if (content.end - content.start !== value.text.length) return [];
    const from = content.start + value.text.length - text.length;
    return hostNamesIn(variable, text).flatMap(({ name, start }): Reference[] => {
      const span = within(value.span, from + start, from + start + name.length);
      return [
        { types: ['service'], uri, name, key: name, span, notation: 'plain', relation: 'mentions', ...used },
      ];
    });
  });
}

/** Variables that a service has from where Compose runs, or from the `.env` file beside: `- CART_ADDR`. */
function variablesPassed(uri: string, { node }: Service): Reference[] {
  return environmentOf(node).flatMap(({ name, value, place }) =>
    value === undefined && place
      ? [
          {
            types: ['variable'],
            uri,
            name,
            key: name,
            span: contentOf(place),
            notation: 'plain',
            relation: PASSED_VARIABLE,
          },
        ]
      : [],
  );
}

export interface Variable {
  readonly name: string;
  /** What the name is written in. */
  readonly place: YamlScalar | undefined;
  /** What the value is written in: in a list it stands behind the name and `=`. */
  readonly value: YamlScalar | undefined;
  readonly text: string | undefined;
}

/** The environment of a service, written as a map or as a list of `NAME=value`. */
export function environmentOf(service: Service['node']): readonly Variable[] {
  const node = valueOf(service, 'environment');
  if (isMap(node)) {
    return node.pairs.map(({ key, value }) => {
      const scalar = isScalar(value) && value.value !== null ? value : undefined;
      return { name: key.text, place: key, value: scalar, text: scalar?.text };
    });
  }
  if (node?.type !== 'seq') return [];
  return node.items.filter(isScalar).map((item) => {
    const equals = item.text.indexOf('=');
    return equals === -1
      ? { name: item.text, place: item, value: undefined, text: undefined }
      : { name: item.text.slice(0, equals), place: item, value: item, text: item.text.slice(equals + 1) };
  });
}
