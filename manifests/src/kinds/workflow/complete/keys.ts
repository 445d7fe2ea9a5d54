import { t } from '@vscode/l10n';
import type { Completion } from '../../../core/contributions/completion.ts';
import type { YamlCursor } from '../../../core/yaml/cursor.ts';
import { isMap, scalarOf } from '../../../core/yaml/node.ts';
import type { KindContext } from '../../../core/kind.ts';
import { calledBy } from '../callable.ts';
import { grammarAt, mapsAt, type At } from '../grammar/at.ts';
import { formOf, type Form } from '../grammar/grammar.ts';
import { rankOf } from './values.ts';
import { EXPERIMENTAL } from '../grammar/choose.ts';
import type { WorkflowModel } from '../model.ts';

/** Keys that the grammar knows at a caret, and the inputs and secrets of what is called. */
export function completeKeys(context: KindContext<WorkflowModel>, cursor: YamlCursor, at: At): Completion[] {
  const { language } = context.model;
  const form =
    cursor.role === 'item' && at.form.items !== undefined ? formOf(language, at.form.items) : at.form;
  const node = cursor.role === 'item' ? null : at.node;
  const taken = new Set(cursor.siblings.filter((name) => name !== cursor.prefix));
  const seen = new Set<string>();
  const keys = mapsAt(form, node).flatMap(({ properties }) =>
    [...properties].flatMap(([name, property], index): Completion[] => {
      if (taken.has(name) || seen.has(name) || EXPERIMENTAL.has(name)) return [];
      seen.add(name);
      const value = formOf(language, property.type);
      const documentation = property.description ?? value.description;
      return [
        {
          label: name,
          span: cursor.span,
          text: cursor.hasColon || cursor.quote ? name : `${name}:${afterColon(value, cursor.flow)}`,
          kind: 'key',
          fromSchema: true,
          sortText: `${property.required ? 0 : 1}${rankOf(name, index)}`,
          ...(documentation === undefined ? {} : { documentation }),
          ...(hasProposals(value) ? { retrigger: true } : {}),
        },
      ];
    }),
  );
  return [...keys, ...givenKeys(context, cursor, taken)];
}

function hasProposals({ words, boolean }: Form): boolean {
  return boolean || (words !== undefined && words.length > 0);
}

/** A space before a scalar; a new line before a map or a list. */
function afterColon({ maps, items, words, boolean, number }: Form, flow: boolean): string {
  if (flow || boolean || number || words === undefined || words.length > 0) return ' ';
  if (items !== undefined) return '\n  - ';
  return maps.length > 0 ? '\n  ' : ' ';
}

/** `with` and `secrets`: what the action or the workflow takes. */
function givenKeys(
  context: KindContext<WorkflowModel>,
  cursor: YamlCursor,
  taken: ReadonlySet<string>,
): Completion[] {
  const last = cursor.path.at(-1);
  if (last !== 'with' && last !== 'secrets') return [];
  const owner = grammarAt(context.model.language, context.model.root ?? null, cursor.path.slice(0, -1))?.node;
  const uses = isMap(owner) ? scalarOf(owner, 'uses') : undefined;
  const called = uses && calledBy(context, uses);
  if (!called) return [];
  const names =
    last === 'with'
      ? called.inputs
          .filter(({ deprecated }) => !deprecated)
          .map(({ name, required, description, type }) => ({ name, required, description, type }))
      : [...(called.secrets ?? [])].map(([name, required]) => ({
          name,
          required,
          description: undefined,
          type: undefined,
        }));
  return names
    .filter(({ name }) => !taken.has(name))
    .map(({ name, required, description, type }) => ({
      label: name,
      span: cursor.span,
      text: cursor.hasColon || cursor.quote ? name : `${name}: `,
      kind: 'key',
      sortText: `${required ? 0 : 1}${name}`,
      ...(required || type !== undefined
        ? {
            detail: [type, required ? t('required') : undefined]
              .filter((part) => part !== undefined)
              .join(', '),
          }
        : {}),
      ...(description === undefined ? {} : { documentation: description }),
    }));
}
