import { ANY_YAML } from '../core/files/formats.ts';
import type { Entity, Reference } from '../core/graph/entity.ts';
import type { Kind } from '../core/kind.ts';
import type { PartRule, RuleContext } from '../core/rules/rule.ts';
import { ParseMemory } from '../core/text/memory.ts';
import { AnchoredSpan } from '../core/text/span.ts';

export interface Line {
  readonly anchor: { offset: number };
  readonly def?: Entity;
  readonly use?: Reference;
}

function parseLine(text: string, uri: string): Line {
  const anchor = { offset: 0 };
  const match = /^(def|use) (\w+)$/u.exec(text);
  if (!match) return { anchor };
  const at = new AnchoredSpan(anchor, 4, text.length);
  const name = match[2] ?? '';
  const named = { uri, name, key: name, span: at, notation: 'plain' as const };
  return match[1] === 'def'
    ? { anchor, def: { ...named, type: 'role', extent: at } }
    : { anchor, use: { ...named, types: ['role'], relation: 'use' } };
}

const unknown = {
  id: 'toy/unknown',
  severity: 'error',
  *checkPart(part: object, { graph }: RuleContext<unknown>) {
    const { use } = part as Line;
    if (use && graph.resolve(use).length === 0) yield { message: use.name, span: use.span };
  },
} as const satisfies PartRule<unknown>;

const twice = {
  id: 'toy/twice',
  severity: 'warning',
  *checkPart(part: object, { graph, document }: RuleContext<unknown>) {
    const { def } = part as Line;
    if (!def) return;
    const others = graph.find('role', def.key, document.uri).filter(({ uri }) => uri !== document.uri);
    if (others.length > 0)
      yield {
        message: def.name,
        span: def.span,
        related: others.map((other) => ({
          uri: other.uri,
          span: other.span,
          message: '',
        })),
      };
  },
} as const satisfies PartRule<unknown>;

const unused = {
  id: 'toy/unused',
  severity: 'hint',
  *checkPart(part: object, { graph }: RuleContext<unknown>) {
    const { def } = part as Line;
    if (def && graph.referencesTo(def).length === 0) yield { message: def.name, span: def.span };
  },
} as const satisfies PartRule<unknown>;

/** A kind of `def NAME` and `use NAME` lines: small enough that what its findings must be is plain. */
export const toyInParts: Kind<{ lines: readonly Line[] }> = {
  id: 'toy',
  files: [ANY_YAML],
  describeCount: String,
  detect: ({ uri }) => uri.endsWith('.yaml'),
  parse(document, memory = new ParseMemory()) {
    const texts = document.getText().split('\n');
    const lines = texts.map((text) => memory.recall(text, () => parseLine(text, document.uri)));
    let offset = 0;
    for (const [index, { anchor }] of lines.entries()) {
      anchor.offset = offset;
      offset += (texts[index]?.length ?? 0) + 1;
    }
    return {
      model: { lines },
      entities: lines.flatMap(({ def }) => def ?? []),
      references: lines.flatMap(({ use }) => use ?? []),
      problems: [],
    };
  },
  parts: ({ lines }) => lines,
  rules: [unknown, twice, unused],
};

/** The same kind, checked document by document. */
export const toy = {
  ...toyInParts,
  parts: () => [],
  rules: [unknown, twice, unused].map((rule) => ({
    id: rule.id,
    severity: rule.severity,
    *check(context: RuleContext<{ lines: readonly Line[] }>) {
      for (const line of context.model.lines) yield* rule.checkPart(line, context);
    },
  })),
} satisfies Kind<{ lines: readonly Line[] }>;
