import { t } from '@vscode/l10n';
import type { Source } from '@vitruve/manifests';
import { useId, useRef } from 'preact/hooks';
import { counted } from '../elements/counted.ts';
import { useFirst } from '../elements/more.tsx';
import { STOP_ROW, useRoving } from '../elements/roving.ts';
import { SourceLink } from '../elements/source-link.tsx';
import type { LateAction } from './figures.ts';
import { writtenId } from './risk-table.tsx';

interface OverdueProps {
  readonly late: readonly LateAction[];
  readonly reveal: (source: Source) => void;
}

/** Rows listed at first. */
const FIRST_ROWS = 10;

/** The actions that should be done by now, the latest first. */
export function Overdue({ late, reveal }: OverdueProps) {
  const heading = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  useRoving(body);
  const { listed, more } = useFirst(late, FIRST_ROWS);
  return (
    <section class="overdue" aria-labelledby={heading}>
      <h3 id={heading}>
        {t('Overdue actions')} <span class="quiet">{late.length}</span>
      </h3>
      {late.length === 0 ? (
        <p class="quiet">{t('No overdue actions.')}</p>
      ) : (
        <table class="listing">
          <thead>
            <tr>
              {[t('Action'), t('Risk'), t('Owner'), t('Due')].map((label) => (
                <th key={label} scope="col">
                  <span>{label}</span>
                </th>
              ))}
              <th scope="col" class="number">
                <span>{t('Overdue by')}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {listed.map(({ risk, action, daysLate }, index) => (
              <tr key={`${risk.id} ${index}`} {...STOP_ROW}>
                <td>
                  <SourceLink thing={`action:${risk.id}:${index}`} source={action.source} reveal={reveal}>
                    {action.text}
                  </SourceLink>
                </td>
                <td>{writtenId(risk)}</td>
                <td>{action.owners.join(', ') || <span class="quiet">{t('nobody')}</span>}</td>
                <td class="date">{action.due}</td>
                <td class="number">{daysLate !== undefined && counted(daysLate, '{0} day', '{0} days')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more}
    </section>
  );
}
