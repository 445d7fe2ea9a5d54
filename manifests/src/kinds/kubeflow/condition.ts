import { within, type Span } from '../../core/text/span.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';

/** An input that a trigger condition reads. */
export interface ConditionInput {
  readonly name: string;
  /** Undefined where the text is written otherwise than it reads: over several lines, with escapes. */
  readonly span: Span | undefined;
}

/** `inputs.parameter_values['x']`, and the same in other spellings. */
const READ = /inputs\.(?:parameters|parameter_values)\[(['"])([^'"\]]+)\1\]/gu;

/** The inputs of a task that its condition reads. */
export function conditionInputs({ text, span, style }: YamlScalar): readonly ConditionInput[] {
  const single = style === 'plain' && span.end - span.start === text.length;
  return [...text.matchAll(READ)].map(({ 0: whole, 2: name = '', index }) => {
    const start = span.start + index + whole.length - 2 - name.length;
    return { name, span: single ? within(span, start, start + name.length) : undefined };
  });
}
