import { t } from '@vscode/l10n';
import type { Severity, Tone } from '@vitruve/manifests';

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

export function severityText(severity: Severity): string {
  const texts: Readonly<Record<Severity, string>> = {
    error: t('Error'),
    warning: t('Warning'),
    information: t('Information'),
    hint: t('Hint'),
  };
  return texts[severity];
}

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  error: 'bad',
  warning: 'attention',
  information: 'accent',
  hint: 'muted',
};

/** Each severity has a form of its own, so that none is told by its colour. */
const PATHS: Readonly<Record<Severity, string>> = {
  error: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
  warning: 'M8 2 14.6 13.6H1.4ZM8 6v4M8 11.6v.6',
  information: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 7.2v4M8 4.6v.6',
  hint: 'M5.8 11.5h4.4M6.2 13.8h3.6M8 2a4.3 4.3 0 0 0-2.6 7.7v1.8h5.2V9.7A4.3 4.3 0 0 0 8 2Z',
};

/** The mark of a severity. With `word` a screen reader says it; without, what is beside it does. */
export function SeverityMark({
  severity,
  word = true,
}: {
  readonly severity: Severity;
  readonly word?: boolean;
}) {
  return (
    <span class={`severity-mark tone-${SEVERITY_TONES[severity]}`} title={severityText(severity)}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={PATHS[severity]} />
      </svg>
      {word && <span class="unseen">{severityText(severity)}</span>}
    </span>
  );
}
