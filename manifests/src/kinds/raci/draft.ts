import {
  isMap,
  isScalar,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
} from '../../core/yaml/node.ts';
import { isBlank } from './grid.ts';
import type { Activity, Matrix } from './model.ts';
import type { ReadGrid } from './read-grid.ts';
import type { DraftActivity, DraftMatrix } from './write-yaml.ts';
import { columnUse } from './word.ts';

/** The letters of a row by role, those of one role joined. */
function assignmentsOf({ assignments }: Activity): readonly (readonly [string, string])[] {
  const byRole = new Map<string, Set<string>>();
  for (const { name, placed } of assignments) {
    const letters = byRole.get(name) ?? new Set();
    for (const { letter } of placed) letters.add(letter);
    byRole.set(name, letters);
  }
  return [...byRole].flatMap(([name, letters]) =>
    letters.size > 0 ? [[name, [...letters].join('/')] as const] : [],
  );
}

/** A matrix read from a table, with the columns and cells that a matrix has no place for. */
export function draftOfGrid({ grid, matrix, columns, rows }: ReadGrid): DraftMatrix {
  const activities = matrix.activities.map((activity, index): DraftActivity => {
    const cells = grid.rows[rows[index] ?? -1]?.cells ?? [];
    const rest = new Map<string, string>();
    const kept: { deliverable?: string; notes?: string } = {};
    for (const column of columns.other) {
      const text = cells[column]?.text ?? '';
      const heading = grid.header.cells[column]?.text || `#${column + 1}`;
      const use = columnUse(heading);
      if (text === '') continue;
      if ((use === 'deliverable' || use === 'notes') && kept[use] === undefined) kept[use] = text;
      else rest.set(heading, text);
    }
    for (const column of columns.roles) {
      const cell = cells[column];
      const text = cell?.text.replaceAll(/<br\s?\/?>/giu, '/') ?? '';
      const plain = /^[\p{L}\s/,;+&|]*$/u.test(text) && !/\p{L}{4}/u.test(text);
      if (cell && !plain && !isBlank(cell.text)) rest.set(grid.header.cells[column]?.text ?? '', cell.text);
    }
    return {
      name: activity.name,
      ...(activity.section ? { section: activity.section.name } : {}),
      assignments: assignmentsOf(activity),
      decisions: activity.decisions.map(({ name }) => name),
      ...kept,
      other: [...rest],
    };
  });
  const title = matrix.title?.name;
  return {
    variant: matrix.variant,
    ...(title ? { title } : {}),
    roles: uniqueRoles(matrix).map((name) => ({ name })),
    activities,
  };
}

function uniqueRoles({ roles }: Matrix): readonly string[] {
  return [...new Map(roles.map(({ key, name }) => [key, name])).values()];
}

/** A matrix of a YAML document, with what the model leaves out. */
export function draftOfYaml(matrix: Matrix, root: YamlNode | null): DraftMatrix {
  const items = new Map(itemsOf(root, 'activities').map((item) => [item.span.start, item]));
  const roles = new Map(itemsOf(root, 'roles').map((item) => [item.span.start, item]));
  const title = matrix.title?.name;
  return {
    variant: matrix.variant,
    ...(title === undefined ? {} : { title }),
    letters: matrix.labels,
    roles: matrix.roles.map(({ name, people, extent }) => {
      const description = scalarOf(roles.get(extent.start), 'description')?.text;
      return { name, people: people.map((person) => person.name), ...(description ? { description } : {}) };
    }),
    activities: matrix.activities.map((activity) => draftRow(activity, items.get(activity.extent.start))),
    other: otherOf(root),
  };
}

function draftRow(activity: Activity, item: YamlNode | undefined): DraftActivity {
  const deliverable = scalarOf(item, 'deliverable')?.text;
  const notes = scalarOf(item, 'notes')?.text;
  return {
    name: activity.name,
    ...(activity.section ? { section: activity.section.name } : {}),
    assignments: assignmentsOf(activity),
    decisions: activity.decisions.map(({ name }) => name),
    ...(deliverable ? { deliverable } : {}),
    ...(notes ? { notes } : {}),
    other: otherOf(item),
  };
}

function itemsOf(root: YamlNode | null, key: string): readonly YamlNode[] {
  const list = valueOf(root, key);
  return list?.type === 'seq' ? list.items.flatMap((item) => item ?? []) : [];
}

function otherOf(node: YamlNode | null | undefined): readonly (readonly [string, string])[] {
  const other = pairOf(node, 'other')?.value;
  if (!isMap(other)) return [];
  return other.pairs.map(({ key, value }) => [
    key.text,
    isScalar(value)
      ? value.text
      : scalarsOf(value)
          .map(({ text }) => text)
          .join(', '),
  ]);
}
