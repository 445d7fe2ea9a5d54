import type { ViewSnapshot } from '@vitruve/manifests';
import { t } from '@vscode/l10n';

interface EmptyStateProps {
  readonly shown: ViewSnapshot | undefined;
  readonly running: boolean;
}

/** Says why there is no picture, and what would bring one about. */
export function EmptyState({ shown, running }: EmptyStateProps) {
  const busy = running && (shown === undefined || shown.reading);
  return (
    <div class="frame-empty" aria-busy={busy}>
      {busy && <div class="frame-spinner" aria-hidden="true" />}
      <p role={busy ? 'status' : undefined}>{busy ? t('Loading files…') : reason(shown)}</p>
    </div>
  );
}

function reason(shown: ViewSnapshot | undefined): string {
  if (!shown) return t('Nothing to show yet.');
  return shown.problems.length > 0 ? t('The diagram appears when the file can be parsed.') : shown.empty;
}
