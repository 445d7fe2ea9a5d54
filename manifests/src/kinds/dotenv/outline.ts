import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import type { DotenvModel } from './model.ts';

/** The variables. */
export function dotenvOutline({ model }: KindContext<DotenvModel>): readonly OutlineItem[] {
  return model.variables.map(({ name, span, extent }) => ({
    name,
    icon: 'variable',
    span: extent,
    nameSpan: span,
  }));
}
