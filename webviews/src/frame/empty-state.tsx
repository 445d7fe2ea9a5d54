import type { Shown } from '@vitruve/manifests/core/views/shown';
import { t } from '@vscode/l10n';

interface EmptyStateProps {
  readonly view: string;
  readonly shown: Shown | undefined;
  readonly running: boolean;
}

/** Says why there is no picture, and what would bring one about. */
export function EmptyState({ view, shown, running }: EmptyStateProps) {
  const busy = running && (shown === undefined || shown.reading);
  return (
    <div class="frame-empty" aria-busy={busy}>
      {busy && <div class="frame-spinner" aria-hidden="true" />}
      <p role={busy ? 'status' : undefined}>{busy ? t('Loading files…') : reason(view, shown)}</p>
    </div>
  );
}

function reason(view: string, shown: Shown | undefined): string {
  return shown && shown.problems.length > 0
    ? t('The diagram appears when the file can be parsed.')
    : nothingToShow(view);
}

function nothingToShow(view: string): string {
  switch (view) {
    case 'adr/graph':
    case 'adr/timeline':
    case 'adr/board':
      return t('No decisions in this folder yet. Run the command “Vitruve: New Decision…” to create one.');
    case 'raci/matrix':
    case 'raci/responsibilities':
      return t('No responsibility matrix in this document yet. Add activities and roles; completion helps.');
    case 'amdec/map':
    case 'amdec/components':
      return t('No rated risks in this document yet. Add the severity and occurrence of a risk.');
    case 'workspace/findings':
      return t('No findings in this folder.');
    default:
      return t('Nothing to show yet.');
  }
}
