import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Joins `<part>.<language>.json` of every part into `bundle.l10n.<language>.json`, the files that the editor and the
 * server read. Each is a flat object from English to the language.
 * @throws Error when a part is not such an object, or when two parts translate the same text differently.
 */
export async function joinTranslations(from: string, to: string): Promise<void> {
  const bundles = new Map<string, Map<string, Translation>>();
  for (const file of (await readdir(from)).sort()) {
    const language = /\.([a-z-]+)\.json$/u.exec(file)?.[1];
    if (language === undefined) throw new Error(`${join(from, file)}: expected <part>.<language>.json`);
    const bundle = bundles.get(language) ?? new Map<string, Translation>();
    bundles.set(language, bundle);
    for (const [english, text] of await readPart(join(from, file))) add(bundle, english, { text, file });
  }
  await mkdir(to, { recursive: true });
  for (const [language, bundle] of bundles) {
    const flat = Object.fromEntries([...bundle].map(([english, { text }]) => [english, text]));
    await writeFile(join(to, `bundle.l10n.${language}.json`), `${JSON.stringify(flat, null, 1)}\n`);
  }
}

interface Translation {
  readonly text: string;
  readonly file: string;
}

function add(bundle: Map<string, Translation>, english: string, translation: Translation): void {
  const other = bundle.get(english);
  if (other && other.text !== translation.text) {
    const where = `${other.file} and ${translation.file}`;
    throw new Error(`"${english}" is translated twice, differently: ${where}`);
  }
  bundle.set(english, translation);
}

async function readPart(path: string): Promise<[string, string][]> {
  const content: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new Error(`${path}: expected an object from English to the translation`);
  }
  return Object.entries(content).map(([english, text]) => {
    if (typeof text !== 'string') throw new Error(`${path}: "${english}" has no text`);
    return [english, text];
  });
}
