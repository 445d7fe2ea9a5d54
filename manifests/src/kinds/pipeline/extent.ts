import { span, type Span } from '../../core/text/span.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import type { Stage } from './model.ts';

/** A stage from its name to the end of what is written of it. */
export function extentOf({ key, node }: Pick<Stage, 'key' | 'node'>): Span {
  return span(key.span.start, node ? Math.max(key.span.end, contentEnd(node)) : key.span.end);
}
