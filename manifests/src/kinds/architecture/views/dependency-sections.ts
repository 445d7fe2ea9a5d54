import { t } from '@vscode/l10n';
import { cellItem, column, numberCell, textCell } from '../../../core/views/table-cells.ts';
import type { TableCell, TableColumn, TableRow, TableSection } from '../../../core/views/table.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import { dependenciesOf, type Dependencies, type Dependency } from './dependency-counts.ts';
import { flowSource } from './system-drawing.ts';
import { layerTitle } from './layers.ts';
import { declaredAt, elementName } from './table-parts.ts';

/** Elements of a matrix that one can read at once. */
export const MOST_MEMBERS = 60;

/** What a matrix is made of. */
export interface MatrixInput {
  readonly system: System;
  readonly flows: readonly SystemFlow[];
  readonly id: string;
  readonly title: string;
  readonly members: readonly string[];
  readonly memberOf: (id: string) => string | undefined;
  /** The heading under which a member is listed. */
  readonly groupOf?: (member: string) => string | undefined;
  readonly isFolded?: boolean;
}

/** A design structure matrix: a row for each member, a column for each that it uses. Of too many, those with the most flows. */
export function matrixSection(input: MatrixInput): TableSection {
  const { system, id, title, groupOf, isFolded } = input;
  const all = dependenciesOf(input.members, input.flows, input.memberOf);
  const members = all.members.length > MOST_MEMBERS ? busiest(all) : all.members;
  const names = members.map((member) => memberName(system, member));
  const columns: TableColumn[] = [
    column('element', t('Element')),
    column('uses', t('Uses'), 'number'),
    column('used-by', t('Dependents'), 'number'),
    ...members.map((member, index): TableColumn => ({
      ...column(member, String(index + 1)),
      fullName: names[index] ?? member,
    })),
  ];
  const rows = members.map((member, index): TableRow => {
    const element = system.elementOf(member);
    const source = element && declaredAt(element);
    const group = groupOf?.(member);
    const { uses, usedBy } = all.degreesOf(member);
    return {
      id: member,
      ...(group === undefined ? {} : { group }),
      ...(source ? { source } : {}),
      cells: [
        { ...textCell(`${index + 1}. ${names[index] ?? member}`), value: index },
        numberCell(uses),
        numberCell(usedBy),
        ...members.map((other) => dependencyCell(all.between(member, other), member === other)),
      ],
    };
  });
  const notes = [
    ...(members.length < all.members.length
      ? [t('The {0} with the most dependencies, of {1}', members.length, all.members.length)]
      : []),
    ...(all.inCycles > 0 ? [t('In cycles: {0} of {1}', all.inCycles, all.members.length)] : []),
  ];
  return { id, title, notes, columns, rows, ...(isFolded ? { isFolded } : {}) };
}

function memberName(system: System, member: string): string {
  const element = system.elementOf(member);
  return element ? elementName(element) : layerTitle(member);
}

/** Those with the most dependencies, in their order. */
function busiest(all: Dependencies): readonly string[] {
  const most = new Set(
    all.members
      .map((member) => ({ member, degree: all.degreesOf(member).either }))
      .sort((a, b) => b.degree - a.degree)
      .slice(0, MOST_MEMBERS)
      .map(({ member }) => member),
  );
  return all.members.filter((member) => most.has(member));
}

/** `2S`, `A`: how many flows of which kind, with a mark for a cycle. It leads to the first of them. */
function dependencyCell(dependency: Dependency | undefined, isSelf: boolean): TableCell {
  if (!dependency) return { items: isSelf ? [cellItem('–', undefined, 'muted')] : [] };
  const { sync, async, cycle } = dependency;
  const tone = cycle === 'waiting' ? 'bad' : cycle === 'any' ? 'attention' : undefined;
  const kinds = [
    ['S', sync],
    ['A', async],
  ] as const;
  const items = kinds.flatMap(([letter, flows], index) => {
    const [first] = flows;
    if (!first) return [];
    const isWaiting = index === 0 && cycle === 'waiting';
    const mark = isWaiting ? '!' : cycle === undefined ? '' : '↻';
    const text = `${flows.length > 1 ? flows.length : ''}${letter}${mark}`;
    return [cellItem(text, flowSource(first), tone)];
  });
  return { items, value: sync.length + async.length };
}
