import type { Hint } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { contains, type Span } from '../../core/text/span.ts';
import type { Citations } from './citations.ts';
import { statusLabel } from './status.ts';

const MAX_HINT = 48;

/** After a bare `ADR-0007`: what it is about. */
export function mentionHints(
  { document: { uri }, model, graph }: KindContext<Citations>,
  within: Span,
): Hint[] {
  return model.cited.flatMap((cited): Hint[] => {
    if (cited.link || !contains(within, cited.span)) return [];
    const found = graph.resolve({
      types: ['decision'],
      uri,
      name: cited.name,
      key: cited.key,
      span: cited.span,
      notation: 'decision-id',
      relation: 'mentions',
    });
    const [decision] = found;
    if (!decision?.detail || found.length > 1) return [];
    const title = decision.detail;
    const label = title.length > MAX_HINT ? `${title.slice(0, MAX_HINT).trimEnd()}…` : title;
    const status = decision.facts?.status;
    return [
      {
        offset: cited.span.end,
        label,
        tooltip: statusLabel(status ?? 'unknown'),
      },
    ];
  });
}
