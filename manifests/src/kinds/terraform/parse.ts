import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParseResult } from '../../core/kind.ts';
import { span } from '../../core/text/span.ts';
import { readHcl } from '../../formats/terraform/read-hcl.ts';
import { entitiesOf } from './entities.ts';
import type { TerraformModel } from './model.ts';

/** Reads the blocks of a file, and declares its resources. */
export function parseTerraform(document: TextDocument): ParseResult<TerraformModel> {
  const text = document.getText();
  const model = readHcl(text);
  const { fault } = model;
  return {
    model,
    entities: entitiesOf(document.uri, model),
    references: [],
    problems:
      fault === undefined
        ? []
        : [
            {
              rule: 'terraform/syntax',
              severity: 'warning',
              message: t('This block cannot be read: the resources from here on are not known'),
              span: span(fault, lineEndFrom(text, fault)),
            },
          ],
  };
}

function lineEndFrom(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
