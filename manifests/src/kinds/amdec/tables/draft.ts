import { plainOrQuoted } from '../../../core/yaml/written.ts';

/** What is written to YAML: texts and numbers, maps in the order of their keys, lists. Undefined and empty parts are left out. */
export type Draft = string | number | readonly Draft[] | { readonly [key: string]: Draft | undefined };

/** The block YAML of a map. */
export function yamlOf(draft: { readonly [key: string]: Draft | undefined }): string {
  return mapLines(draft, '').join('\n') + '\n';
}

function mapLines(map: { readonly [key: string]: Draft | undefined }, indent: string): string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    if (value === undefined || isEmpty(value)) return [];
    const head = `${indent}${/^\d+$/u.test(key) ? key : plainOrQuoted(key)}:`;
    if (typeof value === 'string' || typeof value === 'number') return [`${head} ${scalar(value)}`];
    if (isList(value)) {
      if (value.every((item) => typeof item !== 'object'))
        return [`${head} [${value.map(flowScalar).join(', ')}]`];
      return [head, ...value.flatMap((item) => itemLines(item, `${indent}  `))];
    }
    return [head, ...mapLines(value, `${indent}  `)];
  });
}

function itemLines(item: Draft, indent: string): string[] {
  if (typeof item !== 'object' || isList(item)) return [`${indent}- ${flowScalar(item)}`];
  const [first = '', ...rest] = mapLines(item, `${indent}  `);
  return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
}

function scalar(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return plainOrQuoted(value);
}

function flowScalar(value: Draft): string {
  if (typeof value === 'string') return plainOrQuoted(value, true);
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function isList(value: Draft): value is readonly Draft[] {
  return Array.isArray(value);
}

function isEmpty(value: Draft): boolean {
  if (typeof value === 'number') return false;
  if (typeof value === 'string' || isList(value)) return value.length === 0;
  return Object.values(value).every((part) => part === undefined || isEmpty(part));
}
