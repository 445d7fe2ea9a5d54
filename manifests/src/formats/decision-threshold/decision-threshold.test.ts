import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '../../testing/rounds.ts';
import { alertsAt, chooseThreshold, type ThresholdPoint } from './choose-threshold.ts';
import { parseThresholdCurve, thresholdCurveText, type ThresholdCurve } from './threshold-curve.ts';
import { parseThresholdRule } from './threshold-rule.ts';

const CURVE: ThresholdCurve = {
  ...{ part: 'validation', rows: 10, days: 2, data: 'ab', algorithm: 'logistic' },
  points: [
    { threshold: 0.9, truePositives: 1, falsePositives: 0 },
    { threshold: 0.6, truePositives: 3, falsePositives: 1 },
    { threshold: 0.2, truePositives: 4, falsePositives: 6 },
  ],
};

describe('decision thresholds', () => {
  it('are numbers and rules of the forms that the manifest has', () => {
    assert.deepEqual(parseThresholdRule('.3'), { by: 'value', value: 0.3 });
    assert.deepEqual(parseThresholdRule('recall>=1'), { by: 'recall', least: 1 });
    assert.deepEqual(parseThresholdRule('cost=1:20'), { by: 'cost', falseAlarm: 1, miss: 20 });
    assert.deepEqual(parseThresholdRule('alerts=5'), { by: 'alerts', most: 5 });
    for (const text of ['', '0', '1', '1.5', 'recall>0.8', 'recall>=1.2', 'cost=1', 'f2', '0.5 '])
      assert.equal(parseThresholdRule(text), undefined, text);
  });

  it('are chosen halfway to what follows, or are said to be out of reach', () => {
    assert.deepEqual(chooseThreshold({ by: 'recall', least: 0.75 }, CURVE.points), { threshold: 0.4 });
    assert.deepEqual(chooseThreshold({ by: 'alerts', most: 3 }, CURVE.points), { threshold: 0.75 });
    assert.deepEqual(chooseThreshold({ by: 'alerts', most: 0 }, CURVE.points), {
      unreached: 'alerts=0',
      best: 1,
    });
    // No alert is the cheapest where a false alarm costs more than all misses.
    assert.deepEqual(
      chooseThreshold({ by: 'cost', falseAlarm: 100, miss: 1 }, [
        { threshold: 0.8, truePositives: 1, falsePositives: 9 },
      ]),
      { threshold: 0.9 },
    );
  });

  it('never have more alerts than a rule allows', () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(steps, fc.nat(60), (found, most) => {
        const points: ThresholdPoint[] = [];
        let [truePositives, falsePositives] = [0, 0];
        for (const [at, [right, wrong]] of found.entries()) {
          truePositives += right;
          falsePositives += wrong;
          points.push({ threshold: 1 - (at + 1) / 40, truePositives, falsePositives });
        }
        const [first, ...others] = points;
        assert.ok(first);
        const choice = chooseThreshold({ by: 'alerts', most }, [first, ...others]);
        if ('unreached' in choice) assert.ok(alertsAt(first) > most);
        else {
          const taken = points.findLast(({ threshold }) => threshold >= choice.threshold);
          assert.ok(taken && alertsAt(taken) <= most);
        }
      }),
      rounds(200),
    );
  });

  it('have a curve that is read as it was written, and nothing else', () => {
    assert.deepEqual(parseThresholdCurve(thresholdCurveText(CURVE)), CURVE);
    const { days: _days, data: _data, ...bare } = CURVE;
    assert.deepEqual(parseThresholdCurve(thresholdCurveText(bare)), bare);
    for (const text of [
      '',
      'null',
      '{}',
      thresholdCurveText(CURVE).replace('[0.9,1,0]', '[0.9,-1,0]'),
      thresholdCurveText(CURVE).replace('"version":1', '"version":2'),
      thresholdCurveText({ ...CURVE, points: [] as never }),
    ])
      assert.equal(parseThresholdCurve(text), undefined, text);
  });
});
