import type { YamlCursor } from './cursor.ts';

/** A name as it must be written at a caret: in its quotes, or plain where YAML reads it as the same text. */
export function writtenAt(cursor: Pick<YamlCursor, 'quote' | 'flow'>, name: string): string {
  if (cursor.quote === '"') return name.replace(/[\\"]/gu, '\\$&');
  if (cursor.quote === "'") return name.replaceAll("'", "''");
  return plainOrQuoted(name, cursor.flow);
}

/** A text as a YAML scalar on one line: plain when that reads as the same text, in double quotes otherwise. */
export function plainOrQuoted(text: string, flow = false): string {
  const special = flow ? /[,[\]{}]/u : /^$/u;
  const plain =
    /^[\p{L}\p{N}_(/.+'’«][^\r\n\t]*$/u.test(text) &&
    !/: |:$| #|\s$|^['.+]/u.test(text) &&
    !special.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n|~|\.inf|\.nan|[+-]?[\d.][\d.,_xXoOa-fA-FeE+-]*(?:[ T:Z][ T\d:.Z+-]*)?)$/iu.test(
      text,
    );
  return plain ? text : JSON.stringify(text);
}
