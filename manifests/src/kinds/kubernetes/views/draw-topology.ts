import { t } from '@vscode/l10n';
import type { Entity, Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { fileName, pathWithin, folderOf, isWithin } from '../../../core/text/resource.ts';
import { contains } from '../../../core/text/span.ts';
import type {
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  LegendEntry,
} from '../../../core/views/diagram.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { UniqueIds } from '../../../core/views/unique-ids.ts';
import { kindOf } from '../resources/kind-of.ts';
import { localFolderOf } from '../families/argo-cd/repository.ts';
import { isClusterKind } from '../resources/cluster-kinds.ts';
import { choosersOf } from '../selectors/choosers.ts';
import { surePods } from '../rules/links/service-without-pods.ts';
import { isPatch } from '../units/patch.ts';
import { releaseOf } from '../units/release.ts';
import { withoutHighDegree } from './high-degree.ts';
import { MissingNodes, NEEDED, type MissingNode } from './missing-nodes.ts';
import { kindNamed, layerOf, layerText, LAYER_STYLES, type Layer } from './layers.ts';

/** Relations of which the picture shows the way of a request, not who names whom. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['gateway', 'mesh-gateway']);

/** Workloads of one application to which lines are drawn: more would hide the rest. */
const MOST_DEPLOYED = 12;

/** What is drawn though it is not there. */
interface Absent {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly at: Entity | Reference;
  readonly isSure: boolean;
}

/** Draws resources with what they name, whoever chooses them, and what is missing. */
export class TopologyDrawing {
  readonly #graph: Graph;
  readonly #folder: string;
  readonly #ids = new UniqueIds();
  readonly #nodes: DiagramNode[] = [];
  readonly #edges = new Map<string, DiagramEdge>();
  readonly #groups = new Map<string, DiagramGroup>();
  readonly #known = new Map<Entity, string>();
  readonly #missing = new Map<string, string>();
  /** What is missing and may be somewhere else: a finding on it is a hint. */
  #doubtful = 0;
  readonly #layers = new Set<Layer>();
  /** The nodes whose selector chooses something. */
  readonly #answered = new Set<string>();

  /** @param folder the workspace folder, or the folder that the picture is of: groups are named from it. */
  constructor(graph: Graph, folder: string) {
    this.#graph = graph;
    this.#folder = folder;
  }

  /** Adds resources, and what they lead to. */
  add(resources: readonly Entity[]): void {
    const shown = resources.filter(
      (resource) => layerOf(kindOf(resource)) !== undefined && !this.#isLaidOver(resource),
    );
    // What a resource makes, such as the key of an issuer, is drawn where somebody reads it.
    for (const resource of shown) if (resource.facts?.madeBy === undefined) this.#node(resource);
    const byFile = new Map<string, Entity[]>();
    for (const resource of shown) {
      const list = byFile.get(resource.uri);
      if (list) list.push(resource);
      else byFile.set(resource.uri, [resource]);
    }
    // What a resource makes is written within it, and names nothing itself.
    for (const [uri, inFile] of byFile)
      this.#follow(
        uri,
        inFile.filter(({ facts }) => facts?.madeBy === undefined),
      );
    for (const resource of shown) this.#choosers(resource);
    this.#deliveries(shown);
    this.#selectFromOtherFiles(byFile.keys());
    for (const resource of shown) this.#unanswered(resource);
  }

  diagram(): Diagram {
    const legend: LegendEntry[] = [...this.#layers].map((layer) => ({
      label: layerText(layer),
      ...LAYER_STYLES[layer],
    }));
    if (this.#missing.size > this.#doubtful)
      legend.push({ label: t('Not in this workspace'), shape: 'box', tone: 'bad', outline: 'dashed' });
    if (this.#doubtful > 0)
      legend.push({
        label: t('Possibly in another workspace'),
        shape: 'box',
        tone: 'muted',
        outline: 'dashed',
      });
    // One frame around everything says nothing.
    const grouped = this.#groups.size > 1;
    return {
      direction: 'right',
      ...withoutHighDegree({
        nodes: grouped ? this.#nodes : this.#nodes.map(withoutGroup),
        edges: [...this.#edges.values()],
      }),
      groups: grouped ? [...this.#groups.values()] : [],
      legend,
    };
  }

  /** The resources that are drawn, with the ids of their nodes. */
  get drawn(): ReadonlyMap<Entity, string> {
    return this.#known;
  }

  get isEmpty(): boolean {
    return this.#nodes.length === 0;
  }

  #node(resource: Entity): string | undefined {
    const known = this.#known.get(resource);
    if (known !== undefined) return known;
    const kind = kindOf(resource);
    const layer = layerOf(kind);
    if (layer === undefined) return undefined;
    this.#layers.add(layer);
    const id = this.#ids.of(`${resource.key} ${resource.scope ?? ''}`.trim());
    this.#known.set(resource, id);
    const replicas = resource.facts?.replicas;
    this.#nodes.push({
      id,
      label: resource.name,
      detail: replicas === undefined ? kind : `${kind} × ${replicas}`,
      ...LAYER_STYLES[layer],
      group: this.#group(resource),
      source: sourceOf(resource.uri, resource.span, resource.extent),
    });
    return id;
  }

  #group(resource: Entity): string {
    const group = this.#groupOf(resource);
    if (!this.#groups.has(group.id)) this.#groups.set(group.id, group);
    return group.id;
  }

  /** The namespace of a resource; where none is written, its folder, and the cluster for what is in no namespace. */
  #groupOf(resource: Entity): DiagramGroup {
    const { scope, uri } = resource;
    if (scope !== undefined) return { id: `namespace ${scope}`, label: scope };
    if (isClusterKind(kindOf(resource))) return { id: 'cluster', label: t('No namespace') };
    const folder = folderOf(uri);
    const isBelow = isWithin(this.#folder, folder) && folder !== this.#folder;
    return {
      id: isBelow ? `folder ${pathWithin(this.#folder, folder)}` : 'folder .',
      label: isBelow ? pathWithin(this.#folder, folder) : fileName(this.#folder),
    };
  }

  /** Follows the names in a file. Extents are in the order of the text, one after the other. */
  #follow(uri: string, resources: readonly Entity[]): void {
    const ordered = [...resources].sort((a, b) => a.extent.start - b.extent.start);
    const missing = new MissingNodes(this.#graph);
    for (const reference of this.#graph.referencesIn(uri)) {
      if (!reference.types.includes('resource')) continue;
      const holder = holderIn(ordered, reference.span.start);
      const from = holder && this.#known.get(holder);
      if (!holder || from === undefined) continue;
      const targets = this.#graph.resolve(reference);
      if (NEEDED.has(reference.relation)) missing.add(from, holder, reference, targets.length > 0);
      const [target] = targets.includes(holder) ? [] : targets;
      const to = target && this.#node(target);
      // The Service of a StatefulSet leads to its pods.
      if (to === undefined || reference.relation === 'governing-service') continue;
      // What comes in comes from the gateway to the route, which is what names the other.
      const [start, end] = FROM_OUTSIDE.has(reference.relation) ? [to, from] : [from, to];
      this.#edge(start, end, styleOf(reference.relation), reference);
      if (target) this.#made(target, to);
    }
    for (const node of missing.all()) this.#drawMissing(node);
  }

  /** From a certificate to the Secret that it makes. */
  #made(thing: Entity, to: string): void {
    if (thing.facts?.madeBy === undefined) return;
    const maker = this.#graph
      .declaredIn(thing.uri)
      .find(
        ({ type, extent }) => type === 'resource' && extent !== thing.extent && contains(extent, thing.span),
      );
    const from = maker && this.#node(maker);
    if (from !== undefined) this.#edge(from, to, 'dotted', thing);
  }

  /** Patches, and generators that add to others: what they change is drawn. */
  #isLaidOver({ partial, facts, uri }: Entity): boolean {
    return partial === true || facts?.changes === true || isPatch(uri, this.#graph);
  }

  /** From an application of Argo CD to the workloads that its folders hold, where these are in the workspace and not too many. */
  #deliveries(shown: readonly Entity[]): void {
    const workloads = shown.filter(({ facts }) => facts?.pods === true);
    for (const application of shown) {
      const from = this.#known.get(application);
      const paths = application.facts?.paths;
      if (kindOf(application) !== 'Application' || from === undefined || typeof paths !== 'object') continue;
      const folders = Object.keys(paths).flatMap(
        (path) => localFolderOf(path, application.uri, this.#graph) ?? [],
      );
      const deployed = workloads.filter(({ uri }) => folders.some((folder) => isWithin(folder, uri)));
      if (deployed.length > MOST_DEPLOYED) continue;
      for (const workload of deployed) {
        const to = this.#known.get(workload);
        if (to !== undefined) this.#edge(from, to, 'dotted', application);
      }
    }
  }

  #choosers(workload: Entity): void {
    if (!this.#known.has(workload) || workload.facts?.pods !== true) return;
    for (const chooser of choosersOf(workload, this.#graph)) this.#choice(chooser, workload);
  }

  /** Workloads of other files of the release whose pods something drawn chooses. */
  #selectFromOtherFiles(uris: Iterable<string>): void {
    const drawn = new Set(this.#known.keys());
    const releases = new Set([...uris].map((uri) => releaseOf(this.#graph, uri).resources));
    for (const workload of new Set([...releases].flat())) {
      if (workload.facts?.pods !== true) continue;
      for (const chooser of choosersOf(workload, this.#graph)) {
        if (drawn.has(chooser)) this.#choice(chooser, workload);
      }
    }
  }

  #choice(chooser: Entity, workload: Entity): void {
    const from = this.#node(chooser);
    const to = this.#node(workload);
    if (from === undefined || to === undefined) return;
    this.#answered.add(from);
    this.#edge(from, to, kindOf(chooser) === 'Service' ? 'solid' : 'dotted', chooser);
  }

  /** A Service that asks for labels which nobody has. */
  #unanswered(service: Entity): void {
    const asked = service.facts?.selector;
    const from = this.#known.get(service);
    if (kindOf(service) !== 'Service' || from === undefined || typeof asked !== 'object') return;
    const labels = Object.entries(asked).map(([name, value]) => `${name}=${value}`);
    if (labels.length === 0 || this.#answered.has(from)) return;
    const isSure =
      service.scope !== 'kube-system' && surePods(releaseOf(this.#graph, service.uri)).atMost === undefined;
    this.#lacking(from, service, {
      key: `pods ${labels.join(' ')} ${service.scope ?? ''}`,
      label: labels.join(', '),
      detail: t('No pods'),
      at: service,
      isSure,
    });
  }

  #drawMissing({ from, holder, reference, isSure }: MissingNode): void {
    const [kind = ''] = reference.key.split('/');
    this.#lacking(from, holder, {
      key: `${reference.key} ${reference.scope ?? ''}`,
      label: reference.name,
      detail: `${kindNamed(kind)} · ${t('missing')}`,
      at: reference,
      isSure,
    });
  }

  /** Draws what is not there, in the colour of faults where it is surely missing. */
  #lacking(from: string, holder: Entity, { key, label, detail, at, isSure }: Absent): void {
    const tone = isSure ? 'bad' : 'muted';
    let id = this.#missing.get(key);
    if (id === undefined) {
      id = this.#ids.of(`missing ${key}`.trim());
      this.#missing.set(key, id);
      if (!isSure) this.#doubtful++;
      const source = sourceOf(at.uri, at.span);
      const group = this.#group(holder);
      this.#nodes.push({ id, label, detail, shape: 'box', tone, outline: 'dashed', group, source });
    }
    this.#edge(from, id, 'dashed', at, tone);
  }

  #edge(
    from: string,
    to: string,
    line: DiagramEdge['line'],
    at: { readonly uri: string; readonly span: Entity['span'] },
    tone: DiagramEdge['tone'] = 'neutral',
  ): void {
    const key = `${from}\n${to}`;
    if (from === to || this.#edges.has(key)) return;
    this.#edges.set(key, { from, to, line, tone, source: sourceOf(at.uri, at.span) });
  }
}

function withoutGroup(node: DiagramNode): DiagramNode {
  const { group, ...others } = node;
  return group === undefined ? node : others;
}

/** The resource that an offset lies in, by binary search. */
function holderIn(ordered: readonly Entity[], offset: number): Entity | undefined {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.extent.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = ordered[low - 1];
  return found && offset <= found.extent.end ? found : undefined;
}

function styleOf(relation: string): DiagramEdge['line'] {
  if (relation === 'scale-target') return 'dotted';
  if (relation === 'optional-calls' || relation.endsWith('configured-address')) return 'dotted';
  return relation.startsWith('optional-') ? 'dashed' : 'solid';
}
