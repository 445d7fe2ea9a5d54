import { COLUMNS, type Column } from './columns.ts';

/**
 * What a column of an imported table may hold. Beyond the columns that we write: the actions of one kind, which other forms
 * have in columns of their own, a person and a day in one cell, and the elements around the one that is analyzed.
 */
export type Field =
  | Column
  | 'preventionAction'
  | 'detectionAction'
  | 'ownerAndDue'
  | 'higherElement'
  | 'lowerElement'
  | 'higherFunction'
  | 'lowerFunction';

/** Names of the fields that only imports have. */
const IMPORT_ONLY = {
  preventionAction: { en: 'Prevention action', fr: 'Action de prévention' },
  detectionAction: { en: 'Detection action', fr: 'Action de détection' },
  ownerAndDue: { en: 'Owner and due date', fr: 'Responsable et échéance' },
  higherElement: {
    en: 'Next higher element (kept under "other")',
    fr: 'Élément de niveau supérieur (« other »)',
  },
  lowerElement: {
    en: 'Next lower element (kept under "other")',
    fr: 'Élément de niveau inférieur (« other »)',
  },
  higherFunction: {
    en: 'Next higher function (kept under "other")',
    fr: 'Fonction de niveau supérieur (« other »)',
  },
  lowerFunction: {
    en: 'Next lower function (kept under "other")',
    fr: 'Fonction de niveau inférieur (« other »)',
  },
} as const satisfies Partial<Record<Field, { en: string; fr: string }>>;

/** Fields that have no key of their own: their cells go to `other`, and a blank one means "as above" for them too. */
export const CONTEXT_FIELDS: readonly Field[] = [
  'higherElement',
  'lowerElement',
  'higherFunction',
  'lowerFunction',
];

const LABELS = new Map<string, { readonly en: string; readonly fr: string }>([
  ...COLUMNS.map(({ name, en, fr }) => [name, { en, fr }] as const),
  ...Object.entries(IMPORT_ONLY),
]);

/** The field of that name; undefined for other words. */
export function fieldNamed(name: string): Field | undefined {
  return LABELS.has(name) ? (name as Field) : undefined;
}

/** All names that a person may give to a column. */
export const FIELD_NAMES: readonly string[] = [...LABELS.keys()];

/** What people call a field: with the key of the manifest where its sign alone says little. */
export function fieldLabel(field: Field, language: 'en' | 'fr'): string {
  const label = LABELS.get(field)?.[language] ?? field;
  return label.length > 2 ? label : `${label} (${field})`;
}

export const RATING_FIELDS = ['severity', 'occurrence', 'detection', 'criticality'] as const;

/** What columns hold before the actions and, in other columns, after them. */
export const STAGED_FIELDS = [...RATING_FIELDS, 'actionPriority'] as const;
export type StagedField = (typeof STAGED_FIELDS)[number];

/** The same after the actions. */
export const RESIDUAL = {
  severity: 'residualSeverity',
  occurrence: 'residualOccurrence',
  detection: 'residualDetection',
  criticality: 'residualCriticality',
  actionPriority: 'residualActionPriority',
} as const satisfies Record<StagedField, Column>;

/** The rating or the priority that a field holds, before the actions or after them. */
export function stagedOf(
  field: Field,
): { readonly staged: StagedField; readonly isResidual: boolean } | undefined {
  for (const staged of STAGED_FIELDS) {
    if (field === staged) return { staged, isResidual: false };
    if (field === RESIDUAL[staged]) return { staged, isResidual: true };
  }
  return undefined;
}

/** Columns of what is done about a risk: ratings behind them are those after the actions. */
export const ACTION_FIELDS: readonly Field[] = [
  'action',
  'preventionAction',
  'detectionAction',
  'type',
  'owner',
  'ownerAndDue',
  'due',
  'status',
  'evidence',
  'actionDecisions',
  'ticket',
  'actionComment',
];
