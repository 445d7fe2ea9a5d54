import { t } from '@vscode/l10n';
import type { MatrixFinding, ResponsibilityMatrix } from '@vitruve/manifests';
import { useId, useRef } from 'preact/hooks';
import { STOP, STOP_ROW, useRoving } from '../elements/roving.ts';
import { SeverityMark } from '../elements/severity.tsx';

interface AnalysisProps {
  readonly matrix: ResponsibilityMatrix;
  /** Goes to the row or the column in the matrix. */
  readonly goTo: (remark: MatrixFinding) => void;
  readonly showRule: (rule: string) => void;
}

/** What is remarked on the roles (vertical analysis) and on the activities (horizontal analysis). */
export function Analysis({ matrix, goTo, showRule }: AnalysisProps) {
  const heading = useId();
  return (
    <section class="analysis" aria-labelledby={heading}>
      <h3 id={heading}>{t('Analysis')}</h3>
      {matrix.remarks.length === 0 ? (
        <p class="quiet">{t('No findings: every activity has its letters, and no role is overloaded.')}</p>
      ) : (
        <div class="analysis-axes">
          <Axis
            title={t('By role (vertical)')}
            remarks={matrix.remarks.filter(({ axis }) => axis === 'role')}
            subject={({ index }) => matrix.roles[index]?.name ?? ''}
            goTo={goTo}
            showRule={showRule}
          />
          <Axis
            title={t('By activity (horizontal)')}
            remarks={matrix.remarks.filter(({ axis }) => axis === 'activity')}
            subject={({ index }) => matrix.activities[index]?.name ?? ''}
            goTo={goTo}
            showRule={showRule}
          />
        </div>
      )}
    </section>
  );
}

interface AxisProps extends Omit<AnalysisProps, 'matrix'> {
  readonly title: string;
  readonly remarks: readonly MatrixFinding[];
  readonly subject: (remark: MatrixFinding) => string;
}

function Axis({ title, remarks, subject, goTo, showRule }: AxisProps) {
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  useRoving(list);
  return (
    <div class="analysis-axis">
      <h4 id={heading}>
        {title} <span class="quiet">{remarks.length}</span>
      </h4>
      {remarks.length === 0 && <p class="quiet">{t('No findings')}</p>}
      <ul ref={list} aria-labelledby={heading}>
        {remarks.map((remark, index) => (
          <li key={index} {...STOP_ROW}>
            <SeverityMark severity={remark.severity} />
            <button
              type="button"
              class="link remark"
              title={t('Show "{0}" in the matrix', subject(remark))}
              onClick={() => {
                goTo(remark);
              }}
              {...STOP}
            >
              {remark.message}
            </button>
            <button
              type="button"
              class="link rule"
              title={t('Show rule documentation')}
              onClick={() => {
                showRule(remark.rule);
              }}
              {...STOP}
            >
              {remark.rule}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
