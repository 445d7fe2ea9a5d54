import { t } from '@vscode/l10n';
import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { isMap, isSeq, pairOf, type YamlNode } from '../../../core/yaml/node.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { isPatch } from '../../kubernetes/units/patch.ts';
import { accumulatedBy, unitAt } from '../accumulated.ts';
import { choosesTarget } from '../chosen.ts';
import type { KustomizeModel } from '../model.ts';
import type { Operation, Patch } from '../patches.ts';

/** A JSON patch of something that its target does not have: kustomize refuses it. */
export const patchPath: Rule<KustomizeModel> = {
  id: 'kustomize/patch-path',
  severity: 'error',
  *check({ model, graph, document: { uri } }) {
    const patches = model.patches.filter(({ operations, target }) => target && operations.length > 0);
    if (patches.length === 0) return;
    const unit = unitAt(uri, graph);
    const accumulation = unit && accumulatedBy(unit, graph);
    if (!accumulation || accumulation.open || accumulation.renamed || accumulation.patched) return;
    for (const { target, operations, node } of patches) {
      if (!target) continue;
      const chosen = accumulation.resources.filter((resource) => choosesTarget(target, resource));
      const others = model.patches.filter((patch) => patch.node !== node);
      for (const { entity } of chosen.slice(0, MOST_TARGETS)) {
        if (isPatchedByOthers(entity, others, graph, uri)) continue;
        const root = rootOf(entity, graph);
        const refused = firstFault(operations, root, accumulation.adds, isRefused);
        const fault = refused ?? firstFault(operations, root, accumulation.adds, isAddedInstead);
        if (!fault) continue;
        yield {
          message: t('{0} "{1}" has no field "{2}"', entity.facts?.kind ?? '', entity.name, fault.path.text),
          span: fault.path.span,
          ...(refused ? {} : { atMost: 'hint' }),
          related: [{ uri: entity.uri, span: entity.span, message: entity.name }],
        };
        break;
      }
    }
  },
};

/** Targets of one patch that are looked at: more are chosen by patterns, and are alike. */
const MOST_TARGETS = 20;

/** True when something else may have changed the resource before: another patch of this kustomization or of one below. */
function isPatchedByOthers(entity: Entity, others: readonly Patch[], graph: Graph, uri: string): boolean {
  if (entity.facts?.generated === true || others.some((patch) => mayChange(patch, entity, graph, uri)))
    return true;
  const isPatchOf = (relation: string): boolean => relation === 'patches-resource' || relation === 'replaces';
  return (
    graph.referencesTo(entity).some((reference) => isPatchOf(reference.relation) && reference.uri !== uri) ||
    graph.find('resource', entity.key, uri).some((other) => other !== entity && isPatch(other.uri, graph))
  );
}

function mayChange({ target, resources, path }: Patch, entity: Entity, graph: Graph, uri: string): boolean {
  const { name, facts } = entity;
  if (!target) {
    const inFile = path ? graph.declaredIn(resolveFrom(uri, path.text)) : [];
    if (inFile.length === 0 && resources.length === 0) return true;
    return (
      inFile.some(({ key }) => key === entity.key) ||
      resources.some((resource) => resource.name?.text === name)
    );
  }
  const kind = facts?.kind;
  if (target.kind && typeof kind === 'string' && /^\w+$/u.test(target.kind.text) && target.kind.text !== kind)
    return false;
  return !target.name || !/^[a-z0-9-]+$/u.test(target.name.text) || target.name.text === name;
}

/** The last tree of each resource: it is read again when its text is another. */
const trees = new WeakMap<Entity, { readonly text: string; readonly root: YamlNode | null }>();

/** The tree of a resource, read from the text of its file. */
function rootOf(entity: Entity, graph: Graph): YamlNode | null {
  const text = graph.text(entity.uri)?.slice(entity.extent.start, entity.extent.end);
  if (text === undefined) return null;
  const known = trees.get(entity);
  if (known?.text === text) return known.root;
  const root = parseYaml(text)[0]?.root ?? null;
  trees.set(entity, { text, root });
  return root;
}

/** Where kustomize itself adds something before the patches of an overlay. */
const ADDED =
  /^\/(?:metadata\/(?:labels|annotations|namespace)|spec\/selector|spec\/template\/metadata)(?:\/|$)/u;

/** The first operation that fails; those before it may have made what it needs. */
function firstFault(
  operations: readonly Operation[],
  root: YamlNode | null,
  adds: boolean,
  isFault: (operation: Operation, root: YamlNode) => boolean,
): Operation | undefined {
  if (!isMap(root)) return undefined;
  const made: string[] = [];
  for (const operation of operations) {
    const { op, path } = operation;
    const { text } = path;
    const isTouched = made.some((other) => text.startsWith(other) || other.startsWith(text));
    const isAdded = adds && ADDED.test(text);
    if (!isTouched && !isAdded && isFault(operation, root)) return operation;
    if (op !== 'test') made.push(parentOf(text));
  }
  return undefined;
}

/** True for what kustomize does not do: to remove what is not there, to change or to add something in it. */
function isRefused({ op, path: { text } }: Operation, root: YamlNode): boolean {
  if (!text.startsWith('/')) return false;
  const steps = stepsOf(text);
  if (op === 'remove') return !find(root, steps);
  if (op !== 'add' && op !== 'replace') return false;
  // kustomize keeps notes of its own in the annotations while it builds: there always are some.
  if (op === 'add' && ANNOTATION.test(text)) return false;
  const parent = find(root, steps.slice(0, -1));
  return !parent || (op === 'replace' && !isMap(parent.node) && !find(root, steps));
}

/** True for a key that is to be replaced and is not there: the standard forbids it, kustomize adds it. */
function isAddedInstead({ op, path: { text } }: Operation, root: YamlNode): boolean {
  return op === 'replace' && text.startsWith('/') && !find(root, stepsOf(text));
}

const ANNOTATION = /^\/metadata\/annotations\/[^/]+$/u;

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function stepsOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What a path leads to; undefined when that is not there. */
function find(root: YamlNode, steps: readonly string[]): { readonly node: YamlNode | null } | undefined {
  let node: YamlNode | null = root;
  for (const [index, step] of steps.entries()) {
    if (isMap(node)) {
      const pair = pairOf(node, step);
      if (!pair) return undefined;
      node = pair.value;
    } else if (isSeq(node)) {
      if (step === '-') return index === steps.length - 1 ? { node: null } : undefined;
      if (!/^\d+$/u.test(step) || Number(step) >= node.items.length) return undefined;
      node = node.items[Number(step)] ?? null;
    } else return undefined;
  }
  return { node };
}
