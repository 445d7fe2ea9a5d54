import { isScalar } from '../../../core/yaml/node.ts';
import { re2Problem } from '../../../formats/regex/re2.ts';
import { checkRule } from './quality-rule.ts';

/** A regular expression that the engine which runs it, RE2, does not take. */
export const pattern = checkRule('quality/pattern', 'error', function* (_check, { name, value }) {
  if ((name !== 'pattern' && name !== 'forbiddenPattern') || !isScalar(value)) return;
  const message = re2Problem(value.text);
  if (message !== undefined) yield { message, span: value.span };
});
