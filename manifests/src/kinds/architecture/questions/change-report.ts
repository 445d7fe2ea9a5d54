import { t } from '@vscode/l10n';
import type { TerminalAnswer } from '../../../core/contributions/terminal-command.ts';
import {
  isUnchanged,
  type ChangedItem,
  type Differences,
  type ReplacedElement,
  type SystemDifferences,
} from '../../../formats/architecture/analysis/differences.ts';
import type { System } from '../../../formats/architecture/system.ts';
import { changesDiagram } from '../views/changes.ts';
import { notAskedNotes } from './asked.ts';

/** Items of one sort that people are shown; JSON has all. */
const SHOWN = 100;

/** What is different, with elements that take the place of others. */
export interface ReportedDifferences extends SystemDifferences {
  readonly replaced?: readonly ReplacedElement[];
}

/** A model before and after; undefined where there was none, or is none any more. */
export interface ModelChange {
  readonly name: string;
  readonly before: System | undefined;
  readonly after: System | undefined;
  readonly differences: ReportedDifferences;
}

/** What is said besides of what became worse or better, by titles. */
export interface Consequences {
  readonly sections: readonly (readonly [title: string, texts: readonly string[]])[];
  /** The same for JSON, beside `models`. */
  readonly json: object;
}

/** An answer of what changed in models, as text, JSON and Markdown with a picture. @param without names of models that are not asked. */
export function changeReport(
  changes: readonly ModelChange[],
  consequences: Consequences,
  without: readonly string[],
): TerminalAnswer {
  const changed = changes.filter(({ differences }) => !isUnchanged(differences));
  const told = consequences.sections.filter(([, texts]) => texts.length > 0);
  const nothing = changed.length === 0 && told.length === 0 ? [t('No changes')] : [];
  const diagram = changesDiagram(changed);
  return {
    lines: [
      ...nothing,
      ...changed.flatMap(({ name, differences }) => [
        name,
        ...sectionsOf(differences).flatMap(([title, texts]) =>
          listed(title, texts).map((line) => `  ${line}`),
        ),
      ]),
      ...told.flatMap(([title, texts]) => listed(title, texts)),
    ],
    json: {
      models: changed.map(({ name, differences }) => ({ model: name, ...differences })),
      ...consequences.json,
      ...(without.length > 0 && { notAsked: without }),
    },
    notes: notAskedNotes(without),
    markdown: {
      title: t('Changes of the architecture'),
      lines: [
        ...(nothing.length > 0 ? ['', ...nothing] : []),
        ...changed.flatMap(({ name, differences }) => [
          '',
          `### ${escaped(name)}`,
          ...sectionsOf(differences).flatMap(([title, texts]) => markdownList(title, texts)),
        ]),
        ...told.flatMap(([title, texts]) => markdownList(title, texts)),
      ],
      ...(diagram && { diagram }),
    },
  };
}

/** What is said of a model, by titles; nothing where nothing is different. */
function sectionsOf({
  elements,
  flows,
  data,
  zones,
  replaced = [],
}: ReportedDifferences): readonly [string, readonly string[]][] {
  return [
    ...sections(elements, t('Elements added'), t('Elements removed'), t('Elements changed')),
    [t('Elements moved'), renamedTexts(elements, true)],
    [t('Elements renamed'), renamedTexts(elements, false)],
    [t('Elements replaced'), replaced.map(({ from, to }) => `${from} → ${to}`)],
    ...sections(flows, t('Flows added'), t('Flows removed'), t('Flows changed')),
    ...sections(data, t('Data classes added'), t('Data classes removed'), t('Data classes changed')),
    ...sections(zones, t('Zones added'), t('Zones removed'), t('Zones changed')),
  ];
}

function sections(
  { added, removed, changed }: Differences,
  ...[titleAdded, titleRemoved, titleChanged]: readonly [string, string, string]
): readonly [string, readonly string[]][] {
  return [
    [titleAdded, added],
    [titleRemoved, removed],
    [titleChanged, changed.map(changeText)],
  ];
}

function renamedTexts({ renamed }: Differences, isMoved: boolean): readonly string[] {
  return renamed.filter((one) => one.isMoved === isMoved).map(({ from, to }) => `${from} → ${to}`);
}

function changeText({ id, properties }: ChangedItem): string {
  const texts = properties.map(({ name, before, after }) => `${name} ${before ?? '–'} → ${after ?? '–'}`);
  return `${id}: ${texts.join('; ')}`;
}

function listed(title: string, texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return [];
  return [t('{0} ({1}):', title, texts.length), ...shown(texts).map((text) => `  ${text}`)];
}

function markdownList(title: string, texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return [];
  return ['', `**${title}** (${texts.length})`, '', ...shown(texts).map((text) => `- ${escaped(text)}`)];
}

function shown(texts: readonly string[]): readonly string[] {
  if (texts.length <= SHOWN) return texts;
  return [...texts.slice(0, SHOWN), t('… and {0} more', texts.length - SHOWN)];
}

/**
 * Names of others in Markdown: no markup, and nothing that a forge makes a mention, a reference or a link of, which it does where the
 * character is escaped, too.
 */
function escaped(text: string): string {
  return text
    .replace(/[\r\n]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#|~!&]/gu, String.raw`\$&`)
    .replace(/[@#]|:(?=\/\/)|(?<=\bwww)\./giu, '$&<!-- -->');
}
