import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParseResult } from '../../core/kind.ts';
import { entitiesOf } from './entities.ts';
import type { DotenvModel } from './model.ts';
import { dotenvOf } from './read.ts';

/** Reads the variables of a file, which it declares. */
export function parseDotenv(document: TextDocument): ParseResult<DotenvModel> {
  const model = dotenvOf(document.getText());
  return { model, entities: entitiesOf(document.uri, model), references: [], problems: [] };
}
