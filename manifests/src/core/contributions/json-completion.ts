import type { Completion } from './completion.ts';
import type { YamlCursor } from '../yaml/cursor.ts';

/** A proposal for YAML as JSON wants it: names and texts in quotes. */
export function asJson(completion: Completion, cursor: YamlCursor): Completion {
  if (cursor.quote !== '' || /^["[{]|^(?:true|false|null|-?\d+(?:\.\d+)?)$/u.test(completion.text))
    return completion;
  const key = /^([^:]*):\s*$/u.exec(completion.text)?.[1];
  const text = key === undefined ? JSON.stringify(completion.text) : `${JSON.stringify(key)}: `;
  return { ...completion, text };
}
