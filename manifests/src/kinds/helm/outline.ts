import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import type { ChartModel } from './model.ts';

/** The keys of a chart. */
export function helmOutline({ model }: KindContext<ChartModel>): readonly OutlineItem[] {
  return (model.root?.pairs ?? []).map(({ key, span }) => ({
    name: key.text,
    icon: 'section',
    span,
    nameSpan: key.span,
  }));
}
