/** `$NAME`, `${NAME}`, `${NAME:-x}`; `$$` is a dollar. */
const VARIABLE = /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(:?[-?+][^]*)?\})/u;

/** True for a text whose value depends on variables. */
export function hasVariables(text: string): boolean {
  return text.includes('$') && VARIABLE.test(text.replaceAll('$$', ''));
}

export interface Variable {
  readonly name: string;
  /** Offset in the text of the `$`. */
  readonly start: number;
  /** Behind its closing brace. */
  readonly end: number;
  /** The characters of its name. */
  readonly nameStart: number;
  /** What follows the name: `:-` and `-` give a default, `:?` and `?` say that nothing starts without it, `+` stands where it is set. */
  readonly operator: 'none' | 'default' | 'required' | 'alternative';
}

/** The variables of a text, and the places where `${` opens none. Defaults may hold variables themselves. */
export function variablesIn(text: string): {
  readonly variables: readonly Variable[];
  readonly faults: readonly number[];
} {
  const variables: Variable[] = [];
  const faults: number[] = [];
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at)) {
    const next = text[at + 1];
    if (next === '$') {
      at += 2;
      continue;
    }
    const rest = /^\$(\{?)([A-Za-z_]\w*)?/u.exec(text.slice(at, at + 200));
    const name = rest?.[2];
    const braced = rest?.[1] === '{';
    if (name === undefined) {
      if (braced) faults.push(at);
      at += braced ? 2 : 1;
      continue;
    }
    const end = at + (rest?.[0].length ?? 1);
    const follows = text.slice(end, end + 2);
    if (braced && text[end] !== '}' && (!/^:?[-?+]/u.test(follows) || !isClosed(text, end))) faults.push(at);
    else
      variables.push({
        name,
        start: at,
        end: text[end] === '}' && braced ? end + 1 : end,
        nameStart: end - name.length,
        operator: operatorOf(braced ? follows : ''),
      });
    at = end;
  }
  return { variables, faults };
}

/** True when the brace that stands open before an offset is closed, over those that open within it. */
function isClosed(text: string, from: number): boolean {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '$' && text[at + 1] === '{') open++;
    else if (text[at] === '}' && --open === 0) return true;
  }
  return false;
}

function operatorOf(follows: string): Variable['operator'] {
  switch (follows.replace(/^:/u, '')[0]) {
    case '-':
      return 'default';
    case '?':
      return 'required';
    case '+':
      return 'alternative';
    case undefined:
    default:
      return 'none';
  }
}
