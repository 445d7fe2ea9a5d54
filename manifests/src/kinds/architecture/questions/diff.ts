import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import type { ChangedFinding } from '../../../core/contributions/comparison.ts';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isWithin, pathWithin } from '../../../core/text/resource.ts';
import {
  isUnchanged,
  systemDifferences,
  type ChangedItem,
  type Differences,
  type SystemDifferences,
} from '../../../formats/architecture/analysis/differences.ts';
import { systemsIn, type System } from '../../../formats/architecture/system.ts';
import { statePlace, systemInState } from '../../../formats/architecture/system-in-state.ts';
import { changesDiagram } from '../views/changes.ts';
import { notAskedNotes, unknownState } from './asked.ts';

/** Rules whose findings are about the model, and what was decided of it. */
const ABOUT_MODELS = /^(?:architecture\/|adr\/check-)/u;
/** Items of one sort that people are shown; JSON has all. */
const SHOWN = 100;

/** A model before and after; undefined where there was none, or is none any more. */
interface ModelChange {
  readonly name: string;
  readonly before: System | undefined;
  readonly after: System | undefined;
  readonly differences: SystemDifferences;
}

/**
 * What changed in the models since a commit, and which checks broke. With a state, elements and flows of others are left out: findings
 * are those of all states. JSON: `models`, `broken` and `mended`.
 */
export const diff: TerminalRun = (folder, { state }, comparison) => {
  if (!comparison) throw new Error('Nothing to compare with');
  const all = modelChanges(folder, comparison.graph);
  if (all.length === 0) return { refused: t('No architecture model in this folder') };
  const changes = state === undefined ? all : all.flatMap((change) => changeInState(change, state) ?? []);
  if (state !== undefined && changes.length === 0)
    return {
      refused: unknownState(
        all.flatMap(({ before, after }) => after ?? before ?? []),
        state,
      ),
    };
  const asked = new Set(changes.map(({ name }) => name));
  const without = all.map(({ name }) => name).filter((name) => !asked.has(name));
  const changed = changes.filter(({ differences }) => !isUnchanged(differences));
  const [broken, mended] = [about(folder, comparison.broken), about(folder, comparison.mended)];
  const findingLines = [
    ...listed(t('New findings'), findingTexts(folder, broken)),
    ...listed(t('Resolved findings'), findingTexts(folder, mended)),
  ];
  const nothing = changed.length === 0 && findingLines.length === 0 ? [t('No changes')] : [];
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
      ...findingLines,
    ],
    json: {
      models: changed.map(({ name, differences }) => ({ model: name, ...differences })),
      broken: broken.map((finding) => findingData(folder, finding)),
      mended: mended.map((finding) => findingData(folder, finding)),
      ...(state !== undefined && { state }),
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
        ...markdownList(t('New findings'), findingTexts(folder, broken)),
        ...markdownList(t('Resolved findings'), findingTexts(folder, mended)),
      ],
      ...(diagram && { diagram }),
    },
  };
};

/** A change as far as it is one of a state; undefined where neither time of the model has that. A state that is new was empty. */
function changeInState({ name, before, after }: ModelChange, state: string): ModelChange | undefined {
  const inState = (system: System | undefined): System | undefined => {
    const place = system && statePlace(system, state);
    return system && place !== undefined ? systemInState(system, place) : undefined;
  };
  const [was, is] = [inState(before), inState(after)];
  if (!was && !is) return undefined;
  return { name, before: was, after: is, differences: systemDifferences(was, is) };
}

/** The findings that the question is about. */
function about({ root }: CommandFolder, findings: readonly ChangedFinding[]): readonly ChangedFinding[] {
  return findings.filter(({ rule, uri }) => ABOUT_MODELS.test(rule) && isWithin(root, uri));
}

function modelChanges({ graph, root }: CommandFolder, past: Graph): readonly ModelChange[] {
  const isBelow = (uri: string): boolean => isWithin(root, uri);
  const [after, before] = [systemsIn(graph, root, isBelow), systemsIn(past, root, isBelow)];
  const keyOf = ({ name, root: file }: System): string => `${name}\n${file ?? ''}`;
  const old = new Map(before.map((system) => [keyOf(system), system]));
  const current = new Map(after.map((system) => [keyOf(system), system]));
  // A model whose file was moved has kept its name.
  const movedTo = (system: System): System | undefined =>
    before.find((one) => one.name === system.name && !current.has(keyOf(one)));
  const used = new Set<System>();
  const changes = after.map((system): ModelChange => {
    const was = old.get(keyOf(system)) ?? movedTo(system);
    if (was) used.add(was);
    return { name: system.name, before: was, after: system, differences: systemDifferences(was, system) };
  });
  const gone = before
    .filter((system) => !used.has(system))
    .map((system): ModelChange => ({
      name: system.name,
      before: system,
      after: undefined,
      differences: systemDifferences(system, undefined),
    }));
  return [...changes, ...gone];
}

/** What is said of a model, by titles; nothing where nothing is different. */
function sectionsOf({
  elements,
  flows,
  data,
  zones,
}: SystemDifferences): readonly [string, readonly string[]][] {
  return [
    ...sections(elements, t('Elements added'), t('Elements removed'), t('Elements changed')),
    [t('Elements moved'), renamedTexts(elements, true)],
    [t('Elements renamed'), renamedTexts(elements, false)],
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

function findingTexts({ root }: CommandFolder, findings: readonly ChangedFinding[]): readonly string[] {
  return findings.map(({ uri, rule, message }) => `${message} (${rule}, ${pathWithin(root, uri)})`);
}

function findingData({ root }: CommandFolder, { uri, rule, message, severity }: ChangedFinding): object {
  return { file: pathWithin(root, uri), rule, severity, message };
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
