import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { span } from '../../core/text/span.ts';
import { isScalar, contentEnd, contentOf } from '../../core/yaml/node.ts';
import type { DetectorModel } from './model.ts';

/** The keys with their values. */
export function detectorOutline({ model: { fields } }: KindContext<DetectorModel>): readonly OutlineItem[] {
  return (fields?.root.pairs ?? []).map(({ key, value }) => ({
    name: key.text,
    ...(isScalar(value) && value.text !== '' ? { detail: value.text } : {}),
    icon: 'variable',
    span: span(key.span.start, Math.max(key.span.end, value ? contentEnd(value) : 0)),
    nameSpan: contentOf(key),
  }));
}
