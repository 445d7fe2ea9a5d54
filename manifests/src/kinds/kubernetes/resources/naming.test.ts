import assert from 'node:assert/strict';
import {
  isConfigKey,
  isDnsLabel,
  isDnsLabel1035,
  isDnsSubdomain,
  isFilledInLater,
  isLabelValue,
  isLikelyVariable,
  isPathSegment,
  isPortName,
  isQualifiedName,
} from './naming.ts';

const CASES: readonly (readonly [(text: string) => boolean, readonly string[], readonly string[]])[] = [
  [isDnsLabel, ['a', '0', 'a-b', 'a'.repeat(63)], ['', 'A', '-a', 'a-', 'a.b', 'a_b', 'a'.repeat(64)]],
  [isDnsLabel1035, ['a', 'a-0'], ['0a', '']],
  [isDnsSubdomain, ['a.b.c', '0.1', 'a'.repeat(253)], ['a..b', '.a', 'a.', 'a_b', 'A.b']],
  [
    isQualifiedName,
    ['app', 'App_1.x', 'example.com/app', 'k8s.io/A'],
    ['', '/app', 'a/b/c', 'EX.com/a', '-a', 'a/'],
  ],
  [isLabelValue, ['', 'v1.2.3', 'A_b-c', 'a'.repeat(63)], ['a b', '-a', 'a/b', 'é', 'a'.repeat(64)]],
  [
    isPortName,
    ['http', 'p2p', 'a-b', '8080x'],
    ['', '8080', 'HTTP', 'a--b', '-a', 'a-', 'sixteen-chars-xx', 'a_b'],
  ],
  [isPathSegment, ['system:node', 'A b'], ['.', '..', 'a/b', 'a%']],
  [isConfigKey, ['a.b', '_x', '..'.slice(1) + 'x'], ['', '..', '..a', 'a/b', 'a b', '.']],
  [
    isFilledInLater,
    [
      '${TAG}',
      '$(NS)',
      '{{ x }}',
      '<path:a#b>',
      '$TAG',
      '_',
      '__CA_BUNDLE__',
      'a-@TAG@',
      '%NS%',
      '#{NS}#',
      'web-<ENV>',
      'api.<your domain>',
      '...',
      '**app ID goes here**',
    ],
    ['a', 'a < b', 'a<1>', '{a}', 'cost$', '<', '_a', 'a_', 'a@b.c', '100%', '#', '@a@', '..', 'a...'],
  ],
  [
    isLikelyVariable,
    ['REPLACE_ME', 'web-IMAGE_TAG', 'YOUR-APP', 'NAMESPACE', 'NAME.example.com', 'REPLICAS', 'PVC_SIZE'],
    ['SHOP', 'Stock_Settings', 'Stock_API', 'stock_api', 'Name', '10MB', '1Gi', 'shop-API', 'PORTs', ''],
  ],
];

describe('names that the API accepts', () => {
  for (const [accepts, good, bad] of CASES)
    it(accepts.name, () => {
      assert.deepEqual(
        good.filter((text) => !accepts(text)),
        [],
        'refused',
      );
      assert.deepEqual(bad.filter(accepts), [], 'accepted');
    });
});
