import { nameKey, type Entity } from '../../core/graph/entity.ts';
import { assess, openActions } from './assessment.ts';
import { isDay } from './due.ts';
import type { AmdecModel, Risk, Written } from './model.ts';

/** The risks that a table declares. */
export function entitiesOf(uri: string, model: AmdecModel): Entity[] {
  return model.risks.flatMap((risk) => (risk.id ? [riskEntity(uri, model, risk, risk.id)] : []));
}

function riskEntity(uri: string, model: AmdecModel, risk: Risk, id: Written): Entity {
  const assessment = assess(model, risk.rating);
  const threshold = model.threshold?.value;
  return {
    type: 'risk',
    uri,
    name: id.text,
    key: nameKey(id.text),
    span: id.span,
    extent: risk.span,
    notation: 'yaml',
    ...(assessment && {
      detail: assessment.priority
        ? `C ${assessment.criticality} · AP ${assessment.priority}`
        : `C ${assessment.criticality}`,
    }),
    facts: {
      title: risk.failureMode?.text,
      item: risk.item?.text,
      category: risk.category?.text,
      criticality: assessment?.criticality,
      actionPriority: assessment?.priority,
      threshold,
      openActions: openActions(risk).length,
      firstDue: firstDue(risk),
    },
  };
}

function firstDue(risk: Risk): string | undefined {
  return openActions(risk)
    .flatMap(({ due }) => (due && isDay(due.text) ? [due.text] : []))
    .toSorted()
    .at(0);
}
