import { t } from '@vscode/l10n';
import type { Graph } from '../../core/graph/graph.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import {
  alertsAt,
  chooseThreshold,
  costAt,
  type ThresholdPoint,
} from '../../formats/decision-threshold/choose-threshold.ts';
import {
  CURVE_KEY,
  parseThresholdCurve,
  type ThresholdCurve,
} from '../../formats/decision-threshold/threshold-curve.ts';
import { parseThresholdRule, type ThresholdRule } from '../../formats/decision-threshold/threshold-rule.ts';
import { fileOf } from '../../formats/lineage/named-table.ts';
import { onnxMetadata } from '../../formats/onnx/metadata.ts';
import type { ModelManifest } from './model.ts';
import { algorithmOf } from './parameters.ts';

/** Choices that are shown on each side of one. */
const NEIGHBORS = 3;

/** Of the choices, how far apart neighbors are. */
const STEP = 1 / 20;

/** What a threshold of a manifest comes to on the rows that its model was measured on. */
export interface Consequence {
  /** The rule, at the end of a line: `recall 0.81, 132 alerts a day`. */
  readonly text: string;
  /** The choices nearby, as a table in Markdown. */
  readonly table: string;
}

/** Undefined without a trained model of two classes, or for a text that is no threshold. */
export function consequenceOf(graph: Graph, uri: string, manifest: ModelManifest): Consequence | undefined {
  const rule = manifest.threshold && parseThresholdRule(manifest.threshold.text);
  const curve = rule && curveOf(graph, uri, manifest);
  if (!rule || !curve) return undefined;
  const origin = originOf(graph, uri, manifest, curve);
  const chosen = chooseThreshold(rule, curve.points);
  if ('unreached' in chosen) {
    const text = t('not reached on the {0} rows: at best {1}', curve.rows, shown(chosen.best));
    return { text: joined([text, origin]), table: tableOf(rule, curve, 0) };
  }
  const { threshold } = chosen;
  const place = placeOf(curve, threshold);
  const found = place < 0 ? { threshold, truePositives: 0, falsePositives: 0 } : curve.points[place];
  const facts = found ? factsOf(curve, found) : '';
  const first = rule.by === 'value' ? facts : t('threshold {0}: {1}', shown(threshold), facts);
  return { text: joined([first, origin]), table: tableOf(rule, curve, Math.max(0, place)) };
}

function curveOf(graph: Graph, uri: string, { output }: ModelManifest): ThresholdCurve | undefined {
  if (!output || output.text === '') return undefined;
  const file = resolveFrom(uri, output.text);
  const text = onnxMetadata((start, length) => graph.bytes(file, start, length), CURVE_KEY);
  return text === undefined ? undefined : parseThresholdCurve(text);
}

/** The last point whose rows all have at least the threshold; -1 where none has. */
function placeOf({ points }: ThresholdCurve, threshold: number): number {
  return points.findLastIndex((point) => point.threshold >= threshold);
}

/** `recall 0.81, precision 0.4, 132 alerts a day` */
function factsOf(curve: ThresholdCurve, point: ThresholdPoint): string {
  const { recall, precision } = measuresOf(curve, point);
  const alerts = alertsAt(point);
  return curve.days === undefined
    ? t('recall {0}, precision {1}, alerts: {2} of {3} rows', recall, precision, alerts, curve.rows)
    : t('recall {0}, precision {1}, {2} alerts a day', recall, precision, shown(alerts / curve.days));
}

function measuresOf(
  { points }: ThresholdCurve,
  point: ThresholdPoint,
): { readonly recall: string; readonly precision: string } {
  const positives = points.at(-1)?.truePositives ?? 0;
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : shown(part / whole));
  return {
    recall: share(point.truePositives, positives),
    precision: share(point.truePositives, alertsAt(point)),
  };
}

/**
 * Says that a model is not of the data or the algorithm that the manifest names now; undefined where it is. Where the hash of the data is
 * not known, nobody can say so: then the model is that of the last training, as it always is.
 */
function originOf(
  graph: Graph,
  uri: string,
  manifest: ModelManifest,
  { data, algorithm }: ThresholdCurve,
): string | undefined {
  const table = fileOf(uri, manifest);
  const isSame =
    data !== undefined &&
    table !== undefined &&
    graph.sha256(table) === data &&
    algorithmOf(manifest) === algorithm;
  if (isSame) return undefined;
  const day = manifest.output && graph.writtenOn(resolveFrom(uri, manifest.output.text));
  return day === undefined ? t('of the last training') : t('of the last training, {0}', day);
}

/** The choices around one, from the highest threshold on. */
function tableOf(rule: ThresholdRule, curve: ThresholdCurve, place: number): string {
  const { points, days, rows, part } = curve;
  const step = Math.max(1, Math.round(points.length * STEP));
  const places = Array.from({ length: 2 * NEIGHBORS + 1 }, (_, at) => place + (at - NEIGHBORS) * step);
  const positives = points.at(-1)?.truePositives ?? 0;
  const head = [
    t('Threshold'),
    t('Recall'),
    t('Precision'),
    days === undefined ? t('Alerts') : t('Alerts a day'),
    ...(rule.by === 'cost' ? [t('Cost')] : []),
  ];
  const lines = places.flatMap((at) => {
    const point = points[at];
    if (!point) return [];
    const { recall, precision } = measuresOf(curve, point);
    const cells = [
      shown(point.threshold),
      recall,
      precision,
      shown(alertsAt(point) / (days ?? 1)),
      ...(rule.by === 'cost' ? [shown(costAt(point, positives, rule))] : []),
    ];
    return [at === place ? cells.map((cell) => `**${cell}**`) : cells];
  });
  const told =
    part === 'validation'
      ? t('On {0} validation rows, {1} of them positive', rows, positives)
      : t('On {0} test rows, {1} of them positive', rows, positives);
  return [
    told,
    '',
    ...[head, head.map(() => '--:'), ...lines].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** Three digits: more are noise. */
function shown(value: number): string {
  return String(value >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));
}
