import { RequestType } from 'vscode-jsonrpc';
import type { ModelForm, PredictedText, TextParams, TriedRow, TryParams } from './task.ts';

/** What a model asks for, for a form. */
export const DescribeModelRequest = new RequestType<Pick<TryParams, 'model'>, ModelForm, void>(
  'predict/describe',
);

/** What a model says of one row, and what the changes in it do. */
export const TryRowRequest = new RequestType<TryParams, TriedRow, void>('predict/try');

/** What a model says of rows of a text. */
export const PredictTextRequest = new RequestType<TextParams, PredictedText, void>('predict/text');
