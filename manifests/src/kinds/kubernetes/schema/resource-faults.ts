import type { RuleContext } from '../../../core/rules/rule.ts';
import type { KubernetesModel, Resource } from '../resources/model.ts';
import { isCompletedElsewhere } from '../units/fragment.ts';
import { isAssertion } from '../units/patch.ts';
import { catalog, isServersGroup } from './catalog.ts';
import { faultsOf } from './check.ts';
import { closeTo } from './close.ts';
import { customShape } from './custom-kinds.ts';
import type { Fault } from './fault.ts';
import { shapesOfResource } from './kind-shape.ts';
import type { ObjectShape } from './shape.ts';
import { isNewer } from './version.ts';

type Context = Pick<RuleContext<KubernetesModel>, 'document' | 'graph' | 'settings' | 'model'>;

/** How likely it is that a field or a value is right in another version of an extension than the one whose schema we have. */
type OtherVersion =
  /** All versions are known: a kind of the server, or one that the workspace defines; or the fault is another one. */
  | 'no'
  /** It is written as something known is, but for a letter or two: a slip of the pen, most likely. */
  | 'unlikely'
  | 'likely';

/** Whether what a schema does not know may be right in another version of an extension. */
export function isOfAnotherVersion(fault: Fault, resource: Resource, context: Context): OtherVersion {
  if (fault.fault !== 'unknown-field' && fault.fault !== 'not-allowed') return 'no';
  if (isServersGroup(resource.group) || customShape(context.graph, resource, context.document.uri))
    return 'no';
  const written = fault.fault === 'unknown-field' ? fault.name : fault.written;
  return fault.suggestion === undefined || !closeTo(written, fault.suggestion) ? 'likely' : 'unlikely';
}

/** What the server does not have any more needs another `apiVersion` before its fields are worth a word. */
function isRemoved({ apiVersion, kind }: Resource, version: string): boolean {
  const removed = catalog().lifecycleOf(apiVersion?.text ?? '', kind)?.removed;
  return removed !== undefined && !isNewer(removed, version);
}

/** After a fault of syntax the tree may not be what was written: what is missing in it may be there in the text. */
function isMisread({ document }: Resource, { model }: Context): boolean {
  return model.documents[document]?.problems.some(({ code }) => !HARMLESS.has(code)) ?? false;
}

const HARMLESS = new Set(['DUPLICATE_KEY', 'MISSING_COLON', 'PLACEHOLDER']);

/** True for a key that says how a patch is merged: whoever writes it does not mean a whole resource. */
function isMark(fault: Fault): boolean {
  return (
    fault.fault === 'unknown-field' &&
    /^\$(?:patch$|retainKeys$|setElementOrder\/|deleteFromPrimitiveList\/)/u.test(fault.name)
  );
}

interface Kept {
  readonly shapes: readonly ObjectShape[];
  readonly patch: boolean;
  readonly version: string;
  readonly faults: readonly Fault[];
}

const kept = new WeakMap<Resource, Kept>();

/**
 * Where a resource differs from its schema; from the closest of them where several may be meant, and nowhere if it is right by one.
 * Kept with the resource for as long as neither changes.
 */
export function resourceFaults(resource: Resource, context: Context): readonly Fault[] {
  const shapes = shapesOfResource(resource, context.graph, context.document.uri);
  if (shapes.length === 0) return [];
  if (isMisread(resource, context) || isAssertion(context.document.uri, context.graph)) return [];
  const patch = isCompletedElsewhere(resource, context.document.uri, context.graph);
  const { version } = context.settings.kubernetes;
  if (isRemoved(resource, version)) return [];
  const known = kept.get(resource);
  if (known?.patch === patch && known.version === version && isSame(known.shapes, shapes))
    return known.faults;
  const [faults = []] = shapes
    .map((shape) => faultsBy(shape, resource, patch, version))
    .sort((one, other) => one.length - other.length);
  kept.set(resource, { shapes, patch, version, faults });
  return faults;
}

function faultsBy(shape: ObjectShape, resource: Resource, patch: boolean, version: string): readonly Fault[] {
  const faultsAs = (lenient: boolean): readonly Fault[] =>
    faultsOf(resource.root, shape, {
      patch: lenient,
      server: isServersGroup(resource.group),
      isNewer: (since) => isNewer(since, version),
    });
  const faults = faultsAs(patch);
  return !patch && faults.some(isMark) ? faultsAs(true) : faults;
}

function isSame(one: readonly ObjectShape[], other: readonly ObjectShape[]): boolean {
  return one.length === other.length && one.every((shape, index) => shape === other[index]);
}
