import type { Graph } from '../../core/graph/graph.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { scanCsv } from './csv-scan.ts';
import { detectSeparator } from './csv-separator.ts';

/** Characters at the beginning of a table in which its separator is detected. */
const SAMPLE = 20_000;

/**
 * The columns of a table whose file says them in its first line: CSV and TSV of the workspace. Undefined for other formats, for a
 * file that is not there, and where the first line is more likely data: a number or a repeated or empty name is no header.
 */
export function columnsOf(
  graph: Graph,
  uri: string,
  { path }: { readonly path: YamlScalar | undefined },
): readonly string[] | undefined {
  if (!path || !/\.[ct]sv$/iu.test(path.text) || isRemote(path.text)) return undefined;
  const text = graph.beginning(resolveFrom(uri, path.text));
  return text === undefined ? undefined : headerIn(text);
}

/** The names in the first line of a table. */
export function headerIn(text: string): readonly string[] | undefined {
  const separator = detectSeparator(text.slice(0, SAMPLE));
  const [first = []] = scanCsv(text, separator, 0, 1).records;
  const names = first.map((name) => name.trim());
  const keys = new Set(names.map((name) => name.toLowerCase()));
  const isHeader = keys.size === names.length && names.every((name) => name !== '' && !isNumber(name));
  return isHeader ? names : undefined;
}

function isNumber(text: string): boolean {
  return /^[+-]?\d[\d\s.,/:T-]*$/u.test(text);
}
