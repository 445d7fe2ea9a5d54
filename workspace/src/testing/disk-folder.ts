import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'mocha';
import { URI } from 'vscode-uri';

/** A folder on the disk, new and empty for each test of the `describe` in which it is asked for. */
export class DiskFolder {
  #path = '';

  constructor() {
    beforeEach(async () => {
      this.#path = await mkdtemp(join(tmpdir(), 'vitruve-'));
    });
    afterEach(() => rm(this.#path, { recursive: true, force: true }));
  }

  /** Absolute. */
  get path(): string {
    return this.#path;
  }

  /** @param files contents by path from the folder. */
  async write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(this.#path, path)), { recursive: true });
      await writeFile(join(this.#path, path), content);
    }
  }

  uri(path: string): string {
    return URI.file(join(this.#path, path)).toString();
  }
}
