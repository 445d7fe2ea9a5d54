import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { span } from '../../core/text/span.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { languageOf } from './detect.ts';
import { declarationsOf } from './entities.ts';
import type { WorkflowModel } from './model.ts';
import { readWorkflow } from './read.ts';

/** Reads a workflow or the metadata of an action. */
export function parseWorkflow(document: TextDocument, memory?: ParseMemory): ParseResult<WorkflowModel> {
  const { uri } = document;
  const text = document.getText();
  const documents = parseYaml(text, memory);
  const model = readWorkflow(languageOf(document) ?? 'workflow', uri, text, documents);
  return {
    model,
    ...declarationsOf(model, uri, text),
    problems: [...yamlFindings(uri, documents, 'before'), ...structureOf(model), ...emptiness(model)],
  };
}

/** What any editor finds that has the schema. */
function structureOf({ faults }: WorkflowModel): Finding[] {
  return faults
    .filter(({ kind }) => kind === 'schema')
    .map(({ span, message, fixes, atMost }) => ({
      rule: 'workflow/schema',
      severity: atMost ?? 'error',
      span,
      message,
      ...(fixes ? { fixes } : {}),
    }));
}

/** A workflow without anything in it: GitHub marks it as invalid with each push. */
function emptiness({ language, documents }: WorkflowModel): Finding[] {
  if (language !== 'workflow' || documents.some(({ root, problems }) => root !== null || problems.length > 0))
    return [];
  const message = t('The workflow is empty: "on" and "jobs" are required');
  return [{ rule: 'workflow/schema', severity: 'warning', span: span(0, 0), message }];
}
