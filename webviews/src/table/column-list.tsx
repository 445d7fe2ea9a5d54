import { t } from '@vscode/l10n';
import type { ColumnProfile, TableProfile } from '@vitruve/engine';
import { Distribution } from './distribution.tsx';
import { numberText } from '../dashboards/elements/numbers.ts';
import { boundText, roundedText, shareText } from './figures.ts';

/** All columns, one below another, with what their rows hold. */
export function ColumnList({ profile }: { readonly profile: TableProfile }) {
  return (
    <div class="table-scroll" role="region" aria-label={t('Columns')} tabIndex={0}>
      <table class="table-columns">
        <thead>
          <tr>
            <th scope="col">{t('Column')}</th>
            <th scope="col">{t('Type')}</th>
            <th scope="col">{t('Missing')}</th>
            <th scope="col" class="is-number">
              {t('Distinct')}
            </th>
            <th scope="col" class="is-number">
              {t('Lowest')}
            </th>
            <th scope="col" class="is-number">
              {t('Mean')}
            </th>
            <th scope="col" class="is-number">
              {t('Highest')}
            </th>
            <th scope="col">{t('Distribution')}</th>
          </tr>
        </thead>
        <tbody>
          {profile.columns.map((column) => (
            <ColumnRow key={column.name} column={column} rows={profile.rows} />
          ))}
        </tbody>
      </table>
      {profile.left > 0 && (
        <p class="table-quiet">{t('Columns that were not looked at: {0}', numberText(profile.left))}</p>
      )}
    </div>
  );
}

function ColumnRow({ column, rows }: { readonly column: ColumnProfile; readonly rows: number }) {
  const { name, type, distinct, isEstimated, lowest, highest, mean } = column;
  return (
    <tr>
      <th scope="row" title={name}>
        {name}
      </th>
      <td class="table-quiet" title={type}>
        {type}
      </td>
      <td>
        <Missing column={column} rows={rows} />
      </td>
      <td class="is-number" title={isEstimated ? t('Estimate') : undefined}>
        {distinct === undefined ? '–' : `${isEstimated ? '≈ ' : ''}${numberText(distinct)}`}
      </td>
      <td class="is-number" title={lowest}>
        {boundText(lowest, column)}
      </td>
      <td class="is-number">{mean === undefined ? '–' : roundedText(mean)}</td>
      <td class="is-number" title={highest}>
        {boundText(highest, column)}
      </td>
      <td class="table-spread">
        <Distribution column={column} rows={rows} />
      </td>
    </tr>
  );
}

/** How many rows have no value, or none that can be computed with. */
export function Missing({ column, rows }: { readonly column: ColumnProfile; readonly rows: number }) {
  const { missing, notFinite } = column;
  if (missing === 0 && notFinite === 0) return <span class="table-quiet">{t('None missing')}</span>;
  return (
    <span class="table-missing" title={numberText(missing)}>
      {missing > 0 && t('{0} missing', shareText(missing, rows))}
      {missing > 0 && notFinite > 0 && ', '}
      {notFinite > 0 && t('{0} not finite', numberText(notFinite))}
    </span>
  );
}
