import { t } from '@vscode/l10n';
import { promqlFault } from '../../promql/check.ts';
import { placeIn } from '../../promql/place.ts';
import { keptBy } from '../../../core/text/memory.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import type { GroupCheck } from '../group-check.ts';

const faultOf = keptBy((expr: YamlScalar) => promqlFault(expr.text));

/** What Loki adds to the language: pipes, and filters of lines. */
const LOGQL =
  /\|[=~>]|\}\s*\||!=\s*`|\|\s*(?:json|logfmt|unwrap|line_format|pattern|regexp)\b|\bcount_over_time\(\s*\{[^}]*\}\s*\[/u;

/** `$X` and `${X}`, which no expression has outside of its texts: a script, a dashboard or Jsonnet puts its parts there. */
const PLACEHOLDER = /\$[A-Za-z_{]/u;
const TEXTS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/gsu;

/** An expression that Prometheus cannot read, or whose parts are not of the type that they must be. */
export const promql: GroupCheck = {
  id: 'prometheus/promql',
  severity: 'error',
  *check(groups, { uri, text }) {
    for (const { expr } of groups.flatMap(({ rules }) => rules)) {
      if (!expr || LOGQL.test(expr.text)) continue;
      const fault = faultOf(expr);
      if (!fault) continue;
      const span = placeIn(text, expr, fault.from, fault.to);
      const { suggestion, message, isForeign = false } = fault;
      const isPlain = text.slice(span.start, span.end) === expr.text.slice(fault.from, fault.to);
      yield {
        message,
        span,
        ...(isForeign || PLACEHOLDER.test(expr.text.replaceAll(TEXTS, ''))
          ? { atMost: 'hint' as const }
          : {}),
        ...(suggestion !== undefined && isPlain && expr.style !== 'quoted'
          ? {
              fixes: [
                {
                  title: t('Change to "{0}"', suggestion),
                  changes: () => [{ kind: 'text', uri, span, text: suggestion }],
                },
              ],
            }
          : {}),
      };
    }
  },
};
