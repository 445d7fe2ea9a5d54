import { t } from '@vscode/l10n';
import type { Entity } from '../../../core/graph/entity.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { decisionName, supersededStatus, withStatus, withSupersedes, type Editable } from '../edit.ts';
import { decisionIn, successionReference } from '../supersession.ts';
import type { Decision, Succession } from '../model.ts';
import { recordIn } from '../record.ts';

export const supersedeNotMirrored: Rule<Decision> = {
  id: 'adr/supersede-not-mirrored',
  severity: 'warning',
  *check(context) {
    const { document, model, graph } = context;
    const own = decisionIn(graph, document.uri);
    if (!own) return;
    for (const succession of model.successions) {
      const others = graph.resolve(successionReference(document.uri, succession));
      const [other] = others;
      if (!other || others.length > 1 || other.uri === document.uri) continue;
      const finding =
        succession.relation === 'superseded-by'
          ? successorSilent(context, own, other, succession)
          : predecessorInForce(context, own, other, succession);
      if (finding) yield finding;
    }
  },
};

/** The new record does not name the old one at all: any mention counts as saying so. */
function successorSilent(
  { graph }: RuleContext<Decision>,
  own: Entity,
  other: Entity,
  { span }: Succession,
): RuleFinding | undefined {
  if (graph.referencesTo(own).some((reference) => reference.uri === other.uri)) return undefined;
  return {
    message: t('{0} is not marked as superseding {1}', other.name, own.name),
    span,
    related: [{ uri: other.uri, span: other.span, message: other.name }],
    fixes: [
      {
        title: t('Mark {0} as superseding {1}', other.name, own.name),
        changes: () =>
          changed(recordIn(graph, other.uri), (record) => withSupersedes(record, decisionName(own))),
      },
    ],
  };
}

/** The old record still stands as if nothing had come after it, though this one is decided. */
function predecessorInForce(
  { graph, model }: RuleContext<Decision>,
  own: Entity,
  other: Entity,
  { span }: Succession,
): RuleFinding | undefined {
  const status = other.facts?.status;
  if (
    model.status?.value !== 'accepted' ||
    (status !== 'accepted' && status !== 'proposed' && status !== 'draft')
  )
    return undefined;
  return {
    message: t('{0} is not marked as superseded by {1}', other.name, own.name),
    span,
    related: [{ uri: other.uri, span: other.span, message: other.name }],
    fixes: [
      {
        title: t('Mark {0} as superseded by {1}', other.name, own.name),
        changes: () =>
          changed(recordIn(graph, other.uri), (record) =>
            withStatus(record, supersededStatus(record, decisionName(own))),
          ),
      },
    ],
  };
}

function changed<Change>(record: Editable | undefined, change: (record: Editable) => Change): Change[] {
  return record ? [change(record)] : [];
}
