import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** A picture without two equal rows: any pixel that moves or changes is seen. */
export function textured(width: number, height: number, channels: 1 | 2 | 3 | 4 = 3): Sharp {
  const data = new Uint8Array(width * height * channels);
  let state = 12_345;
  for (let index = 0; index < data.length; index++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const place = Math.floor(index / channels);
    const slope = (255 * ((place % width) + Math.floor(place / width))) / (width + height);
    data[index] = Math.min(255, Math.max(1, slope * 0.7 + (state >>> 16) * 0.001));
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** The pages of an animation or a scan. */
export async function paged(pages: number, width: number, height: number): Promise<Sharp> {
  const each = Array.from({ length: pages }, (_, page) =>
    textured(width, height)
      .modulate({ brightness: 0.5 + page / pages })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(each), { join: { animated: true } });
}

/** A folder of its own, with files. */
export class PictureFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'vitruve-pictures-')));

  async write(files: Readonly<Record<string, Uint8Array | string>>): Promise<this> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(this.at(name)), { recursive: true });
      await writeFile(this.at(name), content);
    }
    return this;
  }

  at(...names: readonly string[]): string {
    return join(this.path, ...names);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
