import { t } from '@vscode/l10n';
import type { Trend } from '@vitruve/manifests';
import { counted } from '../elements/counted.ts';
import { signedText } from '../elements/numbers.ts';

/** What became of a number since the last commit, in words; undefined where there is nothing to compare with. */
export function trendInWords({ now, before }: Trend): string | undefined {
  if (before === undefined) return undefined;
  if (now > before)
    return counted(now - before, '{0} more than at the last commit', '{0} more than at the last commit');
  if (now < before)
    return counted(before - now, '{0} fewer than at the last commit', '{0} fewer than at the last commit');
  return t('unchanged since the last commit');
}

/** `+3`, said in words by a screen reader. Nothing where nothing changed and `quiet` is wanted. */
export function TrendMark({ trend, quiet = false }: { readonly trend: Trend; readonly quiet?: boolean }) {
  const words = trendInWords(trend);
  const difference = trend.now - (trend.before ?? trend.now);
  if (words === undefined || (quiet && difference === 0)) return null;
  const tone = difference > 0 ? 'bad' : difference < 0 ? 'good' : 'muted';
  return (
    <span class={`trend tone-${tone}`} title={words}>
      <span aria-hidden="true">{difference === 0 ? '±0' : signedText(difference)}</span>
      <span class="unseen">, {words}</span>
    </span>
  );
}
