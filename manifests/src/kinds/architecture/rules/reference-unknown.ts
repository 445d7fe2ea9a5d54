import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Reference } from '../../../core/graph/entity.ts';
import { within, type Span } from '../../../core/text/span.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { architectureRule, type ArchitectureContext, type ArchitectureFinding } from './architecture-rule.ts';
import { namesToAsk } from './names-to-ask.ts';

/** A name that the model does not declare. What a scenario says of flows is told of by `architecture/step-undeclared`. */
export const referenceUnknown = architectureRule(
  'architecture/reference-unknown',
  'error',
  function* (context) {
    const { architecture, graph, system, uri } = context;
    const suggest = suggestions(context);
    const isDeclared = declared(graph);
    for (const reference of namesToAsk(system, uri, graph.referencesIn(uri))) {
      const { types, name, relation } = reference;
      const [type] = types;
      const isOurs =
        relation === 'waives' ||
        (types.length === 1 &&
          type !== undefined &&
          Object.hasOwn(MESSAGES, type) &&
          relation !== 'step' &&
          relation !== 'within');
      if (!isOurs) continue;
      if (isDeclared(reference)) {
        const isElsewhere = reference.scope !== undefined && reference.scope !== architecture.name;
        const finding = isElsewhere && type === 'element' ? unpublished(context, reference) : undefined;
        if (finding) yield finding;
        continue;
      }
      const span = wholeSpan(reference);
      const message = MESSAGES[type ?? 'element'] ?? MESSAGES['element'];
      const suggestion = suggest(reference);
      yield {
        message: suggestion
          ? t('{0}. Did you mean "{1}"?', message?.(name) ?? '', suggestion)
          : (message?.(name) ?? ''),
        span,
        ...changeTo(uri, span, suggestion),
      };
    }
  },
);

const MESSAGES: Readonly<Record<string, (name: string) => string>> = {
  architecture: (name) => t('The model "{0}" does not exist', name),
  element: (name) => t('The element "{0}" does not exist', name),
  'data-class': (name) => t('The data class "{0}" does not exist', name),
  zone: (name) => t('The zone "{0}" does not exist', name),
  state: (name) => t('The state "{0}" does not exist', name),
  flow: (name) => t('The flow "{0}" does not exist', name),
  objective: (name) => t('The objective "{0}" does not exist', name),
};

/** Whether names are declared, each asked for once: a large model names the same thousands of elements again and again. */
function declared(graph: Graph): (reference: Reference) => boolean {
  const known = new Map<string, Map<string, Map<string, boolean>>>();
  return (reference) => {
    const { types, scope = '', key } = reference;
    const type = types.length === 1 ? (types[0] ?? '') : types.join(' ');
    let scopes = known.get(type);
    if (!scopes) known.set(type, (scopes = new Map<string, Map<string, boolean>>()));
    let names = scopes.get(scope);
    if (!names) scopes.set(scope, (names = new Map<string, boolean>()));
    let isKnown = names.get(key);
    if (isKnown === undefined) names.set(key, (isKnown = graph.resolve(reference).length > 0));
    return isKnown;
  };
}

/** Names that all unknown names of a file are compared with. A model whose elements are gone has tens of thousands of each. */
const MOST_COMPARED = 500_000;

/** What could have been meant, for as many names as there is time for. */
function suggestions(context: ArchitectureContext): (reference: Reference) => string | undefined {
  const known = new Map<string, readonly string[]>();
  let left = MOST_COMPARED;
  return (reference) => {
    const { types, scope, name } = reference;
    const key = `${scope ?? ''}\n${types.join(' ')}`;
    let names = known.get(key);
    if (!names) known.set(key, (names = namesOf(context, reference)));
    if (names.length > left) return undefined;
    left -= names.length;
    return nearest(name, names);
  };
}

/** What a name could have been: what the same model has of the type. */
function namesOf({ graph, uri }: ArchitectureContext, { types, scope }: Reference): readonly string[] {
  return types.flatMap((type) =>
    graph
      .all(type, uri)
      .filter((entity) => scope === undefined || entity.scope === scope)
      .map(({ key, name }) => (type === 'architecture' ? name : key)),
  );
}

/** All of an id: its reference is only the last part, which a rename replaces. */
function wholeSpan({ name, span }: Reference): Span {
  const last = name.length - name.lastIndexOf('.') - 1;
  return span.end - span.start === last ? within(span, span.end - name.length, span.end) : span;
}

/** An element of another model that is not published, or whose model is not imported. */
function unpublished(
  { graph, system, uri }: ArchitectureContext,
  { scope = '', name, span }: Reference,
): ArchitectureFinding | undefined {
  const id = `${scope}/${name}`;
  const isImported = graph
    .referencesIn(system.root ?? uri)
    .some((reference) => reference.relation === 'imports' && reference.name === scope);
  if (!isImported) return { message: t('The model "{0}" is not imported', scope), span };
  if (system.elementOf(id)) return undefined;
  return { message: t('The model "{0}" does not publish "{1}"', scope, name), span };
}
