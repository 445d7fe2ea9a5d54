import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { hoverInFamily } from './features/family-features.ts';
import { hoverSelector } from './features/hover-selector.ts';
import { hoverValue } from './features/hover-value.ts';
import type { KubernetesModel } from './resources/model.ts';
import { hoverField, withField } from './schema/hover.ts';

/** What a family says; otherwise the meaning of a value or a selector, and of its field. */
export function hoverKubernetes(
  context: KindContext<KubernetesModel>,
  offset: number,
): HoverText | undefined {
  return (
    hoverInFamily(context, offset) ??
    withField(hoverValue(context, offset) ?? hoverSelector(context, offset), hoverField(context, offset))
  );
}
