import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { pathAt, documentAt } from '../../core/yaml/path-at.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { millisecondsOf } from '../../formats/prometheus-rules/duration.ts';
import type { PrometheusModel } from './model.ts';
import { schemaOf } from './parse.ts';

/** Over a key what the documentation says of it; over a duration how long it is. */
export function hoverPrometheus(
  { model }: KindContext<PrometheusModel>,
  offset: number,
): HoverText | undefined {
  const at = pathAt(documentAt(model.documents, offset)?.root ?? null, offset);
  if (at?.role === 'value' && at.node.text !== '0') {
    const length = millisecondsOf(at.node.text);
    if (length !== undefined && typeof at.node.value === 'string')
      return { span: at.span, markdown: t('{0} s', (length / 1000).toString()) };
  }
  return hoverFromSchema(schemaOf(model), model.documents, offset);
}
