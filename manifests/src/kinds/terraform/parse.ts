import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import type { ParseResult } from '../../core/kind.ts';
import { span, type Span } from '../../core/text/span.ts';
import { readHcl } from '../../formats/terraform/read-hcl.ts';
import { readRecorded, type RecordedResources } from '../../formats/terraform/read-recorded.ts';
import { isRecorded } from './detect.ts';
import { entitiesOf } from './entities.ts';
import type { TerraformModel } from './model.ts';
import { recordedEntities } from './recorded-entities.ts';

/** Reads a file, and declares its resources. */
export function parseTerraform(document: TextDocument): ParseResult<TerraformModel> {
  const { uri } = document;
  const text = document.getText();
  if (isRecorded(document)) {
    const model = readRecorded(text);
    return {
      model,
      entities: recordedEntities(uri, model),
      references: [],
      problems: recordedProblems(text, model),
    };
  }
  const model = readHcl(text);
  const { fault } = model;
  return {
    model,
    entities: entitiesOf(uri, model),
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

/** Their spans are short: a message may be shown with the text that it is about, and all of a plan is one line. */
function recordedProblems(text: string, { fault, oldVersion }: RecordedResources): readonly Finding[] {
  const at = (start: number): Span => span(start, Math.min(start + 1, text.length));
  if (oldVersion !== undefined)
    return [
      {
        rule: 'terraform/syntax',
        severity: 'warning',
        message: t(
          'State version {0} is not supported: update the state with Terraform 0.12 or later',
          oldVersion,
        ),
        span: at(0),
      },
    ];
  if (fault === undefined) return [];
  return [
    {
      rule: 'terraform/syntax',
      severity: 'warning',
      message: t('This is not JSON: the resources from here on are not known'),
      span: at(fault),
    },
  ];
}

function lineEndFrom(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
