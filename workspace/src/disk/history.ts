import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { decodeText } from '@vitruve/manifests';
import { URI } from 'vscode-uri';
import { ENVIRONMENT, git, SAFE, START } from './git.ts';

/** Texts of the files of a folder at a commit. */
export class History {
  readonly #folder: string;
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #texts = new Map<string, string | undefined>();
  /** Another for another state of the files. */
  readonly id: string;

  private constructor(folder: string, hashes: ReadonlyMap<string, string>, id: string) {
    this.#folder = folder;
    this.#hashes = hashes;
    this.id = id;
  }

  /** The last commit of a folder; without git, repository or commit it is empty. Runs git: only in trusted folders. */
  static of(folder: string): Promise<History> {
    return History.#of(folder, 'HEAD');
  }

  /**
   * A folder at a commit that git knows by a name: `main`, `v1.2`, `HEAD~3`. Runs git: only in trusted folders.
   * @returns undefined for a name that git does not know.
   */
  static async at(folder: string, revision: string): Promise<History | undefined> {
    const name = `${revision}^{commit}`;
    const hash = (await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name])).trim();
    return hash === '' ? undefined : History.#of(folder, hash);
  }

  static async #of(folder: string, commit: string): Promise<History> {
    const listing = await git(folder, ['ls-tree', '-r', '-z', commit]);
    const hashes = new Map<string, string>();
    for (const line of listing.split('\0')) {
      const entry = /^\d+ blob ([0-9a-f]+)\t(.+)$/su.exec(line);
      if (entry?.[1] && entry[2]) hashes.set(entry[2], entry[1]);
    }
    return new History(folder, hashes, createHash('sha1').update(listing).digest('hex'));
  }

  /** True when there is no commit, or nothing in it. */
  get isEmpty(): boolean {
    return this.#hashes.size === 0;
  }

  /** True when the file is in the commit. */
  has(uri: string): boolean {
    return this.#hashes.has(this.#pathOf(uri));
  }

  /** The paths of the files of the commit, relative to the folder, with `/`. */
  paths(): Iterable<string> {
    return this.#hashes.keys();
  }

  /** True when the text is what was committed, but for line ends, which git may write otherwise than it keeps them. */
  isUnchangedText(uri: string, text: string): boolean {
    return (
      this.#isUnchanged(uri, Buffer.from(text)) ||
      (text.includes('\r\n') && this.#isUnchanged(uri, Buffer.from(text.replaceAll('\r\n', '\n'))))
    );
  }

  /** True when the bytes are what was committed. */
  #isUnchanged(uri: string, bytes: Uint8Array): boolean {
    const hash = this.#hashes.get(this.#pathOf(uri));
    if (hash === undefined) return false;
    const algorithm = hash.length === 64 ? 'sha256' : 'sha1';
    return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === hash;
  }

  /** Reads the committed texts of files, all by one git process. */
  async load(uris: readonly string[]): Promise<void> {
    const wanted = uris.flatMap((uri) => {
      const hash = this.#hashes.get(this.#pathOf(uri));
      return hash !== undefined && !this.#texts.has(uri) ? [{ uri, hash }] : [];
    });
    if (wanted.length === 0) return;
    const contents = await blobs(
      this.#folder,
      wanted.map(({ hash }) => hash),
    );
    for (const [index, { uri }] of wanted.entries()) {
      const bytes = contents[index];
      this.#texts.set(uri, bytes && decodeText(bytes)?.text);
    }
  }

  /** The committed text of a file that was loaded; undefined when it is not in the commit. */
  committed(uri: string): string | undefined {
    return this.#texts.get(uri);
  }

  #pathOf(uri: string): string {
    return relative(this.#folder, URI.parse(uri).fsPath).split(sep).join('/');
  }
}

/** The contents of git objects in the order of their hashes; undefined for those that cannot be read. */
function blobs(folder: string, hashes: readonly string[]): Promise<readonly (Uint8Array | undefined)[]> {
  return new Promise((resolve) => {
    const child = spawn('git', ['-C', folder, ...SAFE, 'cat-file', '--batch'], {
      cwd: START,
      env: { ...process.env, ...ENVIRONMENT },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', () => {
      resolve([]);
    });
    child.on('close', () => {
      resolve(readBatch(Buffer.concat(pieces)));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(hashes.map((hash) => `${hash}\n`).join(''));
  });
}

/** Reads `<hash> blob <size>\n<content>\n` for each object, or `<hash> missing\n`. */
function readBatch(output: Buffer): readonly (Uint8Array | undefined)[] {
  const contents: (Uint8Array | undefined)[] = [];
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(10, at);
    if (lineEnd === -1) break;
    const size = /^[0-9a-f]+ \w+ (\d+)$/u.exec(output.toString('latin1', at, lineEnd))?.[1];
    at = lineEnd + 1;
    contents.push(size === undefined ? undefined : output.subarray(at, at + Number(size)));
    if (size !== undefined) at += Number(size) + 1;
  }
  return contents;
}
