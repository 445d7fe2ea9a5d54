import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RiskMap, RiskPoint } from '@vitruve/manifests';
import { thresholdSteps, worstZone, zones } from './zone.ts';

function mapOf(threshold: number | undefined, ratings: readonly RiskPoint[], size = 4): RiskMap {
  const scale = { minimum: 1, maximum: size, labels: {} };
  return {
    title: '',
    severity: scale,
    occurrence: scale,
    ...(threshold === undefined ? {} : { threshold }),
    risks: ratings.map((initial, index) => ({
      id: String(index),
      title: '',
      source: { uri: '', start: 0, end: 0 },
      initial,
      aboveThreshold: false,
      residualAboveThreshold: false,
      actions: [],
    })),
  };
}

const detected = (...ratings: readonly number[]): RiskPoint[] =>
  ratings.map((detection) => ({ severity: 1, occurrence: 1, detection }));

describe('zones of a map of risks', () => {
  it('are unknown without a threshold', () => {
    const map = mapOf(undefined, []);
    assert.equal(zones(map)(4, 4), 'unknown');
    assert.deepEqual(thresholdSteps(map), []);
  });

  it('are exact where detection is not marked', () => {
    const zoneOf = zones(mapOf(8, [{ severity: 2, occurrence: 2 }]));
    assert.deepEqual(
      [zoneOf(4, 2), zoneOf(3, 2), zoneOf(2, 2), zoneOf(3, 1)],
      ['reached', 'near', 'near', 'below'],
    );
  });

  it('leave open what detection decides', () => {
    const zoneOf = zones(mapOf(24, detected(2, 3)));
    assert.deepEqual([zoneOf(4, 3), zoneOf(4, 2), zoneOf(2, 2)], ['reached', 'depends', 'below']);
  });

  it('of cells with risks are those of the worst risk, which is not the first', () => {
    const map = mapOf(100, []);
    const rated = (...detections: readonly number[]): RiskPoint[] =>
      detections.map((detection) => ({ severity: 5, occurrence: 5, detection }));
    assert.equal(worstZone(map, rated(1, 4, 2)), 'reached');
    assert.equal(worstZone(map, rated(1, 2)), 'near');
    assert.equal(worstZone(map, rated(1)), 'below');
    assert.equal(worstZone(map, [{ severity: 1, occurrence: 1, criticality: 100 }]), 'reached');
    assert.equal(worstZone(map, []), 'unknown');
    assert.equal(worstZone(mapOf(undefined, []), rated(4)), 'unknown');
  });

  it('are parted by a line that has each side of a cell once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 4 }),
        (threshold, detections) => {
          const map = mapOf(threshold, detected(...detections), 10);
          const written = thresholdSteps(map).map(
            ({ from, to }) => `${from.severity} ${from.occurrence} ${to.severity} ${to.occurrence}`,
          );
          assert.equal(new Set(written).size, written.length);
          for (const { from, to } of thresholdSteps(map)) {
            assert.equal(
              Math.abs(from.severity - to.severity) + Math.abs(from.occurrence - to.occurrence),
              1,
            );
          }
        },
      ),
    );
  });
});
