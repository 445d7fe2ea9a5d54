import { t } from '@vscode/l10n';
import type { RuleContext } from '../../../core/rules/rule.ts';
import type { MappedRisk, RiskAction, RiskPoint, RiskScale } from '../../../core/views/risk-map.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { UniqueIds } from '../../../core/views/unique-ids.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { assess, openActions, thresholdOf, type Assessment } from '../assessment.ts';
import { isOverdue } from '../due.ts';
import type { AmdecModel, Risk } from '../model.ts';
import { residualRating } from '../residual.ts';
import { scaleOf } from './scale.ts';
import { noRating } from './empty.ts';

/** The risks of a table as a map of severity across occurrence, before their actions and after them. */
export const mapView: DocumentView<AmdecModel> = {
  id: 'amdec/map',
  command: { id: 'vitruve.showRiskMap', icon: 'flame' },
  empty: noRating,
  scope: 'document',
  title: () => t('Risk map'),
  build: (context) => {
    const { model, settings } = context;
    if (model.risks.length === 0) return undefined;
    const detection = scaleOf(model, 'detection');
    const ids = new UniqueIds();
    return {
      type: 'risk-map',
      map: {
        title: model.title?.text ?? '',
        severity: scaleOf(model, 'severity') ?? NO_MARKS,
        occurrence: scaleOf(model, 'occurrence') ?? NO_MARKS,
        ...(detection ? { detection } : {}),
        threshold: thresholdOf(model, settings.amdec.defaultThreshold),
        risks: model.risks.map((risk, index) =>
          mapped(context, risk, ids.of(risk.id?.text ?? `#${index + 1}`)),
        ),
      },
    };
  },
};

/** The scale of a table in which nothing is rated yet. */
const NO_MARKS: RiskScale = { minimum: 1, maximum: 4, labels: {} };

function mapped(
  { model, settings, today, document: { uri } }: RuleContext<AmdecModel>,
  risk: Risk,
  id: string,
): MappedRisk {
  const before = assess(model, risk.rating);
  const rating = residualRating(risk);
  const after = rating && assess(model, rating);
  const threshold = thresholdOf(model, settings.amdec.defaultThreshold);
  const initial = before && pointOf(before);
  const residual = after && pointOf(after);
  return {
    id,
    title: risk.failureMode?.text ?? risk.effect?.text ?? risk.cause?.text ?? '',
    ...(risk.item ? { item: risk.item.text } : {}),
    ...(risk.category ? { category: risk.category.text } : {}),
    source: sourceOf(uri, risk.nameSpan, risk.span),
    ...(initial ? { initial } : {}),
    ...(residual ? { residual } : {}),
    ...(before?.priority ? { actionPriority: before.priority } : {}),
    aboveThreshold: before !== undefined && before.criticality >= threshold,
    residualAboveThreshold: after !== undefined && after.criticality >= threshold,
    actions: actionsOf(uri, risk, today),
  };
}

function pointOf({ values, criticality }: Assessment): RiskPoint {
  return { ...values, criticality };
}

function actionsOf(uri: string, risk: Risk, today: string): RiskAction[] {
  const open = new Set(openActions(risk));
  return risk.actions.map((action) => ({
    text: action.text?.text ?? '',
    owners: action.owners.map(({ text }) => text),
    ...(action.status ? { status: action.status.text } : {}),
    ...(action.due ? { due: action.due.text } : {}),
    overdue: open.has(action) && action.due !== undefined && isOverdue(action.due.text, today),
    source: sourceOf(uri, action.nameSpan, action.span),
  }));
}
