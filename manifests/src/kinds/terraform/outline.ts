import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { addressOf, type TerraformModel } from './model.ts';

/** The blocks; of a state or plan, the resources. */
export function terraformOutline({ model }: KindContext<TerraformModel>): readonly OutlineItem[] {
  if ('resources' in model)
    return model.resources.map(({ module, type, name, nameSpan }) => ({
      name: [...(module === '' ? [] : [module]), type, name].join('.'),
      icon: 'resource',
      span: nameSpan,
      nameSpan,
    }));
  return model.blocks.map((block) => ({
    name: addressOf(block) ?? [block.type, ...block.labels].join(' '),
    icon: block.type === 'resource' ? 'resource' : 'section',
    span: block.extent,
    nameSpan: block.nameSpan,
  }));
}
