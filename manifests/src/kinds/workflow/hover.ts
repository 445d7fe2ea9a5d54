import { TokenType } from '@actions/expressions/lexer';
import type { HoverText } from '../../core/contributions/hover.ts';
import { cronInWords } from '../../formats/schedule/cron.ts';
import { touches } from '../../core/text/span.ts';
import { documentAt, pathAt } from '../../core/yaml/path-at.ts';
import type { KindContext } from '../../core/kind.ts';
import { calledBy } from './callable.ts';
import { Contexts } from './contexts.ts';
import { accessesIn } from './expression/accesses.ts';
import { FUNCTIONS } from './expression/functions.ts';
import { spanOfName, spanOfTokens } from './expression/place.ts';
import { typeText, type Type } from './expression/type.ts';
import { grammarAt } from './grammar/at.ts';
import type { Expression, WorkflowModel } from './model.ts';

/** What a key, a function, a property of a context or a schedule means. Names are described by `describe`. */
export function hoverWorkflow(context: KindContext<WorkflowModel>, offset: number): HoverText | undefined {
  const { model } = context;
  const inExpression = model.expressions.find(({ site }) => touches(site.node.span, offset));
  if (inExpression) {
    for (const expression of model.expressions) {
      if (expression.site.node !== inExpression.site.node) continue;
      const text = hoverExpression(context, expression, offset);
      if (text) return text;
    }
  }
  const at = pathAt(documentAt(model.documents, offset)?.root ?? null, offset);
  if (!at) return undefined;
  if (at.role === 'value' && at.path.at(-1) === 'cron') {
    const words = cronInWords(at.node.text);
    return words === undefined ? undefined : { span: at.span, markdown: words };
  }
  if (at.role !== 'key') return undefined;
  return hoverInput(context, at.path, at.span) ?? hoverKey(context, at.path, at.span);
}

function hoverKey(
  { model }: KindContext<WorkflowModel>,
  path: readonly (string | number)[],
  span: HoverText['span'],
): HoverText | undefined {
  const at = grammarAt(model.language, model.root ?? null, path);
  const markdown = at?.property ? (at.property.description ?? at.form.description) : undefined;
  return markdown === undefined ? undefined : { span, markdown };
}

/** An input under `with`. */
function hoverInput(
  context: KindContext<WorkflowModel>,
  path: readonly (string | number)[],
  span: HoverText['span'],
): HoverText | undefined {
  if (path.at(-2) !== 'with') return undefined;
  const name = String(path.at(-1));
  const { model } = context;
  const job = model.jobs.find(({ id }) => id.text === path[1]);
  const index = path[path.indexOf('steps') + 1];
  const step = (job?.steps ?? model.action?.steps ?? []).find(
    (candidate) => path.includes('steps') && candidate.index === index,
  );
  const uses = step ? step.uses : job?.uses;
  const input =
    uses &&
    calledBy(context, uses)?.inputs.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!input) return undefined;
  const marks = [
    input.type,
    input.required ? 'required' : undefined,
    input.deprecated ? 'deprecated' : undefined,
  ].filter((mark) => mark !== undefined);
  const head = `**${input.name}** · \`${uses.text}\`${marks.length > 0 ? ` · ${marks.join(', ')}` : ''}`;
  return { span, markdown: input.description === undefined ? head : `${head}\n\n${input.description}` };
}

function hoverExpression(
  context: KindContext<WorkflowModel>,
  expression: Expression,
  offset: number,
): HoverText | undefined {
  const { tokens, tree } = expression.parsed;
  for (const [index, token] of tokens.entries()) {
    if (token.type !== TokenType.IDENTIFIER || tokens[index + 1]?.type !== TokenType.LEFT_PAREN) continue;
    const info = FUNCTIONS.get(token.lexeme.toLowerCase());
    const span = spanOfTokens(expression, token);
    if (info && touches(span, offset))
      return { span, markdown: `\`${info.usage}\`\n\n${info.description()}` };
  }
  const scope = new Contexts(context).scopeAt(expression.site);
  for (const { context: name, steps } of accessesIn(tree)) {
    let type: Type | undefined = scope.contexts.get(name.lexeme.toLowerCase());
    let path = name.lexeme;
    // Names of this workflow are described by what declares them.
    const own = /^(?:needs|steps|inputs|matrix|env|jobs)$/iu.test(name.lexeme);
    for (const [index, step] of steps.entries()) {
      const property: { type: Type; description?: string } | undefined =
        type?.kind === 'object' && step ? type.properties.get(step.name.toLowerCase()) : undefined;
      path += step ? `.${step.name}` : '.*';
      type = property?.type ?? (type?.kind === 'object' ? type.others : undefined);
      if (!step || !type) continue;
      const span = spanOfName(expression, step.token);
      if (!touches(span, offset) || (own && index === 0)) continue;
      const described = property?.description === undefined ? '' : `\n\n${property.description}`;
      return { span, markdown: `\`${path}\` · ${typeText(type)}${described}` };
    }
  }
  return undefined;
}
