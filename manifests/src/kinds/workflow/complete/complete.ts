import type { Completion } from '../../../core/contributions/completion.ts';
import { yamlCursor } from '../../../core/yaml/cursor.ts';
import { documentAt } from '../../../core/yaml/path-at.ts';
import type { KindContext } from '../../../core/kind.ts';
import { grammarAt } from '../grammar/at.ts';
import type { WorkflowModel } from '../model.ts';
import { completeExpression, isInExpression } from './expression.ts';
import { completeKeys } from './keys.ts';
import { pathOfExpression } from './path.ts';
import { completeValues } from './values.ts';

/** Proposals at a caret of a workflow or of the metadata of an action. */
export function completeWorkflow(context: KindContext<WorkflowModel>, offset: number): readonly Completion[] {
  const { document, model } = context;
  const text = document.getText();
  const cursor = yamlCursor(text, documentAt(model.documents, offset), offset);
  if (isInExpression(text, offset, cursor))
    return completeExpression(context, offset, pathOfExpression(model, offset) ?? cursor?.path ?? []);
  if (!cursor) return [];
  const at = grammarAt(model.language, model.root ?? null, cursor.path);
  if (!at) return [];
  if (cursor.role === 'key') return completeKeys(context, cursor, at);
  if (cursor.role === 'value') return completeValues(context, cursor, at);
  return [...completeValues(context, cursor, at), ...completeKeys(context, cursor, at)];
}
