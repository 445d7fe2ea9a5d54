import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { addressOf, type TerraformModel } from './model.ts';

/** The blocks. */
export function terraformOutline({ model }: KindContext<TerraformModel>): readonly OutlineItem[] {
  return model.blocks.map((block) => ({
    name: addressOf(block) ?? [block.type, ...block.labels].join(' '),
    icon: block.type === 'resource' ? 'resource' : 'section',
    span: block.extent,
    nameSpan: block.nameSpan,
  }));
}
