import { t } from '@vscode/l10n';
import type { Diagram, DiagramEdge, DiagramNode } from '../../../core/views/diagram.ts';
import { Sketch } from '../../../core/views/sketch.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import type { RuleContext } from '../../../core/rules/rule.ts';
import type { ComposeModel, Resource, ResourceType, Service, Use } from '../model.ts';
import { isOrder } from '../order.ts';
import { rangeText } from '../port.ts';
import { Project } from '../project.ts';

/** Services with what they wait for, the networks that hold them, the volumes and secrets that they use. */
export const servicesView: DocumentView<ComposeModel> = {
  id: 'compose/services',
  scope: 'document',
  title: () => t('Services'),
  build: (context) => {
    if (context.model.services.length === 0) return undefined;
    return { type: 'diagram', diagram: new Builder(context).diagram() };
  },
};

const SHAPES = {
  network: 'stadium',
  volume: 'cylinder',
  secret: 'hexagon',
  config: 'subroutine',
  model: 'rounded',
} as const;

class Builder {
  readonly #model: ComposeModel;
  readonly #project: Project;
  readonly #declared: ReadonlyMap<string, Resource>;
  readonly #sketch: Sketch;
  /** Ids by type and name. */
  readonly #drawn = new Map<string, string>();
  readonly #networks = new Map<string, string>();

  constructor({ document, model, graph }: RuleContext<ComposeModel>) {
    this.#model = model;
    this.#sketch = new Sketch(document.uri, 'right');
    this.#declared = new Map(
      model.resources.map((resource) => [`${resource.type}:${resource.name}`, resource]),
    );
    this.#project = new Project(document.uri, model, graph);
  }

  diagram(): Diagram {
    for (const service of this.#model.services) this.#service(service);
    for (const service of this.#model.services) this.#uses(service);
    return this.#sketch.diagram();
  }

  #service(service: Service): void {
    const key = `service:${service.name}`;
    if (this.#drawn.has(key)) return;
    const label =
      service.profiles.length > 0
        ? t('service with a profile')
        : service.build
          ? t('service (built here)')
          : t('service');
    const outline = service.profiles.length > 0 ? { outline: 'dashed' as const } : {};
    this.#sketch.explain({ label, shape: 'box', tone: service.build ? 'accent' : 'neutral', ...outline });
    const networks = service.uses.filter(({ type }) => type === 'network');
    const [only] = networks;
    const id = this.#sketch.node({
      id: this.#sketch.ids.of(key),
      label: service.name,
      detail: detailOf(service),
      shape: 'box',
      tone: service.build ? 'accent' : 'neutral',
      ...outline,
      ...(only && networks.length === 1 ? { group: this.#network(only) } : {}),
      source: this.#sketch.source(service.span, { start: service.span.start, end: service.node.span.end }),
    });
    this.#drawn.set(key, id);
  }

  #uses(service: Service): void {
    const from = this.#drawn.get(`service:${service.name}`);
    if (from === undefined) return;
    const networks = service.uses.filter(({ type }) => type === 'network');
    const drawn = new Set<string>();
    for (const use of service.uses) {
      // A service in one network is drawn within it.
      if (use.type === 'network' && networks.length < 2) continue;
      const to = this.#target(use);
      const label = edgeLabel(use);
      const edge = `${to} ${label ?? ''}`;
      if (drawn.has(edge)) continue;
      drawn.add(edge);
      const line = use.type === 'service' ? (use.required ? 'solid' : 'dashed') : 'dotted';
      const missing = this.#isMissing(use);
      const arrow: DiagramEdge = {
        from,
        to,
        ...(label === undefined ? {} : { label }),
        line: missing ? 'dashed' : line,
        tone: missing ? 'bad' : 'neutral',
        source: this.#sketch.source(use.span),
      };
      if (isOrder(use) || use.relation === 'extends') this.#sketch.step(arrow);
      else this.#sketch.edge(arrow);
    }
  }

  #target(use: Use): string {
    const key = `${use.type}:${use.name}`;
    const known = this.#drawn.get(key);
    if (known !== undefined) return known;
    const id = this.#sketch.node({ id: this.#sketch.ids.of(key), ...this.#describe(use) });
    this.#drawn.set(key, id);
    return id;
  }

  #describe(use: Use): Omit<DiagramNode, 'id'> {
    const missing = this.#isMissing(use);
    const declared = this.#declared.get(`${use.type}:${use.name}`);
    const shape = use.type === 'service' ? 'box' : SHAPES[use.type];
    const at = declared?.span ?? use.span;
    const source = this.#sketch.source(at, declared?.pair.span ?? at);
    if (missing) {
      const detail = t('not declared');
      this.#sketch.explain({ label: detail, shape, tone: 'bad', outline: 'dashed' });
      return { label: use.name, detail, shape, tone: 'bad', outline: 'dashed', source };
    }
    const isUndeclared = declared === undefined;
    const detail = isUndeclared
      ? t('in another file')
      : declared.external
        ? t('external')
        : typeText(declared.type);
    const tone = isUndeclared || declared.external ? 'muted' : 'neutral';
    this.#sketch.explain({ label: detail, shape, tone });
    return { label: use.name, detail, shape, tone, source };
  }

  #network({ name, span }: Use): string {
    const key = `network:${name}`;
    const known = this.#networks.get(key);
    if (known !== undefined) return known;
    const declared = this.#declared.get(`network:${name}`);
    const missing = name !== 'default' && this.#project.isMissing('network', name);
    const id = this.#sketch.group({
      id: this.#sketch.ids.of(key),
      label: missing ? t('network {0} (not declared)', name) : t('network {0}', name),
      source: this.#sketch.source(declared?.span ?? span),
    });
    this.#networks.set(key, id);
    return id;
  }

  #isMissing({ type, name }: Use): boolean {
    return !(type === 'network' && name === 'default') && this.#project.isMissing(type, name);
  }
}

/** The image, and the ports on which the host reaches the service. */
function detailOf({ image, build, ports }: Service): string {
  const published = ports.flatMap(({ port }) => {
    if (!port) return [];
    const target = rangeText(port.container);
    const host = port.host && rangeText(port.host);
    return [host === undefined ? `→ ${target}` : host === target ? `:${host}` : `${host} → ${target}`];
  });
  const what = image ? nameAndTag(image.text) : build ? t('built here') : '';
  return [what, ...published].filter((part) => part !== '').join(' · ');
}

/** An image without its registry, owner and digest: the ports that follow stay in sight. */
function nameAndTag(image: string): string {
  const [name = image] = image.split('@');
  return name.slice(name.lastIndexOf('/') + 1);
}

/** How a service waits for another: the condition of `depends_on`, or what it shares with it. */
function edgeLabel({ type, relation, condition }: Use): string | undefined {
  if (type !== 'service') return undefined;
  if (relation !== 'depends-on') return relation.replaceAll('-', '_');
  return condition?.text.replace(/^service_/u, '');
}

function typeText(type: ResourceType): string {
  switch (type) {
    case 'volume':
      return t('volume');
    case 'network':
      return t('network');
    case 'secret':
      return t('secret');
    case 'config':
      return t('configuration');
    case 'model':
      return t('model');
  }
}
