import type { Entity } from '../../core/graph/entity.ts';
import { relativePath } from '../../core/text/resource.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Completion } from '../../core/contributions/completion.ts';
import type { Citations } from './citations.ts';
import { statusLabel } from './status.ts';
import { caretLine, typedSpan, type CaretLine } from './caret-line.ts';

/** Proposals of decisions: their ids after `ADR-`, their paths in `](`. */
export function completeCitation(context: KindContext<Citations>, offset: number): readonly Completion[] {
  const line = caretLine(context.document.getText(), offset);
  return [...decisionPaths(context, line), ...decisionIds(context, line)];
}

/** The decisions of the workspace folder, without the document's own. */
export function allDecisions({ graph, document: { uri } }: KindContext<unknown>): readonly Entity[] {
  return graph.all('decision', uri).filter((decision) => decision.uri !== uri);
}

/** Ids after `ADR`, matched by number and by title. */
function decisionIds(context: KindContext<unknown>, line: CaretLine): Completion[] {
  const typed = /(?<![\p{L}\p{N}_/.-])(?:ADR[-_ ]?#?\d{0,5}|adr-\d{0,5})$/u.exec(line.before)?.[0];
  if (typed === undefined) return [];
  return allDecisions(context)
    .filter(({ facts }) => facts?.number !== undefined)
    .map((decision) => ({
      label: decision.name,
      span: typedSpan(line, typed),
      text: decision.name,
      kind: 'name',
      detail: detailOf(decision),
      filterText: `${typed} ${decision.name} ${decision.detail ?? ''}`,
    }));
}

/** Paths in `](`; the closing bracket is added when it is not there. */
function decisionPaths(context: KindContext<unknown>, line: CaretLine): Completion[] {
  const typed = /\]\(([^()\s]*)$/u.exec(line.before)?.[1];
  if (typed === undefined) return [];
  const close = line.after.startsWith(')') || /^[^\s(]*\)/u.test(line.after) ? '' : ')';
  return allDecisions(context).map((decision) => {
    const path = relativePath(context.document.uri, decision.uri).replace(/[ ()]/gu, encodeURIComponent);
    return {
      label: path,
      span: typedSpan(line, typed),
      text: path + close,
      kind: 'file',
      detail: detailOf(decision),
      filterText: `${path} ${decision.name} ${decision.detail ?? ''}`,
    };
  });
}

function detailOf({ detail, facts }: Entity): string {
  const status = facts?.status;
  const label = status === undefined ? undefined : statusLabel(status);
  return [detail, label].filter((part) => part !== undefined).join(' · ');
}
