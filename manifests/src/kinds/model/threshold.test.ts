import assert from 'node:assert/strict';
import { MarkupContent, Range } from 'vscode-languageserver-types';
import { hover } from '../../core/features/hover.ts';
import { inlayHints } from '../../core/features/inlay-hints.ts';
import {
  CURVE_KEY,
  thresholdCurveText,
  type ThresholdCurve,
} from '../../formats/decision-threshold/threshold-curve.ts';
import { uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';

const FILE = 'fraud.model.yaml';
const HASH = 'ab'.repeat(32);
const CURVE: ThresholdCurve = {
  ...{ part: 'validation', rows: 300, days: 10, data: HASH, algorithm: 'gradient-boosting' },
  points: [
    { threshold: 0.9, truePositives: 10, falsePositives: 0 },
    { threshold: 0.5, truePositives: 81, falsePositives: 39 },
    { threshold: 0.2, truePositives: 100, falsePositives: 200 },
  ],
};

/** A model file that has nothing but its metadata. */
function modelWith(curve: ThresholdCurve): Uint8Array {
  const bytes = (number: number, content: Uint8Array): Uint8Array =>
    Uint8Array.of(number * 8 + 2, (content.length % 128) + 128, Math.floor(content.length / 128), ...content);
  const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
  const entry = [bytes(1, encoded(CURVE_KEY)), bytes(2, encoded(thresholdCurveText(curve)))];
  return bytes(14, Uint8Array.from(entry.flatMap((part) => [...part])));
}

function hintsOf(
  threshold: string,
  curve: ThresholdCurve = CURVE,
  options: TestOptions = {},
): readonly string[] {
  const uri = uriOf(FILE);
  const hints = inlayHints(workspaceWith(threshold, curve, options), uri, Range.create(0, 0, 99, 0));
  return hints.map(({ label }) => (typeof label === 'string' ? label : ''));
}

function workspaceWith(
  threshold: string,
  curve: ThresholdCurve,
  options: TestOptions,
): ReturnType<typeof workspaceOf> {
  const manifest = `version: 1\ndata: rows.csv\ntarget: y\nalgorithm: gradient-boosting\noutput: m.onnx\nthreshold: ${threshold}\n`;
  return workspaceOf(
    { [FILE]: manifest },
    {
      ...{ files: ['rows.csv'], hashes: { 'rows.csv': HASH }, written: { 'm.onnx': '2026-01-02' } },
      ...{ binaries: { 'm.onnx': modelWith(curve) }, ...options },
    },
  );
}

describe('the threshold of a model', () => {
  it('says what a number comes to', () => {
    assert.deepEqual(hintsOf('0.5'), ['recall 0.81, precision 0.675, 12 alerts a day']);
    assert.deepEqual(hintsOf('0.95'), ['recall 0, precision –, 0 alerts a day']);
    const { days: _, ...undated } = CURVE;
    assert.deepEqual(hintsOf('0.3', undated), ['recall 0.81, precision 0.675, alerts: 120 of 300 rows']);
  });

  it('says which threshold a rule leads to', () => {
    assert.deepEqual(hintsOf('recall>=0.8'), [
      'threshold 0.35: recall 0.81, precision 0.675, 12 alerts a day',
    ]);
    assert.deepEqual(hintsOf('alerts=5'), ['not reached on the 300 rows: at best 10']);
  });

  it('is silent without a model, for a text that is none, and outside the lines that are shown', () => {
    assert.deepEqual(hintsOf('0.5', CURVE, { binaries: {} }), []);
    assert.deepEqual(hintsOf('0.5', CURVE, { binaries: { 'm.onnx': Uint8Array.of(1, 2) } }), []);
    assert.deepEqual(hintsOf('much'), []);
    const workspace = workspaceWith('0.5', CURVE, {});
    assert.deepEqual(inlayHints(workspace, uriOf(FILE), Range.create(0, 0, 2, 0)), []);
  });

  it('says that it is of the last training where data or algorithm are others, or nobody knows', () => {
    const old = /, 12 alerts a day · of the last training, 2026-01-02$/u;
    assert.match(hintsOf('0.5', CURVE, { hashes: { 'rows.csv': 'cd' } })[0] ?? '', old);
    assert.match(hintsOf('0.5', CURVE, { hashes: {} })[0] ?? '', old);
    assert.match(hintsOf('0.5', { ...CURVE, algorithm: 'logistic' })[0] ?? '', old);
    const { data: _, ...several } = CURVE;
    assert.match(hintsOf('0.5', several, { written: {} })[0] ?? '', /day · of the last training$/u);
  });

  it('shows the choices nearby, with costs where they are the rule', () => {
    const text = 'cost=1:20';
    const workspace = workspaceWith(text, CURVE, {});
    const shown = hover(workspace, uriOf(FILE), { line: 5, character: 13 });
    assert.ok(shown && MarkupContent.is(shown.contents));
    const { value: markdown } = shown.contents;
    assert.match(markdown, /On 300 validation rows, 100 of them positive/u);
    assert.match(markdown, /\| Threshold \| Recall \| Precision \| Alerts a day \| Cost \|/u);
    assert.match(markdown, /^\| 0\.5 \| 0\.81 \| 0\.675 \| 12 \| 419 \|$/mu);
    assert.match(
      markdown,
      /^\| \*\*0\.2\*\* \| \*\*1\*\* \| \*\*0\.333\*\* \| \*\*30\*\* \| \*\*200\*\* \|$/mu,
    );
  });
});
