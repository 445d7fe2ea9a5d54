import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../findings/finding.ts';
import type { ParseMemory } from '../../text/memory.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { yamlFindings } from '../../yaml/problems.ts';
import type { Parsed } from '../kind.ts';
import { languageOf } from './detect.ts';
import { factsOf } from './entities.ts';
import type { WorkflowModel } from './model.ts';
import { readWorkflow } from './read.ts';

/** Reads a workflow or the metadata of an action. */
export function parseWorkflow(document: TextDocument, memory?: ParseMemory): Parsed<WorkflowModel> {
  const { uri } = document;
  const text = document.getText();
  const documents = parseYaml(text, memory);
  const model = readWorkflow(languageOf(document) ?? 'workflow', uri, text, documents);
  return {
    model,
    ...factsOf(model, uri, text),
    problems: [...yamlFindings(uri, documents), ...structureOf(model)],
  };
}

/** What any editor finds that has the schema. */
function structureOf({ faults }: WorkflowModel): Finding[] {
  return faults
    .filter(({ kind }) => kind === 'schema')
    .map(({ span, message, fixes }) => ({
      rule: 'workflow/schema',
      severity: 'error',
      span,
      message,
      ...(fixes ? { fixes } : {}),
    }));
}
