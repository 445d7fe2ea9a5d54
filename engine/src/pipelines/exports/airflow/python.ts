/** Python code. */
export type Python = string & { readonly python: unique symbol };

/** Code that is written as it is. */
export function code(text: string): Python {
  return text as Python;
}

/** A text as Python writes it: JSON has the same escapes. */
export function pythonText(text: string): Python {
  return code(JSON.stringify(text));
}

/** A text of several lines as literals below each other, which Python joins. */
export function pythonLines(text: string, indent: string): Python {
  const lines = text.split(/(?<=\n)/u);
  return code(lines.map(pythonText).join(`\n${indent}`));
}

/** `name(first, key=value)` over several lines. */
export function call(name: string, parts: readonly (string | undefined)[], indent: string): Python {
  const given = parts.filter((part) => part !== undefined);
  if (given.length === 0) return code(`${name}()`);
  return code(`${name}(\n${given.map((part) => `${indent}    ${part},\n`).join('')}${indent})`);
}

/** A mapping over several lines. */
export function mapping(entries: readonly (readonly [string, string])[], indent: string): Python {
  if (entries.length === 0) return code('{}');
  const lines = entries.map(([key, value]) => `${indent}    ${pythonText(key)}: ${value},\n`);
  return code(`{\n${lines.join('')}${indent}}`);
}
