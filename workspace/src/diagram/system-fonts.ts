import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readFont } from '@vitruve/drawing';

/** Where the systems keep their fonts. */
function fontFolders(): readonly string[] {
  const home = homedir();
  if (process.platform === 'darwin') {
    return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library/Fonts')];
  }
  if (process.platform === 'win32') {
    return [
      join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
      join(process.env['LOCALAPPDATA'] ?? home, 'Microsoft\\Windows\\Fonts'),
    ];
  }
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(home, '.local/share/fonts'),
    join(home, '.fonts'),
  ];
}

/** Larger files are collections of collections; bytes. */
const LARGEST = 60 * 1024 * 1024;
/** Names of fonts that have many characters are looked at first. */
const BROAD =
  /cjk|emoji|unicode|noto|gothic|heiti|hiragino|pingfang|songti|msyh|msgothic|malgun|simsun|symbol|droid/iu;

/** Fonts of the system that have characters, until each character is found or there is no font left. */
export async function systemFontsFor(characters: ReadonlySet<string>): Promise<{
  readonly fonts: readonly Uint8Array[];
  /** Characters that no font has. */
  readonly lacking: ReadonlySet<string>;
}> {
  const lacking = new Set(characters);
  const fonts: Uint8Array[] = [];
  const files = (await Promise.all(fontFolders().map(fontFiles))).flat();
  const ordered = [...files.filter((file) => BROAD.test(file)), ...files.filter((file) => !BROAD.test(file))];
  for (const file of ordered) {
    if (lacking.size === 0) break;
    const bytes = await read(file);
    const found = bytes ? charactersIn(bytes, lacking) : [];
    if (!bytes || found.length === 0) continue;
    fonts.push(bytes);
    for (const character of found) lacking.delete(character);
  }
  return { fonts, lacking };
}

async function fontFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries
    .filter((name) => /\.(?:ttf|otf|ttc)$/iu.test(name))
    .sort()
    .map((name) => join(folder, name));
}

async function read(file: string): Promise<Uint8Array | undefined> {
  const { size } = await stat(file).catch(() => ({ size: Infinity }));
  return size > LARGEST ? undefined : readFile(file).catch(() => undefined);
}

function charactersIn(bytes: Uint8Array, wanted: ReadonlySet<string>): readonly string[] {
  try {
    const font = readFont(bytes);
    return [...wanted].filter((character) => font.has(character.codePointAt(0) ?? 0));
  } catch {
    // A font that we cannot read is one that does not help.
    return [];
  }
}
