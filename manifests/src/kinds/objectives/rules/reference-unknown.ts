import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { EntityType, Reference } from '../../../core/graph/entity.ts';
import { within, type Span } from '../../../core/text/span.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { objectivesRule } from './objectives-rule.ts';

const MESSAGES: Readonly<Partial<Record<EntityType, (name: string) => string>>> = {
  architecture: (name) => t('The model "{0}" does not exist', name),
  element: (name) => t('The element "{0}" does not exist', name),
  pipeline: (name) => t('The pipeline "{0}" does not exist', name),
  model: (name) => t('The model "{0}" does not exist', name),
  stage: (name) => t('The stage "{0}" does not exist', name),
  risk: (name) => t('The risk "{0}" does not exist', name),
  objective: (name) => t('The objective "{0}" does not exist', name),
  resource: (name) => t('The workload "{0}" does not exist', name),
  service: (name) => t('The service "{0}" does not exist', name),
};

/** A subject, a risk or another objective that nothing declares. Of types that the workspace does not declare at all nothing is known. */
export const referenceUnknown = objectivesRule(
  'objectives/reference-unknown',
  'warning',
  function* ({ graph, uri }) {
    for (const reference of graph.referencesIn(uri)) {
      const { types, name, relation, scope } = reference;
      const [type, another] = types;
      const message = type && !another ? MESSAGES[type] : undefined;
      if (!type || !message || relation === 'within') continue;
      if (!graph.declares(type, uri) || graph.resolve(reference).length > 0) continue;
      const names = graph
        .all(type, uri)
        .filter((entity) => scope === undefined || entity.scope === undefined || entity.scope === scope)
        .map((entity) => (type === 'element' ? entity.key : entity.name));
      const suggestion = nearest(name, names);
      const span = wholeSpan(reference);
      yield {
        message: suggestion ? t('{0}. Did you mean "{1}"?', message(name), suggestion) : message(name),
        span,
        ...changeTo(uri, span, suggestion),
      };
    }
  },
);

/** All of an id: its reference is only the last part, which a rename replaces. */
function wholeSpan({ name, span }: Reference): Span {
  const last = name.length - name.lastIndexOf('.') - 1;
  return span.end - span.start === last ? within(span, span.end - name.length, span.end) : span;
}
