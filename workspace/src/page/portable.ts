/**
 * The same data without where the folder lies on this machine: addresses in the folder become paths within it, and extents, which
 * only an editor needs, are left out.
 * @param folder its URI.
 */
export function portable<Data>(data: Data, folder: string): Data {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  const text = JSON.stringify(data, (key, value: unknown) => {
    if (key === 'extent') return undefined;
    if ((key === 'uri' || key === 'place') && typeof value === 'string') return within(value, base);
    return value;
  });
  return JSON.parse(text) as Data;
}

/** A path within the folder; the name of the file alone for what lies elsewhere. */
function within(uri: string, base: string): string {
  const path = uri.startsWith(base) ? uri.slice(base.length) : uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
