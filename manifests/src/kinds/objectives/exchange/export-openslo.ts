import { stringify } from 'yaml';
import { t } from '@vscode/l10n';
import type { Conversion, ConversionRemark } from '../../../core/contributions/conversion.ts';
import { span, type Span } from '../../../core/text/span.ts';
import { contentOf, pairOf, scalarOf, valueOf } from '../../../core/yaml/node.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { isMap } from '../../../formats/foreign/json-values.ts';
import type { Objective, ObjectivesFile } from '../../../formats/objectives/model.ts';
import { targetOn } from '../../../formats/objectives/read.ts';
import { windowOf } from '../../../formats/objectives/window.ts';
import { timeWindowOf } from './openslo-window.ts';

const VERSION = 'openslo/v1';

/** What an objective says that an SLO has no place for. */
const LEFT_OUT = ['owner', 'review', 'breach', 'backedBy', 'tags', 'unit'];

/**
 * The objectives of a file as OpenSLO v1: a service for each subject, an SLO for each objective that is a share of good events or
 * measurements. Others are left out, and said.
 * @param today `YYYY-MM-DD`: the target in force then is written.
 */
export function exportOpenSlo(file: ObjectivesFile, today: string): Conversion {
  const lost: ConversionRemark[] = [];
  const names = new Set<string>();
  const services = new Map<string, string>();
  const documents: object[] = [];
  for (const objective of file.objectives) {
    const at = contentOf(objective.key);
    const why = refusalOf(objective, today);
    if (why !== undefined) {
      lost.push({ span: at, message: t('"{0}" is left out: {1}', objective.id, why) });
      continue;
    }
    const subject = objective.subject?.name.text ?? file.model?.text ?? file.title?.text ?? 'service';
    const service = services.get(subject) ?? freeName(subject, new Set(services.values()));
    services.set(subject, service);
    documents.push(sloOf(objective, { file, today, service, name: freeName(objective.id, names) }));
    const without = withoutOf(objective);
    if (without.length > 0)
      lost.push({ span: at, message: t('"{0}" is exported without {1}', objective.id, without.join(', ')) });
  }
  if (documents.length === 0)
    return {
      text: '',
      lost,
      refused: [{ span: startOf(file), message: t('No objective can be exported as an SLO of OpenSLO') }],
    };
  const all = [
    ...[...services].map(([title, name]) => ({
      apiVersion: VERSION,
      kind: 'Service',
      metadata: { name, ...(title === name ? {} : { displayName: title }) },
      spec: {},
    })),
    ...documents,
  ];
  return { text: all.map((one) => stringify(one, { lineWidth: 0 })).join('---\n'), lost, refused: [] };
}

function startOf({ root }: ObjectivesFile): Span {
  return span(root.span.start, root.span.start);
}

/** Why an objective cannot be an SLO; undefined for one that can. */
function refusalOf(objective: Objective, today: string): string | undefined {
  const { indicator } = objective;
  if (!indicator) return t('it has no indicator');
  if (indicator.type === 'value')
    return t('only "ratio" and "threshold" are shares, as OpenSLO measures them');
  const target = targetOn(objective, today);
  const [percent] = target?.bounds ?? [];
  if (target?.direction !== 'atLeast' || percent === undefined) return t('its target is not "atLeast"');
  return percent >= 0 && percent < 100 ? undefined : t('its target is not from 0 to below 100');
}

function withoutOf(objective: Objective): readonly string[] {
  const { node, kind, targets, source, window } = objective;
  return [
    ...LEFT_OUT.filter((key) => isWritten(objective, key)),
    ...(kind === undefined || kind.text === 'slo' ? [] : [`kind: ${kind.text}`]),
    ...(targets.some(({ warning }) => warning) ? ['warning'] : []),
    ...(targets.length > 1 ? [t('targets for other days')] : []),
    ...(window === undefined || !windowOf(window.text) ? [t('a window, which OpenSLO requires')] : []),
    ...(source === undefined && !isMap(keptOf(node)) ? [t('a source of measurements')] : []),
  ];
}

function isWritten({ node }: Objective, key: string): boolean {
  return node?.type === 'map' && pairOf(node, key) !== undefined;
}

interface SloContext {
  readonly file: ObjectivesFile;
  readonly today: string;
  readonly service: string;
  readonly name: string;
}

function sloOf(objective: Objective, { file, today, service, name }: SloContext): object {
  const { title, window, indicator, node } = objective;
  const [percent = 0] = targetOn(objective, today)?.bounds ?? [];
  const written = window === undefined ? undefined : windowOf(window.text);
  const description = scalarOf(node, 'x-description')?.text;
  return {
    apiVersion: VERSION,
    kind: 'SLO',
    metadata: { name, ...(title ? { displayName: title.text } : {}) },
    spec: {
      ...(description === undefined ? {} : { description }),
      service,
      indicator: { metadata: { name: `${name}-indicator` }, spec: indicatorOf(objective) },
      ...(written && window
        ? { timeWindow: [timeWindowOf(written, window.text, file.timezone?.text ?? 'UTC')] }
        : {}),
      budgetingMethod: 'Occurrences',
      objectives: [
        {
          ...(title ? { displayName: title.text } : {}),
          ...(indicator?.type === 'threshold'
            ? { op: indicator.direction === 'atMost' ? 'lte' : 'gte', value: indicator.limit }
            : {}),
          targetPercent: percent,
        },
      ],
    },
  };
}

function indicatorOf(objective: Objective): object {
  const { indicator, source } = objective;
  if (indicator?.type === 'ratio') {
    const part = indicator.isBad ? 'bad' : 'good';
    return {
      ratioMetric: {
        counter: source?.type === 'file' ? source.isCounter : isCounterKept(objective),
        [part]: { metricSource: metricSource(objective, part, indicator.part.text) },
        total: { metricSource: metricSource(objective, 'total', indicator.total.text) },
      },
    };
  }
  const column = indicator?.column.text ?? '';
  return { thresholdMetric: { metricSource: metricSource(objective, 'value', column) } };
}

/** Where measurements come from: the query that an import kept, or the file and its column. */
function metricSource({ node, source }: Objective, role: string, column: string): object {
  const all = keptOf(node);
  const kept = isMap(all) ? all[role] : undefined;
  if (isMap(kept) && !source) {
    const { query, ...others } = kept;
    return { ...others, spec: query === undefined ? {} : { query } };
  }
  if (source?.type === 'runs') {
    const { pipeline, stage } = source;
    return {
      type: 'Vitruve',
      spec: { pipeline: pipeline.text, ...(stage ? { stage: stage.text } : {}), column },
    };
  }
  return {
    type: 'Vitruve',
    spec: {
      ...(source ? { path: source.path.text } : {}),
      column,
      ...(source?.time ? { time: source.time.text } : {}),
      ...(source && source.where.length > 0
        ? { where: Object.fromEntries(source.where.map(({ key, value }) => [key.text, plainOf(value)])) }
        : {}),
    },
  };
}

function isCounterKept({ node }: Objective): boolean {
  const kept = keptOf(node);
  return isMap(kept) && kept['counter'] === true;
}

function keptOf(node: Objective['node']): unknown {
  return plainOf(valueOf(node, 'x-openslo') ?? null);
}

/** A name as OpenSLO asks for it (a label of DNS), which none of the others is. */
function freeName(text: string, taken: Set<string>): string {
  const plain =
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, '-')
      .slice(0, 50)
      .replaceAll(/^-+|-+$/gu, '') || 'slo';
  let name = plain;
  for (let number = 2; taken.has(name); number += 1) name = `${plain}-${number}`;
  taken.add(name);
  return name;
}
