import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { isScalar } from '../../core/yaml/node.ts';
import type { ModelDocument } from './model.ts';

/** The keys of a manifest, with what they say in one word. */
export function modelOutline({ model: { manifest } }: KindContext<ModelDocument>): readonly OutlineItem[] {
  return (manifest?.root.pairs ?? []).map(({ key, value, span }) => ({
    name: key.text,
    ...(isScalar(value) ? { detail: value.text } : {}),
    icon: 'section' as const,
    span,
    nameSpan: key.span,
  }));
}
