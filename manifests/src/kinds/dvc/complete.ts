import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { isReadableParams, paramsIn, shownValue } from '../../formats/params/params-file.ts';
import { completePath } from '../../core/paths/complete-path.ts';
import { joined, normalised } from '../../core/paths/relative.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { span } from '../../core/text/span.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import type { KindContext } from '../../core/kind.ts';
import type { DvcFile, DvcModel, DvcStage } from './model.ts';
import { DVC_SCHEMA } from './parse.ts';
import { dvcExpressions } from './template.ts';
import { readVariables, variableNames } from './variables.ts';

type Context = KindContext<DvcModel>;

/** What may be at the caret of a `dvc.yaml`: variables in `${}`, files, keys of parameters, then what the schema lists. */
export function completeDvc(context: Context, offset: number): readonly Completion[] {
  const { document, model } = context;
  if (model.role !== 'stages') return [];
  const text = document.getText();
  const variables = model.file && completeVariable(context, model.file, text, offset);
  if (variables) return variables;
  const cursor = yamlCursor(text, model.documents[0], offset);
  if (!cursor) return [];
  return [
    ...(model.file ? names(context, model.file, cursor) : []),
    ...completeFromSchema(DVC_SCHEMA, cursor),
  ];
}

/** Names for a `${` that is open at the caret; undefined when none is. */
function completeVariable(
  { graph, document: { uri } }: Context,
  file: DvcFile,
  text: string,
  offset: number,
): readonly Completion[] | undefined {
  const before = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 500), offset);
  const word = /(?<!\\)\$\{[ \t]*([\w.-]*)$/u.exec(before)?.[1];
  if (word === undefined) return undefined;
  const rest = /^[\w.-]*/u.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  const isClosed = text[offset + rest.length] === '}';
  const stage = [...file.stages.values()].findLast(({ key }) => key.span.start <= offset);
  const { variables } = readVariables(graph, uri, '', [...file.vars, ...(stage?.vars ?? [])], true);
  const loop = stage?.loop ? ['item', 'key'] : [];
  return [...loop, ...variableNames(variables)].map((name) => ({
    label: name,
    span: span(offset - word.length, offset + rest.length),
    text: isClosed ? name : `${name}}`,
    kind: 'name',
  }));
}

function names(context: Context, file: DvcFile, cursor: YamlCursor): readonly Completion[] {
  const [top, name, ...steps] = cursor.path;
  const stage = top === 'stages' && typeof name === 'string' ? file.stages.get(name) : undefined;
  const [key, ...below] = steps[0] === 'do' ? steps.slice(1) : steps;
  if (!stage || cursor.role === 'key') return [];
  const wdir = stage.wdir?.text ?? '';
  const from = dvcExpressions(wdir).length > 0 ? '' : wdir;
  const { graph, document } = context;
  // Paths count from the folder of the stage.
  const base = from === '' ? document.uri : resolveFrom(document.uri, `${from}/dvc.yaml`);
  if (key === 'wdir') return completePath(graph, document.uri, cursor, { folders: 'only' });
  if (key === 'deps') return [...made(file, stage, cursor), ...completePath(graph, base, cursor)];
  if (key === 'outs' || key === 'metrics' || key === 'plots') return completePath(graph, base, cursor);
  if (key !== 'params') return [];
  const other = below.find((step) => typeof step === 'string');
  const path = joined(from, typeof other === 'string' ? other : 'params.yaml');
  return paramsKeys(context, cursor, path);
}

/** What other stages make. */
function made(file: DvcFile, stage: DvcStage, cursor: YamlCursor): readonly Completion[] {
  if (stage.wdir) return [];
  const taken = new Set(stage.deps.map(({ text }) => normalised(text)));
  return [...file.stages.values()].flatMap((other) =>
    other === stage || other.wdir
      ? []
      : other.outs
          .filter(({ path }) => !taken.has(normalised(path.text)) || path.text === cursor.prefix)
          .map(({ path }) => ({
            label: path.text,
            span: cursor.span,
            text: writtenAt(cursor, path.text),
            kind: 'name' as const,
            detail: t('output of {0}', other.name),
            sortText: `0${path.text}`,
          })),
  );
}

function paramsKeys({ graph, document }: Context, cursor: YamlCursor, path: string): readonly Completion[] {
  const text = isReadableParams(path) ? graph.text(resolveFrom(document.uri, path)) : undefined;
  const entries = text === undefined ? undefined : paramsIn(text);
  return [...(entries?.values() ?? [])].map(({ path: key, value }) => ({
    label: key,
    span: cursor.span,
    text: writtenAt(cursor, key),
    kind: 'name',
    detail: shownValue(value),
  }));
}
