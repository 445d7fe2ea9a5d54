import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { folderOf } from '../../../core/text/resource.ts';
import { kindOf } from '../resources/kind-of.ts';
import { areNear, layoutOf, type Layout } from './layout.ts';

/**
 * What is deployed with a file: by the kustomizations and charts that it belongs to, from its folder where there are none.
 * A folder whose files declare the same things holds examples or variants, of which each file stands for itself.
 */
export interface Release {
  readonly resources: readonly Entity[];
  /** The file stands for itself, among others of its folder that declare the same things. */
  readonly alone: boolean;
  /** True when it holds a resource of a kind. */
  has(kind: string): boolean;
  /** It may hold resources that cannot be seen here: of a chart, of a repository elsewhere, of a generator. */
  readonly open: boolean;
  /** Something in it, other than the kinds of Kubernetes itself, may make pods, Services or configurations. */
  readonly makesMore: boolean;
  /** A kustomization gives a namespace to all: those that are written do not count. */
  readonly namespaced: boolean;
  /** A kustomization gives labels to all: selectors may choose by labels that are not written. */
  readonly labelled: boolean;
  /** What kustomizations put before and behind names. */
  readonly affixes: readonly { readonly prefix: string; readonly suffix: string }[];
}

interface CachedRelease {
  /** What the release was made of: it is made again when one of them is another. */
  readonly parts: readonly (readonly Entity[])[];
  readonly release: Release;
}

/** Releases that were asked for, for each state of the kustomizations and charts. */
const knownReleases = keptBy<Layout, Map<string, CachedRelease>>(() => new Map());

/** The release that a file belongs to. */
export function releaseOf(graph: Graph, uri: string): Release {
  const layout = layoutOf(graph, uri);
  const units = layout.unitsOf(uri);
  const folders = units.size === 0 ? [folderOf(uri)] : layout.foldersOf(units);
  const parts = folders.map((folder) => graph.allIn('resource', folder, uri));
  const [only] = parts;
  const alone = units.size === 0 && only !== undefined && hasVariants(only);
  const key = alone ? uri : units.size === 0 ? folderOf(uri) : [...units].map((unit) => unit.uri).join(' ');
  const releases = knownReleases(layout);
  const known = releases.get(key);
  if (known && sameParts(known.parts, parts)) return known.release;
  const below = units.size === 0 ? [] : folders.flatMap((folder) => graph.find('release-unit', folder, uri));
  const release = made(
    // What makes more in a folder may do so for each of its files.
    { units, below, alone, makesMore: parts.flat().some(mayMakeMore) },
    parts.flat().filter((resource) => {
      if (alone) return resource.uri === uri;
      const others = layout.unitsOf(resource.uri);
      if (units.size === 0) return others.size === 0;
      for (const unit of others) if (units.has(unit)) return true;
      return false;
    }),
  );
  releases.set(key, { parts, release });
  return release;
}

/**
 * True where a name of one file surely means what another declares: they are deployed together or lie side by side, and neither
 * is one of several that declare the same.
 */
export function isNear(graph: Graph, from: string, other: string): boolean {
  if (from === other) return true;
  const layout = layoutOf(graph, from);
  return areNear(layout, from, other) && !releaseOf(graph, from).alone && !releaseOf(graph, other).alone;
}

function sameParts(one: CachedRelease['parts'], other: CachedRelease['parts']): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

function made(
  {
    units,
    below,
    alone,
    makesMore,
  }: {
    readonly units: ReadonlySet<Entity>;
    readonly below: readonly Entity[];
    readonly alone: boolean;
    readonly makesMore: boolean;
  },
  resources: readonly Entity[],
): Release {
  const kinds = new Set(resources.map(({ facts }) => facts?.kind));
  const facts = [...units].map((unit) => unit.facts);
  return {
    resources,
    alone,
    has: (kind) => kinds.has(kind),
    open:
      facts.some((fact) => fact?.['open'] === true || fact?.['chart'] === true) ||
      // A component that nobody includes yet is for resources which are not in sight.
      (facts.length > 0 && facts.every((fact) => fact?.['component'] === true)),
    makesMore,
    namespaced: facts.some((fact) => fact?.['namespace'] !== undefined),
    labelled: below.some((unit) => unit.facts?.adds === true),
    affixes: [...units].flatMap((unit) => {
      const prefix = unit.facts?.prefix ?? '';
      const suffix = unit.facts?.suffix ?? '';
      return prefix === '' && suffix === '' ? [] : [{ prefix, suffix }];
    }),
  };
}

/** True when two files declare the same thing. */
const hasVariants = keptBy((resources: readonly Entity[]): boolean => {
  const files = new Map<string, string>();
  for (const { key, scope, uri, facts } of resources) {
    if (facts?.madeBy !== undefined) continue;
    const name = `${key} ${scope ?? ''}`;
    if ((files.get(name) ?? uri) !== uri) return true;
    files.set(name, uri);
  }
  return false;
});

/** Groups whose resources describe and route, and make no others. */
const MAKES_NOTHING =
  /^(?:|apps|batch|autoscaling|policy|extensions|networking\.k8s\.io|rbac\.authorization\.k8s\.io|storage\.k8s\.io|scheduling\.k8s\.io|apiextensions\.k8s\.io|apiregistration\.k8s\.io|admissionregistration\.k8s\.io|coordination\.k8s\.io|discovery\.k8s\.io|events\.k8s\.io|node\.k8s\.io|certificates\.k8s\.io|authentication\.k8s\.io|authorization\.k8s\.io|flowcontrol\.apiserver\.k8s\.io|resource\.k8s\.io|snapshot\.storage\.k8s\.io|autoscaling\.k8s\.io|keda\.sh|(?:cert-manager|acme\.cert-manager)\.io|gateway\.networking\.k8s\.io|(?:networking|security|telemetry|extensions)\.istio\.io|bitnami\.com|external-secrets\.io|cilium\.io|crd\.projectcalico\.org|projectcalico\.org|traefik\.(?:io|containo\.us)|kyverno\.io)$/u;

function mayMakeMore(resource: Entity): boolean {
  const group = resource.facts?.group ?? '';
  const kind = kindOf(resource);
  if (group === 'monitoring.coreos.com') return !/Monitor|PrometheusRule|Probe|ScrapeConfig/u.test(kind);
  if (resource.facts?.experiments === true) return true;
  if (group === 'argoproj.io') return /^(?:Application|ApplicationSet)$/u.test(kind);
  return !MAKES_NOTHING.test(group);
}
