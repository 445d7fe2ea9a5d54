import assert from 'node:assert/strict';
import type { ModelForm, TriedRow } from '@vitruve/engine';
import { accessibilityFaults } from '../accessibility-faults.ts';
import { FakeHost, type FakeWebview, type Opening } from '../fake-host.ts';
import { THEMES } from '../host-page.ts';
import { takePicture } from '../picture.ts';

const FORM: ModelForm = {
  name: 'churn.onnx',
  target: 'churn',
  columns: [
    { name: 'tenure', type: 'number', isWhole: false, typical: '30' },
    { name: 'plan <b>', type: 'text', isWhole: false, typical: 'basic' },
    { name: 'calls', type: 'number', isWhole: true, typical: '2' },
    { name: 'note', type: 'text', isWhole: false, typical: '' },
  ],
};

const TRIED: TriedRow = {
  ...{ prediction: 'yes', typicalPrediction: 'no', class: 'yes', value: 0.713, typicalValue: 0.2 },
  probabilities: [
    { class: 'no', probability: 0.287 },
    { class: 'yes', probability: 0.713 },
  ],
  effects: [
    { column: 'tenure', effect: 0.6 },
    { column: 'plan <b>', effect: -0.087 },
  ],
  isExact: true,
};

const TYPICAL: TriedRow = { ...TRIED, prediction: 'no', value: 0.2, effects: [] };

describe('the form of a prediction', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  const open = async (opening: Partial<Opening> = {}): Promise<FakeWebview> => {
    const webview = await host.open({
      ...{ view: 'prediction', program: 'prediction/main', uri: 'file:///w/models/churn.onnx' },
      ...opening,
    });
    await webview.send({ type: 'form', form: FORM });
    await webview.send({ type: 'tried', tried: TYPICAL });
    await webview.page.getByText('Change a value to see what it does.').waitFor();
    return webview;
  };
  /** The rows that were asked for, oldest first. */
  const asked = (webview: FakeWebview): readonly unknown[] =>
    (webview.sent as readonly unknown[]).flatMap((message) =>
      typeof message === 'object' && message !== null && 'row' in message ? [message.row] : [],
    );

  for (const theme of THEMES) {
    it(`has no fault of accessibility in the theme ${theme}`, async () => {
      const webview = await open({ theme, size: { width: 1100, height: 700 } });
      const { page } = webview;
      await page.getByLabel('tenure').fill('3');
      await page.getByLabel('tenure').press('Enter');
      await webview.send({ type: 'tried', tried: TRIED });
      await page.getByText('+60', { exact: true }).waitFor();
      await takePicture(page, `prediction-${theme}`);
      assert.deepEqual(await accessibilityFaults(page, theme), []);
      await webview.send({ type: 'fault', message: '"calls": "many" is not a whole number' });
      await page.getByRole('alert').waitFor();
      assert.deepEqual(await accessibilityFaults(page, theme), [], 'with a fault');
      assert.deepEqual(webview.faults, []);
      await webview.close();
    });
  }

  it('asks for what is changed, with the keyboard alone, and for nothing once it is typical again', async () => {
    const webview = await open();
    const { page } = webview;
    const tenure = page.getByLabel('tenure');
    await tenure.fill('3');
    await tenure.press('Tab');
    await page.getByLabel('plan <b>').fill('');
    await page.getByLabel('plan <b>').press('Enter');
    await tenure.fill('30');
    await tenure.press('Enter');
    await page.getByRole('button', { name: 'Reset to Typical Values' }).press('Enter');
    await page.getByRole('status').getByText('Predicting…').waitFor();
    assert.deepEqual(asked(webview), [
      {},
      { tenure: '3' },
      { tenure: '3', 'plan <b>': '' },
      { 'plan <b>': '' },
      {},
    ]);
    assert.equal(await page.getByLabel('plan <b>').inputValue(), 'basic');
    await webview.close();
  });

  it('tells what is predicted, what moved it, and what a value stands for', async () => {
    const webview = await open();
    const { page } = webview;
    await webview.send({ type: 'tried', tried: TRIED });
    await page.getByRole('status').getByText('Prediction: yes (71.3%)').waitFor();
    await page.getByText('Probability of "yes": 71.3%. Typical row: 20%, predicted "no"').waitFor();
    const effects = page.getByRole('table', { name: 'What the changes do' });
    assert.deepEqual(await effects.locator('tbody .prediction-number').allInnerTexts(), ['+60', '−8.7']);
    const classes = ['a', 'b', 'c'].map((name, at) => ({ class: name, probability: at / 3 }));
    await webview.send({ type: 'tried', tried: { ...TRIED, prediction: 'c', probabilities: classes } });
    await page.getByRole('table', { name: 'Probabilities' }).waitFor();
    const number: TriedRow = {
      ...TRIED,
      class: undefined,
      probabilities: [],
      value: 1234.56,
      isExact: false,
    };
    await webview.send({ type: 'tried', tried: number });
    await page.getByText('1,235', { exact: true }).waitFor();
    await page.getByText('estimated from random orders', { exact: false }).waitFor();
    await webview.close();
  });

  it('keeps what was typed when the model is read again, and says why it cannot be', async () => {
    const webview = await open();
    const { page } = webview;
    await page.getByLabel('tenure').fill('3');
    await page.getByLabel('tenure').press('Enter');
    await webview.send({ type: 'form', form: { ...FORM, columns: FORM.columns.slice(0, 2) } });
    await page.getByLabel('note').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('tenure').inputValue(), '3');
    assert.deepEqual(asked(webview).at(-1), { tenure: '3' });
    await webview.send({ type: 'fault', message: 'churn.onnx: it is damaged' });
    await page.getByRole('alert').getByText('churn.onnx: it is damaged').waitFor();
    await webview.close();
  });
});
