import assert from 'node:assert/strict';
import { quantity, quantityMeant } from './quantity.ts';

describe('quantities', () => {
  it('are read as Kubernetes reads them', () => {
    const read = {
      '500m': 0.5,
      2: 2,
      '0.5': 0.5,
      '4Gi': 2 ** 32,
      '1k': 1000,
      '1e3': 1000,
      '.5': 0.5,
      '5.': 5,
      '1E': 1e18,
    };
    for (const [text, expected] of Object.entries(read)) assert.equal(quantity(text), expected, text);
  });

  it('are refused as it refuses them', () => {
    for (const text of ['', '4GB', '4 Gi', '2 cores', 'Gi', '1K', '1gi', '1e', '--1'])
      assert.equal(quantity(text), undefined, text);
  });

  it('are guessed', () => {
    const meant = {
      '4GB': '4Gi',
      '512 MB': '512Mi',
      '4 Gi': '4Gi',
      '2 cores': '2',
      '8Go': '8Gi',
      '1K': '1Ki',
      2: undefined,
      big: undefined,
    };
    for (const [text, expected] of Object.entries(meant)) assert.equal(quantityMeant(text), expected, text);
  });
});
