import { nameKey, type Entity, type EntityType, type Reference } from '../../core/graph/entity.ts';
import { decisionKey, decisionNumber } from '../../formats/citations/mention.ts';
import { assess, openActions } from './assessment.ts';
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
    },
  };
}

/** What a table names: components, owners of actions, decisions. */
export function referencesOf(uri: string, model: AmdecModel): Reference[] {
  return model.risks.flatMap((risk) => {
    const kept = referencesByRisk.get(risk);
    if (kept?.uri === uri) return kept.references;
    const references = referencesOfRisk(uri, risk);
    referencesByRisk.set(risk, { uri, references });
    return references;
  });
}

/** A risk that did not change gives the references that it gave before. */
const referencesByRisk = new WeakMap<
  Risk,
  { readonly uri: string; readonly references: readonly Reference[] }
>();

function referencesOfRisk(uri: string, risk: Risk): readonly Reference[] {
  return [
    ...(risk.item ? [reference(uri, risk.item, ['component'], 'item')] : []),
    ...risk.decisions.flatMap((decision) => decisionReference(uri, decision)),
    ...risk.actions.flatMap((action) => [
      ...action.owners.map((owner) => ownerReference(uri, owner)),
      ...action.decisions.flatMap((decision) => decisionReference(uri, decision)),
    ]),
  ];
}

export function ownerReference(uri: string, owner: Written): Reference {
  return reference(uri, owner, ['role', 'person'], 'owner');
}

/** The decision that a value names by its number; nothing when it is no number of a decision. */
export function decisionReference(uri: string, decision: Written): Reference[] {
  const number = decisionNumber(decision.text);
  if (number === undefined) return [];
  return [
    {
      types: ['decision'],
      uri,
      name: decision.text,
      key: decisionKey(number),
      span: decision.span,
      notation: 'decision-id',
      relation: 'decided-by',
    },
  ];
}

function reference(uri: string, name: Written, types: readonly EntityType[], relation: string): Reference {
  return {
    types,
    uri,
    name: name.text,
    key: nameKey(name.text),
    span: name.span,
    notation: 'yaml',
    relation,
  };
}
