import { t } from '@vscode/l10n';
import type { Completion } from '../../../core/contributions/completion.ts';
import { span } from '../../../core/text/span.ts';
import type { YamlCursor } from '../../../core/yaml/cursor.ts';
import type { KindContext } from '../../../core/kind.ts';
import { Contexts } from '../contexts.ts';
import { FUNCTIONS, SPECIAL } from '../expression/functions.ts';
import { typeText, type Type } from '../expression/type.ts';
import { grammarAt } from '../grammar/at.ts';
import { splitContexts } from '../grammar/site.ts';
import type { WorkflowModel } from '../model.ts';

/** Characters before the caret in which an expression is looked for. */
const MAX_LENGTH = 2000;

/** True when the caret is in `${{ }}`, or in a condition. */
export function isInExpression(text: string, offset: number, cursor: YamlCursor | undefined): boolean {
  const before = text.slice(Math.max(0, offset - MAX_LENGTH), offset);
  const open = before.lastIndexOf('${{');
  if (open !== -1 && !before.slice(open).includes('}}')) return true;
  return (
    cursor?.role === 'value' &&
    cursor.path.at(-1) === 'if' &&
    !text.slice(cursor.span.start, offset).includes('${{')
  );
}

/** Contexts, their properties and functions at a caret in an expression. */
export function completeExpression(
  context: KindContext<WorkflowModel>,
  offset: number,
  path: readonly (string | number)[],
): Completion[] {
  const text = context.document.getText();
  const written = /((?:[\w-]+(?:\['[^']*'\]|\.\*)?\.)*)([\w-]*)$/u.exec(
    text.slice(Math.max(0, offset - 300), offset),
  );
  const owner = written?.[1] ?? '';
  const prefix = written?.[2] ?? '';
  const rest = /^[\w-]*/u.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  const at = span(offset - prefix.length, offset + rest);
  const { contexts, functions } = splitContexts(
    grammarAt(context.model.language, context.model.root ?? null, path)?.contexts ?? [],
  );
  const scope = new Contexts(context).scopeAt({ path, contexts, functions });
  if (owner !== '') {
    const names = owner.split('.').slice(0, -1);
    const type = names
      .slice(1)
      .reduce<Type | undefined>(propertyOf, scope.contexts.get((names[0] ?? '').toLowerCase()));
    return propertiesOf(type).map(({ name, type: own, description }, index) => ({
      label: name,
      span: at,
      text: name,
      kind: 'name',
      detail: typeText(own),
      sortText: String(index).padStart(3, '0'),
      ...(description === undefined ? {} : { documentation: description }),
    }));
  }
  const named = scope.available.filter((name) => scope.contexts.has(name));
  return [
    ...named.map((name, index): Completion => ({
      label: name,
      span: at,
      text: name,
      kind: 'name',
      detail: t('context'),
      sortText: `0${String(index).padStart(2, '0')}`,
    })),
    ...[...FUNCTIONS].flatMap(([key, info]): Completion[] =>
      SPECIAL.has(key) && !functions.includes(key)
        ? []
        : [
            {
              label: info.name,
              span: at,
              text: info.overloads[0]?.length === 0 ? `${info.name}()` : `${info.name}($0)`,
              snippet: info.overloads[0]?.length !== 0,
              kind: 'mark',
              detail: info.usage,
              documentation: info.description(),
              sortText: `1${info.name}`,
            },
          ],
    ),
  ];
}

function propertyOf(type: Type | undefined, written: string): Type | undefined {
  const name = written.replace(/\['[^']*'\]$|\.\*$/u, '').toLowerCase();
  if (type?.kind === 'array') return propertyOf(type.item, written);
  return type?.kind === 'object' ? (type.properties.get(name)?.type ?? type.others) : undefined;
}

function propertiesOf(type: Type | undefined): { name: string; type: Type; description?: string }[] {
  return type?.kind === 'object' ? [...type.properties.values()] : [];
}
