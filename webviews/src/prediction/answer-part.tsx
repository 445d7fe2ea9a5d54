import { t } from '@vscode/l10n';
import type { TriedRow } from '@vitruve/engine';

interface AnswerProps {
  readonly tried: TriedRow;
  readonly target: string | undefined;
  /** What was changed, by column. */
  readonly row: Readonly<Record<string, string>>;
}

/** What is predicted, and which changes moved it. */
export function AnswerPart({ tried, target, row }: AnswerProps) {
  const { effects, probabilities, isExact } = tried;
  return (
    <section class="prediction-answer" aria-labelledby="prediction-answer">
      <h2 id="prediction-answer">
        {target === undefined ? t('Prediction') : t('Prediction of "{0}"', target)}
      </h2>
      <p class="prediction-value">{shownValue(tried)}</p>
      <p class="prediction-quiet">{typicalText(tried)}</p>
      {probabilities.length > 2 && (
        <table aria-label={t('Probabilities')}>
          <thead>
            <tr>
              <th scope="col">{t('Class')}</th>
              <th scope="col" class="prediction-number">
                {t('Probability')}
              </th>
            </tr>
          </thead>
          <tbody>
            {probabilities.map((each) => (
              <tr key={each.class}>
                <th scope="row">{each.class}</th>
                <td class="prediction-number">{percentText(each.probability)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2 id="prediction-effects">{t('What the changes do')}</h2>
      {effects.length === 0 ? (
        <p class="prediction-quiet">{t('Change a value to see what it does.')}</p>
      ) : (
        <>
          <Effects tried={tried} row={row} />
          <p class="prediction-quiet">
            {isExact
              ? t('Shapley values: the mean over all orders of the changes. They add up to the difference.')
              : t(
                  'Shapley values, estimated from random orders of the changes. They add up to the difference.',
                )}
          </p>
        </>
      )}
    </section>
  );
}

function Effects({ tried, row }: Pick<AnswerProps, 'tried' | 'row'>) {
  const most = Math.max(...tried.effects.map(({ effect }) => Math.abs(effect)), Number.MIN_VALUE);
  return (
    <table aria-labelledby="prediction-effects">
      <thead>
        <tr>
          <th scope="col">{t('Column')}</th>
          <th scope="col">{t('Value')}</th>
          <th scope="col" class="prediction-number">
            {effectHeading(tried)}
          </th>
          <td aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {tried.effects.map(({ column, effect }) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            <td>{row[column] === '' ? t('missing') : row[column]}</td>
            <td class="prediction-number">{effectText(effect, tried)}</td>
            <td aria-hidden="true">
              <Bar share={effect / most} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const BAR = { width: 120, height: 12 } as const;

/** To the right, filled, for more; to the left, hollow, for less. @param share from −1 to 1. */
function Bar({ share }: { readonly share: number }) {
  const middle = BAR.width / 2;
  const length = Math.abs(share) * (middle - 1);
  const isMore = share >= 0;
  return (
    <svg class="prediction-bar" viewBox={`0 0 ${BAR.width} ${BAR.height}`}>
      <rect
        class={isMore ? 'prediction-more' : 'prediction-less'}
        x={isMore ? middle : middle - length}
        y={2}
        width={length}
        height={BAR.height - 4}
      />
      <line x1={middle} x2={middle} y1={0} y2={BAR.height} />
    </svg>
  );
}

/** `yes (71.3%)`, or the number. */
export function shownValue({ prediction, probabilities, value }: TriedRow): string {
  const own = probabilities.find((each) => each.class === prediction);
  return own ? t('{0} ({1})', prediction, percentText(own.probability)) : numberText(value);
}

function typicalText(tried: TriedRow): string {
  const { typicalPrediction, typicalValue, value } = tried;
  return tried.class === undefined
    ? t('Typical row: {0}', numberText(typicalValue))
    : t(
        'Probability of "{0}": {1}. Typical row: {2}, predicted "{3}"',
        tried.class,
        percentText(value),
        percentText(typicalValue),
        typicalPrediction,
      );
}

function effectHeading(tried: TriedRow): string {
  return tried.class === undefined ? t('Effect') : t('Effect on "{0}", points', tried.class);
}

/** With its sign: of probabilities, in points of percent. */
function effectText(effect: number, { class: name }: TriedRow): string {
  const size = Math.abs(name === undefined ? effect : effect * 100);
  return `${effect < 0 ? '−' : '+'}${numberText(size)}`;
}

function numberText(value: number): string {
  return format(value, { maximumSignificantDigits: 4 });
}

function percentText(value: number): string {
  return format(value, { style: 'percent', maximumFractionDigits: 1 });
}

function format(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(document.documentElement.lang || undefined, options).format(value);
}
