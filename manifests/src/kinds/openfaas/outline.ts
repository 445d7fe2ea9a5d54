import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { span } from '../../core/text/span.ts';
import { contentOf } from '../../core/yaml/node.ts';
import type { OpenFaasModel } from './model.ts';

/** The functions with their languages. */
export function openFaasOutline({ model }: KindContext<OpenFaasModel>): readonly OutlineItem[] {
  return model.functions.map(({ name, pair, node, lang }) => ({
    name,
    ...(lang ? { detail: lang.text } : {}),
    icon: 'service',
    span: span(pair.key.span.start, Math.max(node.span.end, pair.key.span.end)),
    nameSpan: contentOf(pair.key),
  }));
}
