import { innerPaths, outlinePath } from '@vitruve/drawing';
import type { LegendEntry } from '@vitruve/manifests';
import { t } from '@vscode/l10n';

const SAMPLE = { width: 24, height: 14 };

/** The key to a picture: what its shapes, lines and colours mean. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul class="legend" aria-label={t('Legend')}>
      {entries.map((entry) => (
        <li key={entry.label}>
          <Sample entry={entry} />
          {entry.label}
        </li>
      ))}
    </ul>
  );
}

function Sample({
  entry: { shape = 'box', tone, outline = 'solid', line },
}: {
  readonly entry: LegendEntry;
}) {
  return (
    <svg class="picture" viewBox="-14 -9 28 18" width="28" height="18" aria-hidden="true">
      {line ? (
        <g class={`edge tone-${tone} line-${line}`}>
          <path class="line" d="M-13 0H8" />
          <path class="solid" d="M13 0L6 -4V4Z" />
        </g>
      ) : (
        <g class={`node tone-${tone} outline-${outline}`}>
          <path class="shape" d={outlinePath(shape, SAMPLE)} />
          {innerPaths(shape, SAMPLE, outline).map((d) => (
            <path class="inner" key={d} d={d} />
          ))}
        </g>
      )}
    </svg>
  );
}
