import assert from 'node:assert/strict';
import type { ForeignImport } from '../../../core/contributions/foreign-import.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { importObjectives } from '../import-files.ts';

function imported(...texts: readonly string[]): ForeignImport {
  const result = importObjectives(texts.map((text, at) => ({ name: `slo-${at}.yaml`, text })));
  assert.ok(result && !('refused' in result), JSON.stringify(result));
  return result;
}

function refusal(text: string): string {
  const result = importObjectives([{ name: 'slo.yaml', text }]);
  assert.ok(result && 'refused' in result, JSON.stringify(result));
  return result.refused.message;
}

/** The lines of an export, and what it does without. */
function exported(text: string): {
  readonly text: string;
  readonly lost: readonly string[];
  readonly refused: readonly string[];
} {
  const manifest = workspaceOf({ 'objectives.yaml': text }).manifest(uriOf('objectives.yaml'));
  const conversion = manifest?.kind.exportTo?.('openslo', manifest.context);
  assert.ok(conversion);
  const messages = (remarks: typeof conversion.lost): readonly string[] =>
    remarks.map(({ message }) => message);
  return { text: conversion.text, lost: messages(conversion.lost), refused: messages(conversion.refused) };
}

const lostIn = ({ lost }: ForeignImport): readonly string[] => lost.map(({ message }) => message);

const KEPT =
  'The query of 1 objective is kept under "x-openslo": export its results to a file, and name that under "source"';

const RATIO = `apiVersion: openslo/v1
kind: SLO
metadata: { name: pay, displayName: Payments }
spec:
  service: shop
  indicatorRef: ok
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.9995 }]
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: ok }
spec:
  ratioMetric:
    counter: true
    good: { metricSource: { type: Prometheus, spec: { query: 'sum(good)', accessKeyID: secret } } }
    total: { metricSource: { metricSourceRef: prom, spec: { query: 'sum(all)' } } }
`;

const THRESHOLD = (
  objective: string,
  window = '{ duration: 1M, calendar: { timeZone: Europe/Paris } }',
): string => `apiVersion: openslo/v1
kind: SLO
metadata: { name: fast }
spec:
  timeWindow: [${window}]
  indicator: { spec: { thresholdMetric: { metricSource: { type: x, spec: {} } } } }
  objectives: [${objective}]
`;

describe('objectives of OpenSLO', () => {
  it('have the target in percent, the window, and the indicator of the SLI that they name', () => {
    const { text, lost } = imported(RATIO);
    assert.equal(
      text,
      `version: 1
objectives:
  pay:
    title: Payments
    kind: slo
    subject: shop
    target:
      atLeast: 99.95
    window: 28d
    indicator:
      ratio:
        good: good
        total: total
    x-openslo:
      counter: true
      good:
        type: Prometheus
        query: sum(good)
      total:
        metricSourceRef: prom
        query: sum(all)
`,
    );
    assert.deepEqual(
      lost.map(({ message }) => message),
      [KEPT],
    );
    assert.ok(!text.includes('secret'));
  });

  it('have no fault but that they have no source', () => {
    const workspace = workspaceOf({ 'objectives.yaml': imported(RATIO).text });
    const rules = workspace.check(uriOf('objectives.yaml')).findings.map(({ rule }) => rule);
    assert.deepEqual(rules, ['objectives/source-missing']);
  });

  it('have the limit of a threshold, and a period of the calendar with its time zone', () => {
    const { text } = imported(THRESHOLD('{ op: lte, value: 500, targetPercent: 99 }'));
    assert.match(text, /^timezone: Europe\/Paris$/mu);
    assert.match(
      text,
      /window: month\n {4}indicator:\n {6}threshold:\n {8}column: value\n {8}atMost: 500\n/u,
    );
    const strict = imported(THRESHOLD('{ op: gt, value: 3, target: 0.5 }'));
    assert.match(strict.text, /atLeast: 3\n/u);
    assert.ok(lostIn(strict).includes('"fast": "gt" becomes "atLeast": 3 itself counts as good'));
  });

  it('say what they do without', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      [THRESHOLD('{ op: lte, target: 0.9 }'), /a threshold is not imported: it needs "op" and "value"/u],
      [
        THRESHOLD('{ op: lte, value: 1, target: 0.9 }', '{ duration: 2M, calendar: {} }'),
        /"2M" is not a period of the calendar/u,
      ],
      [
        THRESHOLD('{ op: lte, value: 1, target: 0.9 }', '{ duration: 1M, isRolling: true }'),
        /"1M" cannot be rolling/u,
      ],
      [
        THRESHOLD('{ op: lte, value: 1, target: 0.9 }, { op: lte, value: 1 }'),
        /neither "target" nor "targetPercent"/u,
      ],
      [
        RATIO.replace('Occurrences', 'Timeslices').replace('0.9995', '0.9, timeSliceTarget: 0.9'),
        /without budgetingMethod: Timeslices, timeSliceTarget$/mu,
      ],
      [
        RATIO.replace('indicatorRef: ok', 'indicatorRef: no'),
        /the SLI "no" is not in these files\n[^]*without an indicator\n[^]*SLI \(1\)/u,
      ],
      [RATIO.replace(/ {4}good:.*\n/u, '').replace('total:', 'raw:'), /precomputed ratio/u],
      [
        `${RATIO}---\napiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: { name: a }\nspec: {}\n`,
        /Left out: AlertPolicy \(1\)/u,
      ],
      [`${RATIO}---\nkind: ConfigMap\n`, /Left out: 1 other document/u],
      [
        `${RATIO}---\napiVersion: openslo/v1\nkind: Service\nmetadata: { name: shop }\nspec: { description: x }\n`,
        /descriptions of services \(1\)/u,
      ],
    ];
    for (const [text, message] of cases) assert.match(lostIn(imported(text)).join('\n'), message);
    const zones = imported(
      THRESHOLD('{ op: lte, value: 1, target: 0.9 }'),
      THRESHOLD('{ op: lte, value: 1, target: 0.9 }').replace('Paris', 'Madrid'),
    );
    assert.match(lostIn(zones).join('\n'), /Europe\/Paris is taken, not Europe\/Madrid/u);
    assert.match(zones.text, /^ {2}fast-2:$/mu);
  });

  it('are read from JSON, and from lists, too', () => {
    const slo = {
      apiVersion: 'openslo/v1',
      kind: 'SLO',
      metadata: { name: 'a' },
      spec: { objectives: [{ target: 0.9 }] },
    };
    for (const [name, value] of [
      ['a.json', slo],
      ['a.yaml', [slo]],
    ] as const) {
      const result = importObjectives([{ name, text: JSON.stringify(value, undefined, 2) }]);
      assert.ok(result && 'text' in result && result.text.includes('atLeast: 90'), name);
    }
  });

  it('are refused with their cause, and files of other programs are not read', () => {
    assert.match(
      refusal('apiVersion: openslo/v1alpha\nkind: SLO\n'),
      /"openslo\/v1alpha" cannot be imported/u,
    );
    assert.match(refusal('- apiVersion: openslo.com/v2alpha\n  kind: SLO\n'), /only openslo\/v1 can/u);
    assert.match(refusal('apiVersion: openslo/v1\nkind: Service\n'), /No SLO in these files/u);
    assert.match(
      refusal('apiVersion: openslo/v1\nkind: SLO\nspec: {}\n'),
      /has an objective that can be imported/u,
    );
    assert.notEqual(refusal('apiVersion: openslo/v1\nkind: [\n'), '');
    assert.equal(importObjectives([{ name: 'a.yaml', text: 'apiVersion: v1\nkind: Pod\n' }]), undefined);
  });
});

