import type { Entity } from '../../../graph/entity.ts';
import type { Graph } from '../../../graph/graph.ts';
import { keptBy } from '../../../text/memory.ts';
import { folderOf } from '../../../text/resource.ts';
import { kindOf, textFact } from '../declare/fact.ts';
import { layoutOf, type Layout } from './layout.ts';

/**
 * What is deployed with a file: by the kustomizations and charts that it belongs to, from its folder where there are none.
 * A folder whose files declare the same things holds examples or variants, of which each file stands for itself.
 */
export interface Release {
  readonly resources: readonly Entity[];
  /** True when it holds a resource of a kind. */
  has(kind: string): boolean;
  /** It may hold resources that cannot be seen here: of a chart, of a repository elsewhere, of a generator. */
  readonly open: boolean;
  /** Something in it, other than the kinds of Kubernetes itself, may make pods, Services or configurations. */
  readonly makesMore: boolean;
  /** A kustomization gives a namespace to all: those that are written do not count. */
  readonly namespaced: boolean;
}

interface Shelf {
  readonly layout: Layout;
  readonly byFolder: ReadonlyMap<string, readonly Entity[]>;
  readonly byFile: ReadonlyMap<string, readonly Entity[]>;
  /** What a file of no unit is deployed with: its folder, or itself. */
  readonly aloneKey: (uri: string) => string;
  readonly releases: Map<string, Release>;
}

const shelves = keptBy((resources: readonly Entity[]) => {
  const byFolder = new Map<string, Entity[]>();
  const byFile = new Map<string, Entity[]>();
  for (const resource of resources) {
    push(byFile, resource.uri, resource);
    push(byFolder, folderOf(resource.uri), resource);
  }
  const variants = new Set([...byFolder].flatMap(([folder, found]) => (hasVariants(found) ? [folder] : [])));
  const aloneKey = (uri: string): string => {
    const folder = folderOf(uri);
    return variants.has(folder) ? uri : folder;
  };
  return { byFolder, byFile, aloneKey, shelf: undefined as Shelf | undefined };
});

/** True when two files declare the same thing. */
function hasVariants(resources: readonly Entity[]): boolean {
  const files = new Map<string, string>();
  for (const { key, scope, uri, facts } of resources) {
    if (facts?.['madeBy'] !== undefined) continue;
    const name = `${key} ${scope ?? ''}`;
    if ((files.get(name) ?? uri) !== uri) return true;
    files.set(name, uri);
  }
  return false;
}

/** The release that a file belongs to. */
export function releaseOf(graph: Graph, uri: string): Release {
  const layout = layoutOf(graph, uri);
  const shelved = shelves(graph.all('resource', uri));
  if (shelved.shelf?.layout !== layout) shelved.shelf = { ...shelved, layout, releases: new Map() };
  const { releases } = shelved.shelf;
  const units = layout.unitsOf(uri);
  const key = units.size === 0 ? shelved.shelf.aloneKey(uri) : [...units].map((unit) => unit.uri).join(' ');
  let release = releases.get(key);
  if (!release) releases.set(key, (release = made(shelved.shelf, units, key)));
  return release;
}

function made({ layout, byFolder, byFile }: Shelf, units: ReadonlySet<Entity>, alone: string): Release {
  const resources =
    units.size === 0
      ? (byFile.get(alone) ?? byFolder.get(alone) ?? []).filter(({ uri }) => layout.unitsOf(uri).size === 0)
      : [...byFile].flatMap(([uri, found]) => {
          for (const unit of layout.unitsOf(uri)) if (units.has(unit)) return found;
          return [];
        });
  const kinds = new Set(resources.map(({ facts }) => facts?.['kind']));
  const facts = [...units].map((unit) => unit.facts);
  return {
    resources,
    has: (kind) => kinds.has(kind),
    open: facts.some((said) => said?.['open'] === true || said?.['chart'] === true),
    makesMore: resources.some(mayMakeMore),
    namespaced: facts.some((said) => said?.['namespace'] !== undefined),
  };
}

/** Groups whose resources describe and route, and make no others. */
const MAKES_NOTHING =
  /^(?:|apps|batch|autoscaling|policy|extensions|networking\.k8s\.io|rbac\.authorization\.k8s\.io|storage\.k8s\.io|scheduling\.k8s\.io|apiextensions\.k8s\.io|apiregistration\.k8s\.io|admissionregistration\.k8s\.io|coordination\.k8s\.io|discovery\.k8s\.io|events\.k8s\.io|node\.k8s\.io|certificates\.k8s\.io|authentication\.k8s\.io|authorization\.k8s\.io|flowcontrol\.apiserver\.k8s\.io|resource\.k8s\.io|snapshot\.storage\.k8s\.io|autoscaling\.k8s\.io|keda\.sh|(?:cert-manager|acme\.cert-manager)\.io|gateway\.networking\.k8s\.io|(?:networking|security|telemetry|extensions)\.istio\.io|bitnami\.com|external-secrets\.io|cilium\.io|crd\.projectcalico\.org|projectcalico\.org|traefik\.(?:io|containo\.us)|kyverno\.io)$/u;

function mayMakeMore(resource: Entity): boolean {
  const group = textFact(resource, 'group') ?? '';
  const kind = kindOf(resource);
  if (group === 'monitoring.coreos.com') return !/Monitor|PrometheusRule|Probe|ScrapeConfig/u.test(kind);
  if (group === 'argoproj.io') return /^(?:Application|ApplicationSet)$/u.test(kind);
  return !MAKES_NOTHING.test(group);
}

function push(lists: Map<string, Entity[]>, key: string, item: Entity): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
