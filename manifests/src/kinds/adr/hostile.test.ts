import assert from 'node:assert/strict';
import fc from 'fast-check';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { applyChanges, type TextChange } from '../../core/text/change.ts';
import type { KindContext } from '../../core/kind.ts';
import { supersede } from './create.ts';
import { ADR } from './kind.ts';
import type { Decision } from './model.ts';
import { rounds } from '../../testing/rounds.ts';

const piece = fc.constantFrom(
  ...[
    '---\n',
    'status: accepted\n',
    'status: superseded by ADR-0002\n',
    'status: superseded by [A](0001-a.md)\n',
  ],
  ...[
    'date: 12/03/2025\n',
    'date: 2030-01-01\n',
    'deciders: a, b\n',
    '# 1. T\n\n',
    '# ADR-0003: T\n\n',
    '## Status\n\n',
  ],
  ...[
    'Proposed\n\n',
    'Supersedes [1. T](0001-a.md)\n\n',
    'Superseded by ADR-2\n\n',
    'Acepted\n',
    '[ADR-2](0001-b.md) ',
  ],
  ...[
    '[x](nowhere.md)\n',
    'ADR-0009\n\n',
    '## Context and Problem Statement\n\n',
    '## Considered Options\n\n',
    '* A\n',
  ],
  ...[
    '* {title of option 1}\n',
    '## Decision Outcome\n\n',
    'Chosen option: "B", because\n',
    '### A\n\n',
    '\r\n',
    '\uFEFF',
  ],
  ...[
    '## Pros and Cons of the Options\n\n',
    'In the context of a, facing b, we decided c\n\n',
    '## More Information\n\n',
  ],
);
const record = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('adr/hostile', () => {
  it('checks, annotates and completes any records, and every fix and refactoring can be applied', () => {
    fc.assert(
      fc.property(record, record, fc.nat(), (first, second, at) => {
        const documents = {
          'adr/0001-a.md': first,
          'adr/0001-b.md': second,
          'adr/0002-c.md': first,
          'README.md': second,
        };
        const workspace = workspaceOf(documents);
        const applies = (changes: readonly { kind: string }[]): void => {
          const edits = changes.filter((change): change is TextChange => change.kind === 'text');
          for (const uri of new Set(edits.map((edit) => edit.uri)))
            applyChanges(
              workspace.graph.text(uri) ?? '',
              edits.filter((edit) => edit.uri === uri),
            );
        };
        for (const [path, text] of Object.entries(documents)) {
          for (const { span, fixes } of workspace.check(uriOf(path)).findings) {
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, path);
            for (const fix of fixes ?? []) applies(fix.changes());
          }
          const manifest = workspace.manifest(uriOf(path));
          if (manifest?.kind !== ADR) continue;
          const context = manifest.context as KindContext<Decision>;
          const offset = at % (text.length + 1);
          for (const { span } of ADR.complete?.(context, offset) ?? [])
            assert.ok(
              span.start <= offset && offset <= span.end,
              `${path} ${JSON.stringify(text)} at ${offset}`,
            );
          for (const refactoring of ADR.refactorings?.(context, { start: offset, end: offset }) ?? [])
            applies(refactoring.changes());
          applies(
            supersede({ uri: context.document.uri, text, model: context.model }, context, 'New').filter(
              ({ kind }) => kind === 'text',
            ),
          );
          ADR.tokens?.(context);
          ADR.outline?.(context);
          ADR.lenses?.(context);
          ADR.hints?.(context, { start: 0, end: text.length });
        }
      }),
      rounds(300),
    );
  });
});
