import type { Source } from '@vitruve/manifests';
import type { ViewProps } from '../../view-props.ts';

/** True when the caret is in what the source is about. */
export function holdsCursor(source: Source | undefined, cursor: ViewProps<unknown>['cursor']): boolean {
  if (!source || cursor?.uri !== source.uri) return false;
  const { start, end } = source.extent ?? source;
  return start <= cursor.offset && cursor.offset <= end;
}

/** The name of the file that a URI ends with. */
export function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
