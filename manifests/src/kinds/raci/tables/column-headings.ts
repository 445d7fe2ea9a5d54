/** The headings of the columns and sheets that exports write, by language. */
export const HEADINGS = {
  en: {
    section: 'Section',
    activity: 'Activity',
    decisions: 'Decisions',
    deliverable: 'Deliverable',
    notes: 'Notes',
    roles: 'Roles',
    role: 'Role',
    letter: 'Letter',
    people: 'People',
    description: 'Description',
    legend: 'Legend',
  },
  fr: {
    section: 'Section',
    activity: 'Activité',
    decisions: 'Décisions',
    deliverable: 'Livrable',
    notes: 'Notes',
    roles: 'Rôles',
    role: 'Rôle',
    letter: 'Lettre',
    people: 'Personnes',
    description: 'Description',
    legend: 'Légende',
  },
} as const;
export type Language = keyof typeof HEADINGS;
