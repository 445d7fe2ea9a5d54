import { t } from '@vscode/l10n';
import { confusionSvg, plotSvg } from '@vitruve/drawing';
import { language } from '@vitruve/manifests';
import { table, type Block } from '../../running/report/block.ts';
import { shownNumber as shownInChart } from '../../tables/shown-number.ts';
import type { ClassCurve, Evaluation } from '../metrics/evaluation.ts';
import { precisionRecallPoints, rocPoints, type CurvePoint } from '../metrics/ranking.ts';
import { shownNumber } from './requirement.ts';

/** Classes whose confusion matrix is drawn: of more, the table alone can be read. */
const DRAWN_CLASSES = 12;

/** Thresholds that a table shows. */
const THRESHOLDS = 11;

type Classes = readonly (string | number)[];

/** The charts of an evaluation, each beside a table: of the confusion matrix, of thresholds and of the calibration. */
export function evaluationCharts(
  { confusion, calibration, curves = [], measures }: Evaluation,
  classes: Classes,
): readonly Block[] {
  const [only] = curves;
  return [
    ...(only && classes.length === 2 ? [thresholdTable(only.points, String(classes[1]))] : []),
    ...(only ? [rocChart(curves, classes, measures), precisionRecallChart(curves, classes, measures)] : []),
    ...(confusion && classes.length <= DRAWN_CLASSES ? [confusionChart(confusion, classes)] : []),
    ...(calibration ? [calibrationChart(calibration, String(classes[1]))] : []),
  ];
}

function confusionChart(counts: readonly (readonly number[])[], classes: Classes): Block {
  const title = t('Confusion matrix');
  const percent = new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 });
  const svg = confusionSvg(
    {
      classes: classes.map(String),
      counts,
      labels: { actual: t('True class'), predicted: t('Predicted class') },
      shownCount: shownInChart,
      shownShare: (share) => percent.format(share),
    },
    title,
  );
  return { kind: 'chart', text: title, svg };
}

const share = (label: string) => ({ label, least: 0, most: 1, shown: shownInChart });

function rocChart(
  curves: readonly ClassCurve[],
  classes: Classes,
  { rocAuc }: Evaluation['measures'],
): Block {
  const title = t('ROC curve: area {0}', shownInChart(rocAuc?.value ?? Number.NaN));
  return rocBlock(
    title,
    curves.map((curve) => ({ name: String(classes[curve.of]), curve })),
  );
}

/** ROC curves by their names, beside that of chance. */
export function rocBlock(
  title: string,
  curves: readonly { readonly name: string; readonly curve: ClassCurve }[],
): Block {
  const chance = {
    name: t('By chance'),
    points: [
      [0, 0],
      [1, 1],
    ],
    isReference: true,
  } as const;
  const lines = curves.map(({ name, curve }) => ({
    name,
    points: rocPoints(curve.points).map(
      (point) => [point.falsePositiveRate, point.truePositiveRate] as const,
    ),
  }));
  const plot = {
    x: share(t('False positive rate')),
    y: share(t('True positive rate (recall)')),
    lines: [...lines, chance],
    isSquare: true,
  };
  return { kind: 'chart', text: title, svg: plotSvg(plot, title) };
}

function precisionRecallChart(
  curves: readonly ClassCurve[],
  classes: Classes,
  { prAuc }: Evaluation['measures'],
): Block {
  const title = prAuc
    ? t('Precision–recall curve: area {0}', shownInChart(prAuc.value))
    : t('Precision–recall curve');
  const last = curves[0]?.points.at(-1);
  const positives = last ? last.truePositives / (last.truePositives + last.falsePositives) : Number.NaN;
  const chance = {
    name: t('By chance'),
    points: [
      [0, positives],
      [1, positives],
    ],
    isReference: true,
  } as const;
  const svg = plotSvg(
    {
      x: share(t('Recall')),
      y: share(t('Precision')),
      lines: [
        ...curves.map(({ of, points }) => ({
          name: String(classes[of]),
          points: precisionRecallPoints(points).map(({ recall, precision }) => [recall, precision] as const),
        })),
        // Of several classes, chance is another line for each.
        ...(classes.length === 2 ? [chance] : []),
      ],
      isSquare: true,
    },
    title,
  );
  return { kind: 'chart', text: title, svg };
}

function calibrationChart(bins: NonNullable<Evaluation['calibration']>, positive: string): Block {
  const title = t('Calibration of "{0}"', positive);
  const svg = plotSvg(
    {
      x: share(t('Predicted probability')),
      y: share(t('True share')),
      lines: [
        {
          name: t('Model'),
          points: bins.map(({ predicted, actual }) => [predicted, actual] as const),
          hasDots: true,
        },
        {
          name: t('Perfect calibration'),
          points: [
            [0, 0],
            [1, 1],
          ],
          isReference: true,
        },
      ],
      counts: bins.map(({ predicted, rows }) => ({ x: predicted, count: rows, text: shownInChart(rows) })),
      isSquare: true,
    },
    title,
  );
  return {
    kind: 'chart',
    text: t('{0}; bars: number of rows', title),
    svg,
  };
}

/** What thresholds would find, for whoever chooses one: those nearest to even steps of the recall. */
function thresholdTable(points: readonly CurvePoint[], positive: string): Block {
  const all = points.at(-1);
  const recalls = points.map(({ truePositives }) => truePositives / (all?.truePositives ?? 1));
  const chosen = new Set(
    Array.from({ length: THRESHOLDS }, (_, step) => {
      const wanted = step / (THRESHOLDS - 1);
      const at = recalls.findIndex((recall) => recall >= wanted);
      return at < 0 ? points.length - 1 : at;
    }),
  );
  return table(
    [
      t('Threshold of "{0}"', positive),
      t('True positive rate (recall)'),
      t('False positive rate'),
      t('Precision'),
    ],
    points.flatMap((point, at) =>
      chosen.has(at)
        ? [
            [
              point.threshold,
              recalls[at] ?? Number.NaN,
              point.falsePositives / (all?.falsePositives ?? 1),
              point.truePositives / (point.truePositives + point.falsePositives),
            ].map(shownNumber),
          ]
        : [],
    ),
  );
}
