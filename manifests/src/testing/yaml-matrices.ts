import fc from 'fast-check';

/** Names of roles, some of which YAML reads as something else without quotes. */
export const ROLES = ['DPO', 'Data Owner', 'CISO', 'Équipe: sécurité', 'l’été, #1', '2024', 'Bob "B"'];

/** A matrix as people and programs write them: all styles of rows, quotes, comments, both line breaks. */
export function yamlMatrix(): fc.Arbitrary<string> {
  const quoted = (text: string, style: number): string =>
    style === 1 || !/^[\p{L} ]+$/u.test(text) ? JSON.stringify(text) : style === 2 ? `'${text}'` : text;
  const cell = fc.record({
    role: fc.nat(ROLES.length - 1),
    letters: fc.constantFrom('A', 'R', 'A/R', 'c', 'I', 'R, C'),
    style: fc.nat(2),
    comment: fc.option(fc.nat(9), { nil: undefined }),
  });
  const row = fc.record({
    form: fc.constantFrom('block', 'flow', 'lines', 'scalar', 'names', 'list', 'none', 'json'),
    cells: fc.uniqueArray(cell, { maxLength: 4, selector: (one) => one.role }),
    before: fc.option(fc.nat(9), { nil: undefined }),
    notes: fc.boolean(),
    section: fc.boolean(),
  });
  const KEYS: Readonly<Record<string, string>> = {
    A: 'accountable',
    R: 'responsible',
    C: 'consulted',
    I: 'informed',
  };
  const rowText = (
    { form, cells, before, notes, section }: typeof row extends fc.Arbitrary<infer Row> ? Row : never,
    index: number,
  ): string => {
    const lines = [...(before === undefined ? [] : [`  # c${before}1`])];
    const name = (one: (typeof cells)[number]): string => quoted(ROLES[one.role] ?? '', one.style);
    const tail = ({ comment }: (typeof cells)[number]): string =>
      comment === undefined ? '' : ` # c${comment}2`;
    if (form === 'json') {
      const pairs = cells.map((one) => `${JSON.stringify(ROLES[one.role])}: ${JSON.stringify(one.letters)}`);
      return [...lines, `  - {"name": "Row ${index}", "assignments": {${pairs.join(', ')}}}`].join('\n');
    }
    lines.push(`  - name: Row ${index}`);
    if (section) lines.push('    section: Part # c77');
    if (form === 'block' && cells.length > 0) {
      lines.push('    assignments:');
      for (const one of cells) {
        if (one.comment === 3) lines.push('      # c33');
        lines.push(`      ${name(one)}: ${quoted(one.letters, one.style)}${tail(one)}`);
      }
    } else if (form === 'flow') {
      const pairs = cells.map((one) => `${name(one)}: ${quoted(one.letters, one.style)}`);
      lines.push(`    assignments: {${pairs.join(', ')}} # c44`);
    } else if (form === 'lines') {
      const pairs = cells.map(
        (one, at) =>
          `      ${name(one)}: ${quoted(one.letters, one.style)}${at < cells.length - 1 || notes ? ',' : ''}${tail(one)}`,
      );
      lines.push('    assignments: {', ...pairs, '    }');
    } else if (form !== 'none') {
      const byLetter = new Map<string, string[]>();
      for (const one of cells) {
        const letter = one.letters.charAt(0).toUpperCase();
        byLetter.set(letter, [...(byLetter.get(letter) ?? []), quoted(ROLES[one.role] ?? '', one.style)]);
      }
      for (const [letter, names] of byLetter) {
        const key = KEYS[letter] ?? '';
        if (form === 'scalar' && names.length === 1) lines.push(`    ${key}: ${names[0]} # c5`);
        else if (form === 'list') lines.push(`    ${key}:`, ...names.map((text) => `      - ${text} # c6`));
        else lines.push(`    ${key}: [${names.join(', ')}]`);
      }
    }
    if (notes) lines.push('    notes: Some text # c8', '');
    return lines.join('\n');
  };
  return fc
    .record({
      rows: fc.array(row, { minLength: 1, maxLength: 4 }),
      windows: fc.boolean(),
      open: fc.boolean(),
    })
    .map(({ rows, windows, open }) => {
      const roles = ROLES.map((text) => `  - ${quoted(text, 0)}`);
      const text = ['variant: RACI', 'roles:', ...roles, 'activities:', ...rows.map(rowText)].join('\n');
      const ended = open ? text : `${text}\n`;
      return windows ? ended.replaceAll('\n', '\r\n') : ended;
    });
}
