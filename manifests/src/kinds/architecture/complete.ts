import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import type { EntityType } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import { scalarsOf, valueOf } from '../../core/yaml/node.ts';
import { systemOf, type System } from '../../formats/architecture/system.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import type { Architecture, ArchitectureModel } from './model.ts';
import { ARCHITECTURE_SCHEMA } from './parse.ts';
import { ruleIds } from './rule-ids.ts';

type Context = KindContext<ArchitectureModel>;

/** What may be at the caret: names of the model, of imported ones and of the workspace, then what the schema lists. */
export function completeArchitecture(context: Context, offset: number): readonly Completion[] {
  const { document, model } = context;
  const cursor = yamlCursor(document.getText(), model.documents[0], offset);
  if (!cursor) return [];
  const { architecture } = model;
  const own = architecture && cursor.role !== 'key' ? names(context, architecture, cursor) : [];
  return [...own, ...completeFromSchema(ARCHITECTURE_SCHEMA, cursor)];
}

function names(context: Context, architecture: Architecture, cursor: YamlCursor): readonly Completion[] {
  const { graph, document } = context;
  const { uri } = document;
  const system = systemOf(graph, uri, architecture.name);
  const key = String(cursor.path.findLast((step) => typeof step === 'string'));
  const isFlow = cursor.path[0] === 'flows';
  switch (key) {
    case 'from':
    case 'to':
    case 'realizedBy':
    case 'runsOn':
      return elements(context, architecture, system, cursor);
    case 'replaces':
      return isFlow ? flows(system, cursor) : elements(context, architecture, system, cursor);
    case 'flow':
      return flows(system, cursor);
    case 'stores':
    case 'creates':
      return all(system.data.keys(), cursor);
    case 'data':
      return isFlow ? all(system.data.keys(), cursor) : [];
    case 'zone':
      return all(system.zones.keys(), cursor);
    case 'layer':
      return all(system.layers, cursor);
    case 'since':
    case 'state':
      return all(stateNames(system), cursor);
    case 'until':
      return cursor.path[0] === 'waivers' ? [] : all(stateNames(system), cursor);
    case 'target':
      return [
        ...elements(context, architecture, system, cursor),
        ...flows(system, cursor),
        ...all(system.data.keys(), cursor),
      ];
    case 'rule':
      return all(ruleIds(), cursor);
    case 'partOf':
    case 'imports':
      return all(
        graph
          .all('architecture', uri)
          .map(({ name }) => name)
          .filter((name) => name !== architecture.name || key === 'partOf'),
        cursor,
      );
    case 'owner':
      return all(
        [...graph.all('role', uri), ...graph.all('person', uri)].map(({ name }) => name),
        cursor,
      );
    case 'decision':
    case 'decisions':
      return declared(context, 'decision', cursor);
    case 'risks':
      return declared(context, 'risk', cursor);
    case 'workload':
      return workloads(context, cursor);
    default:
      return [];
  }
}

function stateNames({ states }: System): readonly string[] {
  return states.map(({ name }) => name).filter((name) => name !== '');
}

function elements(
  { graph, document }: Context,
  { root }: Architecture,
  system: System,
  cursor: YamlCursor,
): readonly Completion[] {
  const own = [...system.elements.values()].map(({ id, facts }) =>
    choice(cursor, id, facts.title ?? facts.kind ?? facts.layer),
  );
  const imported = scalarsOf(valueOf(root, 'imports')).flatMap(({ text: model }) =>
    [...systemOf(graph, document.uri, model).elements.values()]
      .filter(({ facts }) => facts.published)
      .map(({ id, facts }) => choice(cursor, `${model}/${id}`, facts.title ?? facts.kind)),
  );
  return [...own, ...imported];
}

function flows({ flows: declaredFlows }: System, cursor: YamlCursor): readonly Completion[] {
  return declaredFlows.map(({ entity, from, to }) =>
    choice(cursor, entity.name, entity.notation === 'yaml' ? `${from} → ${to}` : undefined),
  );
}

function declared({ graph, document }: Context, type: EntityType, cursor: YamlCursor): readonly Completion[] {
  return graph.all(type, document.uri).map(({ name, detail }) => ({
    ...choice(cursor, name, detail),
    filterText: `${name} ${detail ?? ''}`.trim(),
  }));
}

function workloads({ graph, document: { uri } }: Context, cursor: YamlCursor): readonly Completion[] {
  const pods = graph
    .all('resource', uri)
    .filter(({ facts }) => facts?.pods === true)
    .map(({ key, name, scope }) => {
      const kind = KINDS.find((one) => key.startsWith(`${one.toLowerCase()}/`));
      return kind === undefined ? undefined : `${kind}/${scope === undefined ? '' : `${scope}/`}${name}`;
    });
  const services = graph.all('service', uri).map(({ name }) => `compose/${name}`);
  const resources = graph.all('cloud-resource', uri).map(({ name }) => `terraform/${name}`);
  return [
    ...all(
      pods.filter((name) => name !== undefined),
      cursor,
    ),
    ...services.map((name) => choice(cursor, name, t('service of a compose file'))),
    ...resources.map((name) => choice(cursor, name, t('Terraform resource'))),
  ];
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'ReplicaSet', 'Pod', 'Rollout'];

function all(list: Iterable<string>, cursor: YamlCursor): readonly Completion[] {
  return [...new Set(list)].map((name) => choice(cursor, name));
}

function choice(cursor: YamlCursor, name: string, detail?: string): Completion {
  const text = writtenAt(cursor, name);
  return { label: name, span: cursor.span, text, kind: 'name', ...(detail ? { detail } : {}) };
}
