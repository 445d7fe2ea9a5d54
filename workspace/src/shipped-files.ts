import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import version from '../package.json' with { type: 'json' };

/** The version of Vitruve. */
export const VERSION = version.version;

/** The folder of the bundle; `workspace/src` when the sources are run. */
const HERE = dirname(fileURLToPath(import.meta.url));

/** What the package ships beside its code. The sources have it elsewhere than the package. */
function shipped(inPackage: string, inSources: string): string {
  const path = join(HERE, inPackage);
  return existsSync(path) ? path : join(HERE, '../..', inSources);
}

/** The French texts by the English ones. The sources have them once they were built. */
export async function frenchTexts(): Promise<Readonly<Record<string, string>>> {
  const path = shipped('l10n/bundle.l10n.fr.json', 'dist/l10n/bundle.l10n.fr.json');
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isTexts(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function rulePages(): string {
  return shipped('../docs/rules', 'docs/rules');
}

/** The page of a rule as Markdown, in the language when it exists in it; undefined for a rule without a page. */
export async function rulePage(rule: string, language: 'en' | 'fr'): Promise<string | undefined> {
  if (!/^[a-z]+\/[a-z0-9-]+$/u.test(rule)) return undefined;
  const folder = rulePages();
  for (const suffix of language === 'fr' ? ['.fr.md', '.md'] : ['.md']) {
    const text = await readFile(join(folder, rule + suffix), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Where the page of a rule is, as a URL. */
export function rulePageAddress(rule: string): string {
  return pathToFileURL(join(rulePages(), `${rule}.md`)).href;
}

/** The bundle of the language server, or its source. */
export function serverModule(): string {
  return pathToFileURL(shipped('server.cjs', 'server/src/main.ts')).href;
}

/** The program of the thread that lays diagrams out. The sources have it once they were built. */
export function layoutProgram(): string {
  return shipped('layout.cjs', 'dist/layout.cjs');
}

/** The script and the style of a page for a browser. The sources have them once they were built. */
export function pageProgram(): { readonly script: string; readonly style: string } {
  return {
    script: shipped('page/main.js', 'dist/page/main.js'),
    style: shipped('page/main.css', 'dist/page/main.css'),
  };
}

/** The schemas of Kubernetes resources. The sources have them once they were built. */
export function schemaFolder(): string {
  return shipped('kubernetes', 'out/kubernetes');
}

/** The program that draws PNG, as WebAssembly. */
export function pictureRenderer(): string {
  return shipped('pictures/resvg.wasm', 'dist/pictures/resvg.wasm');
}

/** The fonts that pictures are drawn with, so that they look the same on every machine. */
export function pictureFonts(): readonly string[] {
  return ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
    shipped(`pictures/${name}`, `dist/pictures/${name}`),
  );
}

/** The font of reports, which has the letters of most languages. */
export function reportFonts(): { readonly regular: string; readonly bold: string } {
  const font = (name: string): string =>
    shipped(`pictures/${name}`, `node_modules/dejavu-fonts-ttf/ttf/${name}`);
  return { regular: font('DejaVuSans.ttf'), bold: font('DejaVuSans-Bold.ttf') };
}