describe('objectives for OpenSLO', () => {
  const OBJECTIVE = (more: string): string => `version: 1
timezone: Europe/Paris
objectives:
  availability:
    title: Availability
    kind: slo
    subject: shop.api
    target: { atLeast: 99.9 }
    window: month
    indicator: { ratio: { bad: errors, total: all } }
    source: { path: data/a.csv, time: day, counter: true, where: { site: Paris } }
${more}`;

  it('are a service and an SLO each, with the file and the columns of their measurements', () => {
    const { text, lost, refused } = exported(OBJECTIVE(''));
    assert.deepEqual([lost, refused], [[], []]);
    assert.equal(
      text,
      `apiVersion: openslo/v1
kind: Service
metadata:
  name: shop-api
  displayName: shop.api
spec: {}
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: availability
  displayName: Availability
spec:
  service: shop-api
  indicator:
    metadata:
      name: availability-indicator
    spec:
      ratioMetric:
        counter: true
        bad:
          metricSource:
            type: Vitruve
            spec:
              path: data/a.csv
              column: errors
              time: day
              where:
                site: Paris
        total:
          metricSource:
            type: Vitruve
            spec:
              path: data/a.csv
              column: all
              time: day
              where:
                site: Paris
  timeWindow:
    - duration: 1M
      isRolling: false
      calendar:
        startTime: 2024-01-01 00:00:00
        timeZone: Europe/Paris
  budgetingMethod: Occurrences
  objectives:
    - displayName: Availability
      targetPercent: 99.9
`,
    );
  });

  it('come back as they were, if they came from there', () => {
    for (const text of [RATIO, THRESHOLD('{ op: gte, value: 2, target: 0.99 }')]) {
      const first = imported(text).text;
      assert.equal(imported(exported(first).text).text.replace('    subject: service\n', ''), first);
    }
  });

  it('say what they do without, and what is left out', () => {
    const others = `  late:
    title: Late
    kind: kpi
    target: [{ atLeast: 90, from: 2025-01-01, warning: 95 }, { atLeast: 99, from: 2030-01-01 }]
    review: 2027-01-01
    indicator: { threshold: { column: ms, atMost: 5 } }
  energy: { title: E, kind: green, target: { atMost: 5 }, indicator: { value: { column: kwh } } }
  none: { title: N, kind: kpi, target: { atLeast: 5 } }
  all: { title: A, kind: slo, target: { atLeast: 100 }, indicator: { ratio: { good: a, total: b } } }
  less: { title: L, kind: slo, target: { atMost: 5 }, indicator: { ratio: { bad: a, total: b } } }
`;
    const { text, lost } = exported(OBJECTIVE(others));
    assert.deepEqual(lost, [
      '"late" is exported without review, kind: kpi, warning, targets for other days, a window, which OpenSLO requires, a source of measurements',
      '"energy" is left out: only "ratio" and "threshold" are shares, as OpenSLO measures them',
      '"none" is left out: it has no indicator',
      '"all" is left out: its target is not from 0 to below 100',
      '"less" is left out: its target is not "atLeast"',
    ]);
    assert.match(text, /- displayName: Late\n {6}op: lte\n {6}value: 5\n {6}targetPercent: 90\n/u);
  });

  it('are refused where none can be an SLO', () => {
    const { refused } = exported(
      'version: 1\nobjectives: { n: { title: N, kind: kpi, target: { atLeast: 5 } } }\n',
    );
    assert.deepEqual(refused, ['No objective can be exported as an SLO of OpenSLO']);
  });
});
