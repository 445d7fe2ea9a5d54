import type { NewManifest } from '../../core/kind.ts';
import type { FileCreation } from '../../core/text/change.ts';
import { span, type Span } from '../../core/text/span.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';
import { titledFile } from '../../core/paths/titled-file.ts';

const NAMING = { first: 'amdec.yaml', untitled: 'table', extension: '.amdec.yaml' };

interface Template {
  readonly id: string;
  readonly label: string;
  readonly threshold: number;
  /** The rating of the first row: neither easy to detect nor impossible, which would ask for more. */
  readonly detection: number;
  readonly grid: Readonly<Record<'en' | 'fr', string>>;
}

const FOUR = {
  en: `  severity: {1: minor, 2: noticeable, 3: serious, 4: critical}
  occurrence: {1: rare, 2: occasional, 3: frequent, 4: permanent}
  detection: {1: certain, 2: likely, 3: unlikely, 4: blind} # the higher, the harder to detect`,
  fr: `  severity: {1: mineure, 2: significative, 3: grave, 4: critique}
  occurrence: {1: rare, 2: occasionnelle, 3: fréquente, 4: permanente}
  detection: {1: certaine, 2: probable, 3: improbable, 4: impossible} # plus la note est haute, moins on détecte`,
};

const TEMPLATES: readonly Template[] = [
  { id: 'grid-4', label: 'G, F, D 1–4', threshold: 24, detection: 2, grid: FOUR },
  {
    id: 'grid-5-4-4',
    label: 'G 1–5, F 1–4, D 1–4',
    threshold: 30,
    detection: 2,
    grid: {
      en: FOUR.en.replace('4: critical}', '4: critical, 5: catastrophic}'),
      fr: FOUR.fr.replace('4: critique}', '4: critique, 5: catastrophique}'),
    },
  },
  {
    id: 'aiag-vda',
    label: 'S, O, D 1–10 (AIAG-VDA)',
    threshold: 100,
    detection: 5,
    grid: {
      en: `  severity: {min: 1, max: 10}\n  occurrence: {min: 1, max: 10}\n  detection: {min: 1, max: 10}`,
      fr: `  severity: {min: 1, max: 10}\n  occurrence: {min: 1, max: 10}\n  detection: {min: 1, max: 10}`,
    },
  },
];

export const AMDEC_TEMPLATES = TEMPLATES.map(({ id, label }) => ({ id, label }));

/** A new table with its grid, and one row to be overwritten. */
export function createAmdec({
  root,
  title,
  template,
  language,
  graph,
}: NewManifest): readonly FileCreation[] {
  const [first] = TEMPLATES;
  const chosen = TEMPLATES.find(({ id }) => id === template) ?? first;
  if (!chosen) return [];
  const text = textOf(chosen, title, language);
  return [
    {
      kind: 'create',
      uri: titledFile(root, title, NAMING, (uri) => graph.fileExists(uri)),
      text,
      placeholders: spansToFill(text, language),
    },
  ];
}

/** What the first row says until somebody writes it. */
const ROW = {
  en: ['Component or step', 'How it fails', 'What follows', 'Why it fails'],
  fr: ['Composant ou étape', 'Mode de défaillance', 'Effet', 'Cause'],
} as const;

function spansToFill(text: string, language: 'en' | 'fr'): readonly Span[] {
  const row = text.indexOf('\nrisks:');
  return ROW[language].map((words) => {
    const start = text.indexOf(`: ${words}\n`, row) + ': '.length;
    return span(start, start + words.length);
  });
}

function textOf({ grid, threshold, detection }: Template, title: string, language: 'en' | 'fr'): string {
  const french = language === 'fr';
  const categories = french
    ? 'technique, organisationnel, humain, économique, légal'
    : 'technical, organisational, human, economic, legal';
  const comments = french
    ? [
        'Les cotations permises et leur signification',
        'Criticité (G × F × D) à partir de laquelle une action est exigée',
      ]
    : ['The allowed ratings and their meaning', 'Criticality (S × O × D) from which an action is required'];
  const [item, failureMode, effect, cause] = ROW[language];
  return `title: ${plainOrQuoted(title)}
# ${comments[0] ?? ''}
grid:
${grid[language]}
# ${comments[1] ?? ''}
threshold: ${threshold}
categories: [${categories}]
risks:
  - id: R1
    item: ${item}
    failureMode: ${failureMode}
    effect: ${effect}
    cause: ${cause}
    severity: 1
    occurrence: 1
    detection: ${detection}
`;
}
