import { t } from '@vscode/l10n';
import type { Finding } from '../../../core/findings/finding.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { within } from '../../../core/text/span.ts';
import { isMap, type YamlDocument, type YamlMap, type YamlPair } from '../../../core/yaml/node.ts';

/** The keys that begin a resource; a second one of either begins another. */
const OPENING = new Set(['apiVersion', 'kind']);

/**
 * The resources of a document in which a line `---` was forgotten: their keys, as YAML reads them, are one map with repeated
 * keys. The document itself where there is one resource.
 */
export const runTogether = keptBy((document: YamlDocument): readonly YamlMap[] => {
  const { root } = document;
  if (!isMap(root) || root.flow) return isMap(root) ? [root] : [];
  const starts = startsIn(root.pairs);
  if (starts.length < 2) return [root];
  return starts.map((start, index): YamlMap => {
    const pairs = root.pairs.slice(start, starts[index + 1]);
    const from = pairs[0]?.span.start ?? root.span.start;
    return { type: 'map', flow: false, pairs, span: within(root.span, from, pairs.at(-1)?.span.end ?? from) };
  });
});

/** The indexes of the pairs at which resources start. */
function startsIn(pairs: readonly YamlPair[]): readonly number[] {
  const starts = [0];
  let seen = new Set<string>();
  for (const [index, { key }] of pairs.entries()) {
    const isWhole = seen.size > 2 && seen.has('apiVersion') && seen.has('kind');
    if (OPENING.has(key.text) && isWhole) {
      const next = pairs[index + 1]?.key.text ?? '';
      // Both stand together at the head of a resource: one of them alone is a key that was written twice.
      if (OPENING.has(next) && next !== key.text) {
        starts.push(index);
        seen = new Set();
      }
    }
    seen.add(key.text);
  }
  return starts;
}

/** The faults of a document without those that come of a forgotten `---`, which is one fault. */
export function withoutCascade(document: YamlDocument): YamlDocument {
  const maps = runTogether(document);
  if (maps.length < 2) return document;
  const repeated = new Set(maps.flatMap(repeatedKeys));
  const all = new Set(maps.flatMap(({ pairs }) => pairs.map(({ key }) => key.span.start)));
  return {
    ...document,
    problems: document.problems.filter(
      ({ code, span }) => code !== 'DUPLICATE_KEY' || !all.has(span.start) || repeated.has(span.start),
    ),
  };
}

function repeatedKeys({ pairs }: YamlMap): readonly number[] {
  const seen = new Set<string>();
  return pairs.flatMap(({ key }) => {
    const isRepeated = seen.has(key.text);
    seen.add(key.text);
    return isRepeated ? [key.span.start] : [];
  });
}

/** A finding for each resource that begins without a line `---` before it. */
export function separatorFindings(uri: string, documents: readonly YamlDocument[]): readonly Finding[] {
  return documents.flatMap((document) =>
    runTogether(document)
      .slice(1)
      .flatMap(({ pairs }): readonly Finding[] => {
        const key = pairs[0]?.key;
        if (!key) return [];
        const { span } = key;
        return [
          {
            rule: 'kubernetes/missing-separator',
            severity: 'error',
            message: t('Missing "---" separator: this resource replaces the previous one'),
            span,
            fixes: [
              {
                title: t('Insert "---" between the two resources'),
                certain: 'notation',
                changes: () => [
                  { kind: 'text', uri, span: { start: span.start, end: span.start }, text: '---\n' },
                ],
              },
            ],
          },
        ];
      }),
  );
}
