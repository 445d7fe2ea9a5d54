import { nameKey, type EntityType, type Reference } from '../../core/graph/entity.ts';
import { decisionKey, decisionNumber } from '../../formats/citations/mention.ts';
import type { Span } from '../../core/text/span.ts';
import type { AmdecModel, Risk, Written } from './model.ts';

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
    ...risk.checks.flatMap((check) => checkReferences(uri, check)),
    ...risk.actions.flatMap((action) => [
      ...action.owners.map((owner) => ownerReference(uri, owner)),
      ...action.decisions.flatMap((decision) => decisionReference(uri, decision)),
    ]),
  ];
}

export function ownerReference(uri: string, owner: Written): Reference {
  return reference(uri, owner, ['role', 'person'], 'owner');
}

/** The decision that a value names by its number; nothing when it is not a number of a decision. */
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

/** The check of a quality suite that a value names, behind its table: `transactions/amount`; nothing without a table. */
export function checkReferences(uri: string, { text, span }: Written): Reference[] {
  const slash = text.lastIndexOf('/');
  // What is written otherwise than it reads has no place for each of its parts.
  const isPlain = span.end - span.start === text.length;
  if (slash <= 0 || slash === text.length - 1) return [];
  const [table, check] = [text.slice(0, slash), text.slice(slash + 1)];
  const from = (start: number, end: number): Span =>
    isPlain ? { start: span.start + start, end: span.start + end } : span;
  const notation = isPlain ? 'plain' : 'fixed';
  const base = { uri, notation, relation: 'detected-by' } as const;
  return [
    { ...base, types: ['check'], name: check, key: nameKey(text), span: from(slash + 1, text.length) },
    { ...base, types: ['table'], name: table, key: nameKey(table), span: from(0, slash) },
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
