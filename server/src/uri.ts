import { URI } from 'vscode-uri';

/** The one spelling of a URI that is used as a key: editors differ in what they percent-encode. */
export function canonicalUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** The path of a `file:` URI; undefined for others, and for what is none though it was put together like one. */
export function pathOfUri(uri: string): string | undefined {
  try {
    const parsed = URI.parse(uri);
    return parsed.scheme === 'file' ? parsed.fsPath : undefined;
  } catch {
    return undefined;
  }
}
