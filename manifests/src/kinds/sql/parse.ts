import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParseResult } from '../../core/kind.ts';
import { knownScript } from '../../formats/lineage/known-scripts.ts';
import type { SqlModel } from './model.ts';

/** Reads a file of SQL. What is wrong with it, the database says when it runs. */
export function parseSql(document: TextDocument): ParseResult<SqlModel> {
  return { model: { script: knownScript(document.getText()) }, entities: [], references: [], problems: [] };
}
