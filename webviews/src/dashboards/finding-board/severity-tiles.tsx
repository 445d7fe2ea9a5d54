import { t } from '@vscode/l10n';
import type { Severity, FindingBoard } from '@vitruve/manifests';
import { useRef } from 'preact/hooks';
import { counted } from '../elements/counted.ts';
import { STOP, STOP_ROW, useRoving } from '../elements/roving.ts';
import { SEVERITIES, SEVERITY_TONES, SeverityMark } from '../elements/severity.tsx';
import { numberText } from '../elements/numbers.ts';
import { TrendMark, trendInWords } from './trend.tsx';

interface SeverityTilesProps {
  readonly bySeverity: FindingBoard['bySeverity'];
  readonly chosen: Severity | undefined;
  readonly choose: (severity: Severity | undefined) => void;
}

/** How many findings there are of each severity, and what became of that; a press lists those only. */
export function SeverityTiles({ bySeverity, chosen, choose }: SeverityTilesProps) {
  const tiles = useRef<HTMLDivElement>(null);
  useRoving(tiles);
  return (
    <div ref={tiles} class="tiles" role="group" aria-label={t('By severity')} {...STOP_ROW}>
      {SEVERITIES.map((severity) => {
        const trend = bySeverity[severity];
        const words = trendInWords(trend);
        return (
          <button
            key={severity}
            type="button"
            class={`tile tone-${trend.now > 0 ? SEVERITY_TONES[severity] : 'muted'}`}
            data-severity={severity}
            aria-pressed={severity === chosen}
            onClick={() => {
              choose(severity === chosen ? undefined : severity);
            }}
            {...STOP}
          >
            <SeverityMark severity={severity} word={false} />
            <span class="tile-number">{numberText(trend.now)}</span>
            <span class="tile-word">{severityName(severity, trend.now)}</span>
            {words !== undefined && (
              <span class="tile-trend">
                <TrendMark trend={trend} />
                <span class="quiet" aria-hidden="true">
                  {t('since the last commit')}
                </span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

function severityName(severity: Severity, count: number): string {
  switch (severity) {
    case 'error':
      return counted(count, 'error', 'errors');
    case 'warning':
      return counted(count, 'warning', 'warnings');
    case 'information':
      return counted(count, 'info', 'infos');
    case 'hint':
      return counted(count, 'hint', 'hints');
  }
}
