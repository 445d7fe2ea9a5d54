import type { Context } from './context.ts';
import type { ShellName } from '../plan/stage-settings.ts';

/** Characters that mean themselves everywhere. */
const SAFE = /^[A-Za-z0-9_@%+=:,./-]+$/u;
/** `%` begins a variable of cmd, and `@` an array of PowerShell. */
const SAFE_ANYWHERE = /^[A-Za-z0-9_+=:,./-]+$/u;

/** A value as a shell reads it at its place; undefined when it cannot stand there. */
export function quoted(value: string, shell: ShellName, { kind }: Context): string | undefined {
  if (value.includes('\0')) return undefined;
  if (kind === 'other') return SAFE_ANYWHERE.test(value) ? value : undefined;
  if (kind === 'comment') return /[\r\n]/u.test(value) ? undefined : value;
  switch (shell) {
    case 'sh':
    case 'bash':
      return posix(value, kind);
    case 'pwsh':
      return pwsh(value, kind);
    case 'cmd':
      return cmd(value, kind);
  }
}

type Place = Exclude<Context['kind'], 'other' | 'comment'>;

function posix(value: string, place: Place): string | undefined {
  switch (place) {
    case 'word':
      return SAFE.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
    case 'double':
      return value.replaceAll(/[\\"$`]/gu, String.raw`\$&`);
    case 'single':
      return value.replaceAll("'", String.raw`'\''`);
    case 'document':
      return /[\\$`]/u.test(value) ? undefined : value;
    case 'literal-document':
      return value;
  }
}

/** PowerShell takes typographic quotes for quotes. */
function pwsh(value: string, place: Place): string | undefined {
  switch (place) {
    case 'word':
      return `'${value.replaceAll(/['‘’‚‛]/gu, '$&$&')}'`;
    case 'double':
      return value.replaceAll(/[`"“”„$]/gu, '`$&');
    case 'single':
      return value.replaceAll(/['‘’‚‛]/gu, '$&$&');
    case 'document':
    case 'literal-document':
      return undefined;
  }
}

/** In cmd, `'` is a character like others. */
function cmd(value: string, place: Place): string | undefined {
  if (/["%!\r\n]/u.test(value)) return undefined;
  return place === 'double' ? value : `"${value}"`;
}
