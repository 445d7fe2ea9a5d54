import { RequestType } from 'vscode-jsonrpc';
import type { RowsParams, TableRows } from './task.ts';

/** What the preview of a table asks of the engine besides running the task: some rows, sorted or in the order of the file. */
export const TableRowsRequest = new RequestType<RowsParams, TableRows, void>('profile/rows');
