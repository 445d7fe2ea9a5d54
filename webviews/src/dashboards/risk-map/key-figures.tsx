import { t } from '@vscode/l10n';
import type { MappedRisk } from '@vitruve/manifests';
import { useId } from 'preact/hooks';
import { Bars } from '../elements/bars.tsx';
import { numberText, signedText } from '../elements/numbers.ts';
import { changeInPercent, figuresOf, type BeforeAfter } from './figures.ts';

interface KeyFiguresProps {
  readonly risks: readonly MappedRisk[];
  readonly threshold: number | undefined;
  readonly overdue: number;
}

/** The table in a few numbers, before and after the actions. */
export function KeyFigures({ risks, threshold, overdue }: KeyFiguresProps) {
  const heading = useId();
  const { criticality, above, priorities, unrated } = figuresOf(risks);
  const rated = priorities.H + priorities.M + priorities.L;
  return (
    <section class="figures" aria-labelledby={heading}>
      <h3 id={heading}>{t('Key figures')}</h3>
      <dl>
        <Figure label={t('Total criticality')} numbers={criticality} />
        {threshold !== undefined && (
          <Figure label={t('At or above the threshold of {0}', threshold)} numbers={above} />
        )}
        <div>
          <dt>{t('Overdue actions')}</dt>
          <dd class={overdue > 0 ? 'tone-bad figure-alert' : ''}>{overdue}</dd>
        </div>
        {unrated > 0 && (
          <div>
            <dt>{t('Risks without ratings (not on the map)')}</dt>
            <dd>{unrated}</dd>
          </div>
        )}
      </dl>
      {rated > 0 && (
        <>
          <h4>{t('Action Priority')}</h4>
          <Bars
            label={t('Action Priority')}
            bars={[
              { id: 'H', label: t('High'), value: priorities.H, tone: 'bad' },
              { id: 'M', label: t('Medium'), value: priorities.M, tone: 'attention' },
              { id: 'L', label: t('Low'), value: priorities.L, tone: 'good' },
            ]}
          />
        </>
      )}
    </section>
  );
}

function Figure({ label, numbers }: { readonly label: string; readonly numbers: BeforeAfter }) {
  const change = changeInPercent(numbers);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {numberText(numbers.before)}
        <span aria-hidden="true"> → </span>
        <span class="unseen">{t('before actions')}, </span>
        <b>{numberText(numbers.after)}</b>
        <span class="unseen"> {t('after actions')}</span>
        {change !== undefined && change !== 0 && (
          <span class="quiet figure-change">{t('{0}%', signedText(change))}</span>
        )}
      </dd>
    </div>
  );
}
