import type { KindContext } from '../../../core/kind.ts';
import type { Completion } from '../../../core/contributions/completion.ts';
import { SUBJECTS, VERBS } from '../../../formats/architecture/checks/check.ts';
import { ELEMENT_KEYS, FLOW_KEYS, ZONE_KEYS } from '../../../formats/architecture/checks/properties.ts';
import { systemsOfCheck } from '../../../formats/architecture/checks/of-record.ts';
import type { System } from '../../../formats/architecture/system.ts';
import { typedSpan, type CaretLine } from '../../../formats/citations/caret-line.ts';
import type { Decision } from '../model.ts';

/** Characters above the caret in which the beginning of the checks is looked for. */
const MOST_ABOVE = 20_000;

/** True for a place under `checks:` of the front matter. */
export function isInChecks(text: string, { offset, before }: CaretLine): boolean {
  if (!/^[\s-]/u.test(before)) return false;
  const lines = text.slice(Math.max(0, offset - MOST_ABOVE), offset - before.length).split('\n');
  const owner = lines.findLast((line) => /^[^\s#-]/u.test(line));
  return /^checks:\s*$/u.test(owner ?? '');
}

/** Keys of checks and selectors, and the values that the models of the record have. */
export function completeChecks(context: KindContext<Decision>, line: CaretLine): Completion[] {
  const { before } = line;
  // Of `{ flows: { to: [db`, what follows the last brace, comma or dash.
  const last = (before.split(/[{,]/u).at(-1) ?? '').replace(/^\s*(?:-\s+)?/u, '');
  const [, key, rest = ''] = /^["']?([\w.]+)["']?\s*:(.*)$/u.exec(last) ?? [];
  if (key !== undefined) {
    const typed = rest.trimStart().replace(/^\[\s*/u, '');
    return key in NESTED ? [] : values(context, line, key, typed);
  }
  const begun = /^[\w.]*$/u.test(last) ? last : '';
  const inside = /\b(elements|flows|paths|from|to|via|must|never)["']?\s*:\s*\{[^{}]*$/u.exec(before)?.[1];
  const proposed = inside === undefined ? CHECK_KEYS : (KEYS_IN[inside] ?? SELECTOR_KEYS);
  return proposed.map((name, index) => ({
    label: name,
    span: typedSpan(line, begun),
    text: `${name}: `,
    kind: 'key' as const,
    sortText: String(index).padStart(3, '0'),
  }));
}

/** Keys whose values are mappings. */
const NESTED: Readonly<Record<string, true>> = {
  elements: true,
  flows: true,
  paths: true,
  must: true,
  except: true,
};

const CHECK_KEYS = ['id', ...SUBJECTS, ...VERBS, 'except', 'model', 'description'];
const SELECTOR_KEYS = [...ELEMENT_KEYS, ...ZONE_KEYS.map((key) => `zone.${key}`)];
const FLOW_SELECTOR = ['from', 'to', ...FLOW_KEYS];
const KEYS_IN: Readonly<Record<string, readonly string[]>> = {
  flows: FLOW_SELECTOR,
  paths: ['from', 'to', 'cycle'],
  must: [...FLOW_SELECTOR, 'via', ...SELECTOR_KEYS],
  never: [...FLOW_SELECTOR, ...SELECTOR_KEYS],
};

function values(context: KindContext<Decision>, line: CaretLine, key: string, typed: string): Completion[] {
  const { graph, document } = context;
  const known = new Set<string>();
  for (const system of systemsOfCheck(graph, document.uri, { model: undefined }))
    for (const value of valuesIn(system, key)) known.add(value);
  return [...known].sort().map((value) => ({
    label: value,
    span: typedSpan(line, typed),
    text: value,
    kind: 'value' as const,
  }));
}

function valuesIn(system: System, key: string): readonly string[] {
  if (key === 'from' || key === 'to' || key === 'via' || key === 'id' || key === 'elements')
    return [...system.elements.keys()];
  if (key === 'zone') return [...system.zones.keys()];
  if (key === 'data' || key === 'stores' || key === 'creates') return [...system.data.keys()];
  if (key.startsWith('zone.'))
    return [...system.zones.values()].flatMap(({ facts }) => textOf(facts, key.slice(5)));
  return [
    ...[...system.elements.values()].flatMap((element) =>
      textOf({ ...element.facts, owner: element.owner }, key),
    ),
    ...system.flows.flatMap(({ facts }) => textOf(facts, key)),
  ];
}

function textOf(facts: object, key: string): readonly string[] {
  const value = (facts as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [String(value)]
    : [];
}
