import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { FUNCTIONS } from '../../formats/promql/functions.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { span } from '../../core/text/span.ts';
import { yamlCursor } from '../../core/yaml/cursor.ts';
import { documentAt } from '../../core/yaml/path-at.ts';
import type { KindContext } from '../../core/kind.ts';
import type { PrometheusModel } from './model.ts';
import { schemaOf } from './parse.ts';

/** Keys and values of the schema; functions of PromQL in expressions; services of the workspace as targets. */
export function completePrometheus(
  { document, model, graph }: KindContext<PrometheusModel>,
  offset: number,
): readonly Completion[] {
  const text = document.getText();
  const cursor = yamlCursor(text, documentAt(model.documents, offset), offset);
  if (!cursor) return [];
  const key = cursor.path.findLast((step) => typeof step === 'string');
  if (key === 'expr') return [...seriesAt(graph, document.uri, text, offset), ...functionsAt(text, offset)];
  const targets =
    key === 'targets' && cursor.role !== 'key'
      ? graph
          .all('service', document.uri)
          .filter(({ facts }) => facts?.kind === 'compose')
          .map(({ name, facts }): Completion => {
            const ports = facts?.ports;
            const port = typeof ports === 'string' ? (ports.split(',', 1)[0] ?? '') : '';
            const label = port === '' ? name : `${name}:${port}`;
            return {
              label,
              span: cursor.span,
              text: cursor.quote ? label : `'${label}'`,
              kind: 'name',
              filterText: label,
            };
          })
      : [];
  return [...targets, ...completeFromSchema(schemaOf(model), cursor)];
}

/** Series that rules of the workspace record. */
function seriesAt(graph: Graph, uri: string, text: string, offset: number): Completion[] {
  const word = /[\w:]*$/u.exec(text.slice(Math.max(offset - 200, 0), offset))?.[0] ?? '';
  const names = new Set(graph.all('metric', uri).map(({ name }) => name));
  return [...names].map((name) => ({
    label: name,
    span: span(offset - word.length, offset),
    text: name,
    kind: 'name',
    detail: t('recorded by a rule'),
  }));
}

function functionsAt(text: string, offset: number): Completion[] {
  const word = /[A-Za-z_]*$/u.exec(text.slice(Math.max(offset - 40, 0), offset))?.[0] ?? '';
  return [...FUNCTIONS].map(([name, { args, returns }]) => ({
    label: name,
    span: span(offset - word.length, offset),
    text: `${name}($0)`,
    snippet: true,
    kind: 'value',
    detail: `(${args.join(', ')}) → ${returns}`,
  }));
}
