import { t } from '@vscode/l10n';
import { idText, isMap, textOf, type JsonMap } from '../../../formats/foreign/json-values.ts';

export interface ImportedIndicator {
  /** As objectives have it; undefined for one that they cannot have. */
  readonly written?: object;
  /** Where its measurements come from, by their roles. */
  readonly sources?: object;
  /** What is to be said of it. */
  readonly lost?: string;
}

/** Where measurements come from, without what connects to it: that may be secret. */
const KEPT = ['type', 'metricSourceRef', 'query'] as const;

/**
 * An indicator of OpenSLO as objectives have it. Its queries are kept beside it; its columns are called after their roles.
 * @param objective of the SLO: it has the limit of a threshold.
 */
export function importIndicator(spec: JsonMap | undefined, objective: JsonMap): ImportedIndicator {
  if (!spec) return { lost: t('an objective is imported without an indicator') };
  const { ratioMetric: ratio, thresholdMetric: threshold } = spec;
  if (isMap(ratio)) return ratioOf(ratio);
  if (isMap(threshold)) return thresholdOf(threshold, objective);
  return { lost: t('an objective is imported without an indicator') };
}

function ratioOf(ratio: JsonMap): ImportedIndicator {
  const part = isMap(ratio['good']) ? 'good' : 'bad';
  if (!isMap(ratio[part]) || !isMap(ratio['total']))
    return { lost: t('a precomputed ratio ("raw") is not imported: it needs its events and their total') };
  const sources = { [part]: sourceOf(ratio[part]), total: sourceOf(ratio['total']) };
  return {
    written: { ratio: { [part]: part, total: 'total' } },
    sources: { ...(ratio['counter'] === true ? { counter: true } : {}), ...sources },
  };
}

function thresholdOf(threshold: JsonMap, { op, value }: JsonMap): ImportedIndicator {
  const direction = /^lte?$/u.test(idText(op))
    ? 'atMost'
    : /^gte?$/u.test(idText(op))
      ? 'atLeast'
      : undefined;
  if (direction === undefined || typeof value !== 'number' || !Number.isFinite(value))
    return { lost: t('a threshold is not imported: it needs "op" and "value"') };
  const isStrict = op === 'lt' || op === 'gt';
  return {
    written: { threshold: { column: 'value', [direction]: value } },
    sources: { value: sourceOf(threshold) },
    ...(isStrict
      ? { lost: t('"{0}" becomes "{1}": {2} itself counts as good', idText(op), direction, value) }
      : {}),
  };
}

function sourceOf(metric: JsonMap): object {
  const source = isMap(metric['metricSource']) ? metric['metricSource'] : {};
  const spec = isMap(source['spec']) ? source['spec'] : {};
  const all = { ...source, query: spec['query'] };
  return Object.fromEntries(
    KEPT.flatMap((key) => {
      const text = textOf(all[key as keyof typeof all]);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}
