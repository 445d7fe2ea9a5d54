import type { RuleContext } from '../../../rules/rule.ts';
import type { KubernetesModel, Resource } from '../model.ts';
import { isPatch } from '../units/patch.ts';
import { catalog, isServersGroup } from './catalog.ts';
import { faultsOf } from './check.ts';
import { customShape } from './custom-kinds.ts';
import type { Fault } from './fault.ts';
import type { ObjectShape } from './shape.ts';
import { isNewer } from './version.ts';

type Context = Pick<RuleContext<KubernetesModel>, 'document' | 'graph' | 'settings'>;

/** The shape that a resource must have: that of a definition in the workspace, or that of a well-known kind. */
export function shapeOf(
  resource: Resource,
  { document, graph }: Pick<Context, 'document' | 'graph'>,
): ObjectShape | undefined {
  const { apiVersion, group, kind } = resource;
  if (!apiVersion || kind === '') return undefined;
  const own = isServersGroup(group) ? undefined : customShape(graph, resource, document.uri);
  return own ?? catalog().shapeOf(apiVersion.text, kind);
}

/** What the server does not have any more needs another `apiVersion` before its fields are worth a word. */
function isRemoved({ apiVersion, kind }: Resource, version: string): boolean {
  const removed = catalog().lifecycleOf(apiVersion?.text ?? '', kind)?.removed;
  return removed !== undefined && !isNewer(removed, version);
}

interface Kept {
  readonly shape: ObjectShape;
  readonly patch: boolean;
  readonly version: string;
  readonly faults: readonly Fault[];
}

const kept = new WeakMap<Resource, Kept>();

/** Where a resource differs from its schema. Kept with the resource for as long as neither changes. */
export function resourceFaults(resource: Resource, context: Context): readonly Fault[] {
  const shape = shapeOf(resource, context);
  if (!shape) return [];
  const patch = isPatch(context.document.uri, context.graph);
  const { version } = context.settings.kubernetes;
  if (isRemoved(resource, version)) return [];
  const known = kept.get(resource);
  if (known?.shape === shape && known.patch === patch && known.version === version) return known.faults;
  const faults = faultsOf(resource.root, shape, { patch, isNewer: (since) => isNewer(since, version) });
  kept.set(resource, { shape, patch, version, faults });
  return faults;
}
