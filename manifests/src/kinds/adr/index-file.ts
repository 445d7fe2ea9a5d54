import { t } from '@vscode/l10n';
import type { Answers, CommandFolder } from '../../core/contributions/command.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Language } from '../../core/language.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { escapedMarkdown } from '../../core/text/markdown-text.ts';
import { endOfLine } from '../../core/text/lines.ts';
import { folderOf, isWithin, relativePath, resolveIn } from '../../core/text/resource.ts';
import type { Refusal } from '../../core/text/refusal.ts';
import { span, type Span } from '../../core/text/span.ts';
import { STATUSES } from '../../formats/citations/status.ts';
import { decisionFolder } from './create.ts';
import { statusWord } from './status.ts';

/** Names that an index has, the one that is created first. */
const NAMES = ['README.md', 'index.md', 'INDEX.md', 'readme.md'];

const BEGIN = '<!-- decisions: vitruve adr index -->';
const END = '<!-- /decisions -->';

/** What the comments begin with that a list stands between; those of adr-log are taken as well. */
const MARKS: readonly (readonly [string, string])[] = [
  ['<!-- decisions:', END],
  ['<!-- adrlog', '<!-- adrlogstop'],
];

/**
 * Brings the lists of decisions up to date that stand between two comments: in the given file, or in the indexes beside the records
 * and above them. Without any, an index is created; a file of somebody without the comments is left as it is.
 */
export function updateIndexes(
  folder: CommandFolder,
  { file }: Answers,
): readonly WorkspaceChange[] | Refusal {
  const { root, graph, settings } = folder;
  const decisions = graph.all('decision', `${root}/x.md`).filter(({ uri }) => isWithin(root, uri));
  if (decisions.length === 0) return { refused: t('This folder has no decisions') };
  if (file !== undefined) return updated(folder, resolveIn(root, file), decisions);
  const folders = new Set(decisions.map(({ uri }) => folderOf(uri)));
  for (const one of [...folders]) if (isWithin(root, folderOf(one))) folders.add(folderOf(one));
  const marked = [...folders]
    .sort()
    .flatMap((one) => NAMES.map((name) => `${one}/${name}`))
    .filter((uri) => placeOfList(graph.text(uri)) !== undefined);
  if (marked.length > 0) return marked.flatMap((uri) => updatedList(folder, uri, decisions));
  const own = decisionFolder(root, settings, graph);
  const there = NAMES.find((name) => graph.fileExists(`${own}/${name}`));
  return updated(folder, `${own}/${there ?? 'README.md'}`, decisions);
}

function updated(
  folder: CommandFolder,
  uri: string,
  decisions: readonly Entity<'decision'>[],
): readonly WorkspaceChange[] | Refusal {
  const text = folder.graph.text(uri);
  if (placeOfList(text)) return updatedList(folder, uri, decisions);
  if (text === undefined && !folder.graph.fileExists(uri)) {
    const title = languageOf(listedIn(uri, decisions)) === 'fr' ? 'Décisions' : 'Decisions';
    const list = listOf(folder, uri, decisions).join('\n');
    return [{ kind: 'create', uri, text: `# ${title}\n\n${BEGIN}\n\n${list}\n\n${END}\n` }];
  }
  return {
    refused: t(
      '"{0}" has no place for the list. Add these two lines: {1} {2}',
      relativePath(`${folder.root}/x`, uri),
      BEGIN,
      END,
    ),
  };
}

/** The change of a file whose list is out of date; none otherwise. */
function updatedList(
  folder: CommandFolder,
  uri: string,
  decisions: readonly Entity<'decision'>[],
): readonly WorkspaceChange[] {
  const text = folder.graph.text(uri) ?? '';
  const place = placeOfList(text);
  if (!place) return [];
  const eol = endOfLine(text);
  const list = listOf(folder, uri, decisions);
  // Tables that somebody aligned say the same.
  const now = `${eol}${eol}${list.join(eol)}${eol}${eol}`;
  if (normal(text.slice(place.start, place.end)) === normal(now)) return [];
  return [{ kind: 'text', uri, span: place, text: now }];
}

/** The place of the list in an index, between its comments. */
function placeOfList(text: string | undefined): Span | undefined {
  if (text === undefined) return undefined;
  for (const [begin, end] of MARKS) {
    const opened = text.indexOf(begin);
    const start = opened === -1 ? -1 : text.indexOf('-->', opened);
    const stop = start === -1 ? -1 : text.indexOf(end, start);
    if (stop !== -1) return span(start + '-->'.length, stop);
  }
  return undefined;
}

/** A table without the spaces and dashes that formatters add. */
function normal(text: string): string {
  return text
    .replace(/[ \t\r]+/gu, ' ')
    .replace(/ ?-{3,} ?/gu, ' --- ')
    .trim();
}

/** The decisions of an index: those below its folder, or all. */
function listedIn(uri: string, decisions: readonly Entity<'decision'>[]): readonly Entity<'decision'>[] {
  const inside = decisions.filter((one) => isWithin(folderOf(uri), one.uri));
  return inside.length > 0 ? inside : decisions;
}

/** That of most records: the list must not depend on whoever brings it up to date. */
function languageOf(decisions: readonly Entity<'decision'>[]): Language {
  const french = decisions.filter(({ facts }) => facts?.language === 'fr').length;
  return french * 2 > decisions.length ? 'fr' : 'en';
}

/** The lines of the table of the decisions in the folder of the index and below, in the order of their places and numbers. */
function listOf(
  { graph }: CommandFolder,
  uri: string,
  decisions: readonly Entity<'decision'>[],
): readonly string[] {
  const listed = listedIn(uri, decisions);
  const language = languageOf(listed);
  const ordered = listed.toSorted(
    (a, b) =>
      compare(folderOf(a.uri), folderOf(b.uri)) ||
      (a.facts?.number ?? Infinity) - (b.facts?.number ?? Infinity) ||
      compare(a.uri, b.uri),
  );
  const [name, title, status, date] =
    language === 'fr' ? ['ADR', 'Titre', 'Statut', 'Date'] : ['ADR', 'Title', 'Status', 'Date'];
  return [
    `| ${[name, title, status, date].join(' | ')} |`,
    '| --- | --- | --- | --- |',
    ...ordered.map(({ uri: own, name: id, facts }) => {
      const path = relativePath(uri, own).replace(/[ ()]/gu, encodeURIComponent);
      const known = STATUSES.find((one) => one === facts?.status);
      const word =
        known === undefined ? escapedMarkdown(facts?.statusText ?? '') : statusWord(known, language);
      const successor = known === 'superseded' ? successorName(graph, own) : undefined;
      const cells = [
        `[${escapedMarkdown(id)}](${path})`,
        escapedMarkdown(facts?.title ?? id),
        successor === undefined ? word : `${word} (${successor})`,
        facts?.date ?? '',
      ];
      return `| ${cells.map((cell) => cell.replaceAll(/\s+/gu, ' ')).join(' | ')} |`.replaceAll(
        '|  |',
        '| |',
      );
    }),
  ];
}

function successorName(graph: CommandFolder['graph'], uri: string): string | undefined {
  const named = graph.referencesIn(uri).find(({ relation }) => relation === 'superseded-by');
  const [other] = named ? graph.resolve(named) : [];
  return other && escapedMarkdown(other.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
