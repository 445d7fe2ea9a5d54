import { t } from '@vscode/l10n';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { wordsToFill } from '../../core/text/words-to-fill.ts';
import type { NewManifest } from '../../core/kind.ts';
import { letterWithDuty, lettersOf, VARIANT_NAMES } from './variant.ts';
import { writeYaml } from './write-yaml.ts';
import { titledFile } from '../../core/paths/titled-file.ts';

const NAMING = { first: 'raci.yaml', untitled: 'matrix', extension: '.raci.yaml' };

/** One template for each variant, in the user's language. */
export function templates(): readonly { id: string; label: string }[] {
  const labels = [
    t('RACI: responsible, accountable, consulted, informed'),
    t('RASCI: RACI with support'),
    t('RACI-VS: RACI with verification and signature'),
    t('CAIRO: RACI with omitted roles'),
    t('DACI: for decisions, with a driver'),
    t('RAPID: for decisions, with recommendation and agreement'),
    t('PACSI: performed, accountable, controlled, suggested, informed'),
  ];
  return VARIANT_NAMES.map((id, index) => ({ id, label: labels[index] ?? id }));
}

const WORDS = {
  en: {
    roles: ['Sponsor', 'Project manager', 'Team', 'Users'],
    activities: ['Define the need', 'Do the work', 'Accept the result'],
  },
  fr: {
    roles: ['Commanditaire', 'Chef de projet', 'Équipe', 'Utilisateurs'],
    activities: ['Définir le besoin', 'Réaliser le travail', 'Recetter le résultat'],
  },
} as const;

/** A new, sound matrix to change: each activity has one role that answers for it and one that does it. */
export function createRaci({ root, title, template, language, graph }: NewManifest): WorkspaceChange[] {
  const variant = VARIANT_NAMES.find((name) => name === template) ?? 'RACI';
  const letters = lettersOf(variant);
  const [own = 'A', act = 'R', advise = 'C', know = letterWithDuty(letters, 'check') ?? 'I'] = (
    ['own', 'do', 'advise', 'know'] as const
  ).map((duty) => letterWithDuty(letters, duty));
  const { roles, activities } = WORDS[language];
  const [sponsor = '', manager = '', team = '', users = ''] = roles;
  const cells = [
    [
      [sponsor, own],
      [manager, act],
      [users, advise],
    ],
    [
      [manager, own],
      [team, act],
      [sponsor, know],
    ],
    [
      [users, act],
      [sponsor, own],
      [team, know],
    ],
  ] as const;
  const text = writeYaml({
    variant,
    title,
    roles: roles.map((name) => ({ name })),
    activities: activities.map((name, index) => ({ name, assignments: cells[index] ?? [] })),
  });
  return [
    {
      kind: 'create',
      uri: titledFile(root, title, NAMING, (uri) => graph.fileExists(uri)),
      text,
      placeholders: wordsToFill(text, text.indexOf('\nroles:'), [...roles, ...activities]),
    },
  ];
}
