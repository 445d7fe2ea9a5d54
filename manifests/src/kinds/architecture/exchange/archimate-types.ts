/** What an element of ArchiMate is in a model. */
export interface ArchiMateKind {
  readonly layer: string | undefined;
  readonly kind: string;
}

/** Types of elements by their layer; those of no layer, such as motives, are no parts of a system. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  business: [
    ...['BusinessActor', 'BusinessRole', 'BusinessCollaboration', 'BusinessInterface', 'BusinessProcess'],
    ...['BusinessFunction', 'BusinessInteraction', 'BusinessEvent', 'BusinessService', 'BusinessObject'],
    ...['Contract', 'Representation', 'Product', 'Resource', 'Capability', 'ValueStream', 'CourseOfAction'],
  ],
  function: [
    'ApplicationFunction',
    'ApplicationProcess',
    'ApplicationInteraction',
    'ApplicationEvent',
    'ApplicationService',
  ],
  application: ['ApplicationComponent', 'ApplicationCollaboration', 'ApplicationInterface', 'DataObject'],
  infrastructure: [
    ...['Node', 'Device', 'SystemSoftware', 'TechnologyCollaboration', 'TechnologyInterface', 'Path'],
    ...['CommunicationNetwork', 'TechnologyFunction', 'TechnologyProcess', 'TechnologyInteraction'],
    ...['TechnologyEvent', 'TechnologyService', 'Artifact', 'Equipment', 'Facility', 'DistributionNetwork'],
    ...['Material'],
  ],
};

/** Types that may be in any layer. */
const ANYWHERE = ['Grouping', 'Location'];

const KINDS: ReadonlyMap<string, ArchiMateKind> = new Map<string, ArchiMateKind>([
  ...Object.entries(LAYERS).flatMap(([layer, types]) =>
    types.map((type) => [type, { layer, kind: kindOf(type) }] as const),
  ),
  ...ANYWHERE.map((type) => [type, { layer: undefined, kind: kindOf(type) }] as const),
]);

/** Undefined for a type that is no part of a system: goals, requirements, work packages, junctions … */
export function archiMateKind(type: string): ArchiMateKind | undefined {
  return KINDS.get(type);
}

/** True for what something does, as opposed to what does it, and what it is done with. */
export function isBehavior(type: string): boolean {
  return /(?:Process|Function|Interaction|Event|Service)$|^(?:Capability|ValueStream|CourseOfAction)$/u.test(
    type,
  );
}

/** `actor` for `BusinessActor`, `system-software` for `SystemSoftware`: the layer says the rest. */
function kindOf(type: string): string {
  const plain = type
    .replace(/^Business|^(?:Application|Technology)/u, '')
    .replace(/^Communication(?=Network)/u, '');
  return plain.replace(/(?<=[a-z])(?=[A-Z])/gu, '-').toLowerCase();
}
