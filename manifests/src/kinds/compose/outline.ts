import type { OutlineIcon, OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import type { ComposeModel, ResourceType } from './model.ts';
import { span, type Span } from '../../core/text/span.ts';

const ICONS: Readonly<Record<ResourceType, OutlineIcon>> = {
  volume: 'volume',
  network: 'network',
  secret: 'variable',
  config: 'file',
  model: 'resource',
};

/** Services, then what they share. */
export function composeOutline({ model }: KindContext<ComposeModel>): OutlineItem[] {
  return [
    ...model.services.map(({ name, span: nameSpan, node, image, build }): OutlineItem => {
      const detail = image?.text ?? build?.context?.text;
      return {
        name,
        ...(detail === undefined ? {} : { detail }),
        icon: 'service',
        span: around(nameSpan, node.span),
        nameSpan,
      };
    }),
    ...model.resources.map(({ name, type, span: nameSpan, node }): OutlineItem => ({
      name,
      detail: type,
      icon: ICONS[type],
      span: around(nameSpan, node?.span),
      nameSpan,
    })),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** From a name to the end of what it names; a map that an anchor brings ends elsewhere. */
function around(name: Span, node: Span | undefined): Span {
  return span(name.start, node && node.start >= name.start ? Math.max(node.end, name.end) : name.end);
}
