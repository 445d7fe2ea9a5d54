import { nameKey } from '../../core/graph/entity.ts';
import { span, type Span } from '../../core/text/span.ts';
import {
  isMap,
  isScalar,
  isSeq,
  itemsOf,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import { letterOfMeaning, readCell, type PlacedLetter } from './cell.ts';
import { declaredMeaning } from './legend.ts';
import type { Activity, Assignment, Matrix, NamedSpan, Role } from './model.ts';
import { RoleList } from './role-list.ts';
import { lettersOf, MEANINGS, variantNamed, type Letters } from './variant.ts';

/** The matrix of one YAML document; undefined when it holds none. Parts of a wrong type are left out: the schema reports them. */
export function readYamlMatrix(text: string, root: YamlNode | null): Matrix | undefined {
  if (!isMap(root)) return undefined;
  const variantNode = scalarOf(root, 'variant');
  const variant = variantNode && variantNamed(variantNode.text);
  const { letters, labels } = readLetters(root, lettersOf(variant ?? 'RACI'));
  const titleNode = scalarOf(root, 'title');
  const roles = new RoleList(declaredRoles(root), pairOf(root, 'roles') !== undefined);
  const activities = readActivities(text, root, letters, roles);
  const first = root.pairs[0];
  return {
    source: 'yaml',
    layout: 'map',
    span: root.span,
    ...(titleNode ? { title: named(titleNode) } : {}),
    variant: variant ?? 'RACI',
    ...(variantNode ? { variantSpan: variantNode.span } : {}),
    letters,
    labels,
    roles: roles.all,
    people: scalarsOf(valueOf(root, 'people')).map(named),
    rolesDeclared: roles.declared,
    activities,
    head: titleNode?.span ?? first?.key.span ?? root.span,
  };
}

function named(scalar: YamlScalar): NamedSpan {
  return { name: scalar.text, span: scalar.span };
}

/** The letters of the variant as the matrix changes them: a label that names another meaning gives the letter that meaning. */
function readLetters(
  root: YamlMap,
  base: Letters,
): { letters: Letters; labels: ReadonlyMap<string, string> } {
  const letters = new Map(base);
  const labels = new Map<string, string>();
  const declared = valueOf(root, 'letters');
  for (const { key, value } of isMap(declared) ? declared.pairs : []) {
    const letter = key.text.toUpperCase();
    if (!/^\p{L}$/u.test(letter)) continue;
    const label = isScalar(value) ? value.text : scalarOf(value, 'label')?.text;
    if (label) labels.set(letter, label);
    const means = MEANINGS.find((meaning) => meaning === scalarOf(value, 'means')?.text);
    letters.set(letter, means ?? declaredMeaning(label, letters.get(letter)));
  }
  return { letters, labels };
}

function declaredRoles(root: YamlMap): Role[] {
  const list = valueOf(root, 'roles');
  const items = isSeq(list) ? list.items : isScalar(list) ? [list] : [];
  return items.flatMap((item): Role[] => {
    const name = isScalar(item) ? (item.value === null ? undefined : item) : scalarOf(item, 'name');
    if (!name || !item || name.text === '') return [];
    return [
      {
        name: name.text,
        key: nameKey(name.text),
        span: name.span,
        extent: item.span,
        notation: 'yaml',
        people: scalarsOf(valueOf(item, 'people')).map(named),
      },
    ];
  });
}

function readActivities(text: string, root: YamlMap, letters: Letters, roles: RoleList): Activity[] {
  const list = valueOf(root, 'activities');
  const items = itemsOf(list);
  return items.flatMap((item): Activity[] => {
    const name = scalarOf(item, 'name');
    if (!isMap(item) || !name || name.text === '') return [];
    const section = scalarOf(item, 'section');
    const reader = new RowReader(text, letters, roles);
    reader.read(item);
    return [
      {
        name: name.text,
        key: nameKey(name.text),
        span: name.span,
        extent: item.span,
        ...(section ? { section: named(section) } : {}),
        assignments: reader.assignments,
        decisions: scalarsOf(valueOf(item, 'decisions')).map(named),
        legible: reader.legible,
      },
    ];
  });
}

class RowReader {
  readonly assignments: Assignment[] = [];
  legible = true;
  readonly #text: string;
  readonly #letters: Letters;
  readonly #roles: RoleList;

  constructor(text: string, letters: Letters, roles: RoleList) {
    this.#text = text;
    this.#letters = letters;
    this.#roles = roles;
  }

  read(row: YamlMap): void {
    const byRole = valueOf(row, 'assignments');
    for (const { key, value } of isMap(byRole) ? byRole.pairs : []) {
      const placed = this.#lettersIn(value);
      const cell = value?.span ?? span(key.span.end, key.span.end);
      this.#add(key, cell, placed);
    }
    for (const { key, value } of row.pairs) {
      const meaning = MEANINGS.find((candidate) => candidate === key.text);
      if (!meaning) continue;
      // A key of another variant: its English initial is reported as an unknown letter.
      const letter = letterOfMeaning(this.#letters, meaning) ?? meaning.charAt(0).toUpperCase();
      for (const name of scalarsOf(value)) {
        this.#add(name, name.span, [{ letter, span: name.span }]);
      }
    }
  }

  #add(name: YamlScalar, cell: Span, placed: readonly PlacedLetter[]): void {
    if (name.text === '') return;
    const role = this.#roles.indexOf(name.text, name.span, 'yaml');
    this.assignments.push({ role, name: name.text, nameSpan: name.span, cell, placed });
  }

  #lettersIn(value: YamlNode | null): readonly PlacedLetter[] {
    return scalarsOf(value).flatMap((scalar) => {
      const { placed, opaque } = readCell(
        this.#text.slice(scalar.span.start, scalar.span.end).replaceAll(/["']/gu, ' '),
        scalar.span.start,
        this.#letters,
      );
      if (!opaque) return placed;
      this.legible = false;
      return [{ letter: scalar.text, span: scalar.span }];
    });
  }
}
