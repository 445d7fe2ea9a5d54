import type { ShellName } from '../plan/stage-settings.ts';
import type { Context } from './context.ts';

/**
 * A variable of the environment as a shell reads its text at a place, neither split nor expanded again; undefined where it cannot
 * stand, and in shells other than sh and bash.
 */
export function variableIn(variable: string, shell: ShellName, { kind }: Context): string | undefined {
  if (shell !== 'sh' && shell !== 'bash') return undefined;
  switch (kind) {
    case 'word':
      return `"\${${variable}}"`;
    case 'double':
    case 'document':
      return `\${${variable}}`;
    case 'single':
      return `'"\${${variable}}"'`;
    case 'comment':
      return variable;
    case 'literal-document':
    case 'other':
      return undefined;
  }
}
