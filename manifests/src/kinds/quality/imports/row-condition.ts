/** A name, a comparison with a number or a text, `and` or `or`. */
const COMPARISON =
  /^(?:col\("(?<quoted>[^"]+)"\)|`(?<ticked>[^`]+)`|(?<plain>[A-Za-z_]\w*))\s*(?:(?<operator>==|!=|<=|>=|<|>)\s*(?<value>-?\d+(?:\.\d+)?|"[^"]*"|'[^']*')|\.(?<method>notNull|notna|isnull|isna)\(\))$/u;

/**
 * A condition of Great Expectations in SQL, where it is comparisons of columns with values that are all true or any; undefined for
 * others. Those for Spark are SQL already.
 */
export function sqlCondition(condition: string, parser: string): string | undefined {
  if (parser === 'spark' || parser === 'sql') return condition;
  const joint = / or | \| /u.test(condition) ? ' OR ' : ' AND ';
  const parts = condition.split(joint === ' OR ' ? / or | \| /u : / and | & /u);
  const written = parts.map((part) => comparison(part.trim()));
  return written.every((one) => one !== undefined) ? written.join(joint) : undefined;
}

function comparison(part: string): string | undefined {
  const groups = COMPARISON.exec(part)?.groups;
  if (!groups) return undefined;
  const { quoted, ticked, plain, operator, value, method } = groups;
  const name = `"${quoted ?? ticked ?? plain ?? ''}"`;
  if (method !== undefined) return `${name} ${method.startsWith('is') ? 'IS NULL' : 'IS NOT NULL'}`;
  const operators: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };
  const text = /^["']/u.test(value ?? '') ? `'${(value ?? '').slice(1, -1).replaceAll("'", "''")}'` : value;
  return `${name} ${operators[operator ?? ''] ?? operator ?? ''} ${text ?? ''}`;
}
