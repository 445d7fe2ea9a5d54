import type { Language } from '../../core/language.ts';
import { headingFor } from './headings.ts';
import type { StatusName } from '../../formats/citations/status.ts';
import { statusWord } from './status.ts';

export type TemplateId = (typeof TEMPLATE_IDS)[number];
export const TEMPLATE_IDS = ['madr', 'madr-minimal', 'nygard', 'y-statement'] as const;

export interface NewRecord {
  readonly number: number;
  readonly title: string;
  readonly status: StatusName;
  /** ISO. */
  readonly date: string;
  readonly language: Language;
}

/** The text of a new record. What is to be filled in is in braces, and is reported until it is. */
export function templateText(template: TemplateId, record: NewRecord): string {
  switch (template) {
    case 'madr':
      return frontMatter(record) + madr(record, true);
    case 'madr-minimal':
      return frontMatter(record) + madr(record, false);
    case 'nygard':
      return nygard(record);
    case 'y-statement':
      return frontMatter(record) + yStatement(record);
  }
}

function frontMatter({ status, date, language }: NewRecord): string {
  const key = language === 'fr' ? 'statut' : 'status';
  return `---\n${key}: ${statusWord(status, language)}\ndate: ${date}\n---\n\n`;
}

interface Words {
  readonly context: string;
  readonly driver: string;
  readonly option: (number: number) => string;
  readonly chosen: string;
  readonly good: string;
  readonly bad: string;
  readonly confirmation: string;
  readonly decision: string;
  readonly consequences: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    context: '{Describe the situation and the question to be answered in two or three sentences}',
    driver: '{decision driver 1, e.g. a force or a concern}',
    option: (number) => `{title of option ${number}}`,
    chosen: 'Chosen option: "{title of option 1}", because {justification}.',
    good: 'Good, because {argument a}',
    bad: 'Bad, because {argument b}',
    confirmation:
      '{Describe how it will be confirmed that the decision is followed: a review, a test, a measure}',
    decision: '{Describe what was decided, in full sentences: "We will …"}',
    consequences: '{Describe what becomes easier and what becomes harder because of the decision}',
  },
  fr: {
    context: '{Décrivez la situation et la question à trancher en deux ou trois phrases}',
    driver: '{facteur de décision 1, par exemple une contrainte ou une préoccupation}',
    option: (number) => `{titre de l’option ${number}}`,
    chosen: 'Option choisie : « {titre de l’option 1} », parce que {justification}.',
    good: 'Bon, parce que {argument a}',
    bad: 'Mauvais, parce que {argument b}',
    confirmation: '{Décrivez comment on vérifiera que la décision est suivie : revue, test, mesure}',
    decision: '{Décrivez ce qui a été décidé, en phrases complètes : « Nous allons … »}',
    consequences: '{Décrivez ce qui devient plus facile et ce qui devient plus difficile}',
  },
};

function madr({ title, language }: NewRecord, full: boolean): string {
  const words = WORDS[language];
  const heading = (role: Parameters<typeof headingFor>[0], level = 2): string =>
    `${'#'.repeat(level)} ${headingFor(role, 'madr', language)}\n\n`;
  const options = [1, 2].map((number) => `* ${words.option(number)}\n`).join('');
  const argued = [1, 2]
    .map((number) => `### ${words.option(number)}\n\n* ${words.good}\n* ${words.bad}\n`)
    .join('\n');
  return [
    `# ${title}\n\n${heading('context')}${words.context}\n`,
    full ? `${heading('drivers')}* ${words.driver}\n` : '',
    `${heading('options')}${options}`,
    `${heading('outcome')}${words.chosen}\n`,
    `${heading('consequences', 3)}* ${words.good}\n* ${words.bad}\n`,
    full ? `${heading('confirmation', 3)}${words.confirmation}\n` : '',
    full ? `${heading('arguments')}${argued}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function nygard({ number, title, status, date, language }: NewRecord): string {
  const words = WORDS[language];
  const word = statusWord(status, language);
  const heading = (role: Parameters<typeof headingFor>[0]): string =>
    `## ${headingFor(role, 'nygard', language)}\n\n`;
  return [
    `# ${number}. ${title}\n\nDate: ${date}\n`,
    `${heading('status')}${word.charAt(0).toUpperCase()}${word.slice(1)}\n`,
    `${heading('context')}${words.context}\n`,
    `${heading('outcome')}${words.decision}\n`,
    `${heading('consequences')}${words.consequences}\n`,
  ].join('\n');
}

function yStatement({ title, language }: NewRecord): string {
  const statement =
    language === 'fr'
      ? [
          'Dans le contexte de {décrivez : le besoin ou la partie du système},',
          'face à {décrivez : la contrainte},',
          'nous avons décidé de {titre de l’option 1}',
          'et écarté {titre de l’option 2},',
          'afin de {décrivez : le but},',
          'en acceptant {décrivez : ce que cela coûte}.',
        ]
      : [
          'In the context of {describe the need or the part of the system},',
          'facing {describe the concern},',
          'we decided for {title of option 1}',
          'and neglected {title of option 2},',
          'to achieve {describe the goal},',
          'accepting {describe what it costs}.',
        ];
  return `# ${title}\n\n${statement.join('\n')}\n`;
}
