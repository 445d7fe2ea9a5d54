import type { Hint } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Span } from '../../core/text/span.ts';
import type { ModelDocument } from './model.ts';
import { consequenceOf } from './threshold.ts';

/** After the threshold, what it comes to. */
export function modelHints(
  { model: { manifest }, graph, document: { uri } }: KindContext<ModelDocument>,
  within: Span,
): readonly Hint[] {
  const end = manifest?.threshold?.span.end;
  if (!manifest || end === undefined || end < within.start || end > within.end) return [];
  const consequence = consequenceOf(graph, uri, manifest);
  return consequence ? [{ offset: end, label: consequence.text }] : [];
}
