import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import type { Span } from '../../../core/text/span.ts';
import { accumulatedBy, unitAt, type AccumulatedResource } from '../accumulated.ts';
import { withoutSlash } from '../entities.ts';
import type { KustomizeModel } from '../model.ts';

/** The same resource through two of the things that a kustomization lists: kustomize refuses the second. */
export const registeredTwice: Rule<KustomizeModel> = {
  id: 'kustomize/registered-twice',
  severity: 'error',
  *check({ model, graph, document: { uri } }) {
    const unit = unitAt(uri, graph);
    if (!unit || model.listed.length + model.generated.length < 2) return;
    const { resources, renamed } = accumulatedBy(unit, graph);
    if (renamed) return;
    const seen = new Map<string, AccumulatedResource>();
    const told = new Set<string>();
    for (const resource of resources) {
      const { entity, through } = resource;
      const key = identityOf(resource);
      const first = seen.get(key);
      if (!first) {
        seen.set(key, resource);
        continue;
      }
      if (first.entity === entity) continue;
      if (through === uri && first.through === uri) {
        yield thereAlready(resource, first, entity.span);
        continue;
      }
      if (first.through === through || told.has(through)) continue;
      const listed = model.listed.find(
        ({ kind, path }) => kind !== 'remote' && withoutSlash(resolveFrom(uri, path)) === through,
      );
      const made =
        through === uri ? model.generated.find(({ name }) => name.text === entity.name) : undefined;
      const span = listed?.span ?? made?.name.span;
      if (!span) continue;
      told.add(through);
      yield thereAlready(resource, first, span);
    }
  },
};

function thereAlready({ entity }: AccumulatedResource, first: AccumulatedResource, span: Span): RuleFinding {
  return {
    message: t('Duplicate resource: {0} "{1}"', entity.facts?.kind ?? '', entity.name),
    span,
    related: [{ uri: first.entity.uri, span: first.entity.span, message: t('First occurrence') }],
  };
}

/** As kustomize tells resources apart: by what they are called in the end. */
function identityOf({ entity, names, namespaces }: AccumulatedResource): string {
  const { group, version, kind } = entity.facts ?? {};
  return [group, version, kind, [...names].at(-1), [...namespaces].at(-1)].join(' ');
}
