import { t } from '@vscode/l10n';
import { LONGEST_SEASON } from '../../learning/series/arima-forecaster.ts';
import type { Obstacle } from '../../learning/series/forecast-series.ts';

/** Why a series has no forecast, and what can be done. */
export function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.why) {
    case 'short':
      return t('the series has {0} values, and its models need {1}', obstacle.values, obstacle.needed);
    case 'fewer than two seasons':
      return t(
        'the series has {0} values, fewer than two seasons of {1}. Set "{2}" to the steps of a shorter season, or to 1',
        obstacle.values,
        obstacle.season,
        'season',
      );
    case 'not measurable':
      return t(
        'the series has {0} values, and comparing the models takes {1}. Name a single model, or shorten the horizon',
        obstacle.values,
        obstacle.needed,
      );
    case 'not positive':
      return t(
        'the series has values of 0 or less, and a multiplicative trend or season needs positive ones',
      );
    case 'season too long':
      return t('arima supports seasons of up to {0} steps, not {1}', LONGEST_SEASON, obstacle.season);
  }
}
