import type { HoverText } from '../../core/contributions/hover.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import type { KustomizeModel } from './model.ts';

/** The fields of a kustomization with what they list. */
export function kustomizeOutline({ model }: KindContext<KustomizeModel>): readonly OutlineItem[] {
  return (model.root?.pairs ?? []).map(({ key, span }): OutlineItem => {
    const children = model.listed
      .filter(({ field }) => field === key.text)
      .map((listed): OutlineItem => ({
        name: listed.path,
        icon: 'file',
        span: listed.span,
        nameSpan: listed.span,
      }));
    return {
      name: key.text,
      icon: 'section',
      span,
      nameSpan: key.span,
      ...(children.length > 0 ? { children } : {}),
    };
  });
}

/** Lists fold to their keys. */
export function kustomizeFolds({ model }: KindContext<KustomizeModel>): readonly HoverText['span'][] {
  return (model.root?.pairs ?? []).flatMap(({ key, value }) =>
    value ? [{ start: key.span.start, end: contentEnd(value) }] : [],
  );
}
