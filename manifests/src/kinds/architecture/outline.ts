import type { OutlineIcon, OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { span, touches, type Span } from '../../core/text/span.ts';
import { contentEnd, contentOf, scalarOf } from '../../core/yaml/node.ts';
import { parentOf } from '../../formats/architecture/system-elements.ts';
import { flowName } from '../../formats/architecture/system-flows.ts';
import { extentOf, nameIn } from './entities.ts';
import type { Architecture, ArchitectureModel, Item } from './model.ts';

/** States, zones, data, elements with those within them, flows, scenarios and views. */
export function architectureOutline({
  model: { architecture },
}: KindContext<ArchitectureModel>): readonly OutlineItem[] {
  if (!architecture) return [];
  const { states, zones, data, flows, scenarios, views } = architecture;
  const list = (items: readonly Item[], icon: OutlineIcon): OutlineItem[] =>
    items.map((item) => ({
      name: item.id,
      ...detailOf(item),
      icon,
      span: extentOf(item),
      nameSpan: contentOf(item.key),
    }));
  return [
    ...list(states, 'event'),
    ...list(zones, 'network'),
    ...list(data, 'volume'),
    ...elementItems(architecture),
    ...flows.flatMap(({ map, id, from, to }): OutlineItem[] => {
      if (!from || !to) return [];
      const protocol = scalarOf(map, 'protocol')?.text;
      return [
        {
          name: id?.text ?? flowName(from.text, to.text),
          ...(protocol === undefined ? {} : { detail: protocol }),
          icon: 'step',
          span: span(map.span.start, contentEnd(map)),
          nameSpan: contentOf(id ?? from),
        },
      ];
    }),
    ...list(scenarios, 'activity'),
    ...list(views, 'section'),
  ].sort((a, b) => a.span.start - b.span.start);
}

function detailOf({ node }: Item): { readonly detail?: string } {
  const parts = ['title', 'kind', 'technology'].flatMap((key) => scalarOf(node, key)?.text ?? []);
  return parts.length > 0 ? { detail: parts.join(' · ') } : {};
}

/** Elements below their parents. Those with dots in their keys stand where they are written. */
function elementItems({ elements }: Architecture): OutlineItem[] {
  const top: OutlineItem[] = [];
  const below = new Map<string, OutlineItem[]>();
  for (const item of elements) {
    const children: OutlineItem[] = [];
    below.set(item.id, children);
    const outline: OutlineItem = {
      name: item.key.text,
      ...detailOf(item),
      icon: 'service',
      span: extentOf(item),
      nameSpan: nameIn(item.key),
      children,
    };
    const isNested = item.id !== item.key.text;
    ((isNested ? below.get(parentOf(item.id) ?? '') : undefined) ?? top).push(outline);
  }
  return top;
}

/** All that has a key, and flows that are more than one line. */
export function architectureFolds({
  model: { architecture },
}: KindContext<ArchitectureModel>): readonly Span[] {
  return architecture ? spansOf(architecture) : [];
}

/** Spans around an offset, from flow or element to those around it. */
export function architectureSelections(
  { model: { architecture } }: KindContext<ArchitectureModel>,
  offset: number,
): readonly Span[] {
  if (!architecture) return [];
  return spansOf(architecture)
    .filter((one) => touches(one, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

function spansOf(architecture: Architecture): Span[] {
  const { states, zones, data, elements, environments, flows, scenarios, views } = architecture;
  return [
    ...[states, environments, zones, data, elements, scenarios, views].flat().map(extentOf),
    ...flows.map(({ map }) => span(map.span.start, contentEnd(map))),
  ];
}
