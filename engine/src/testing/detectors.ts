import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Raster } from '../inference/raster.ts';

/** Writes the file of a model where it is alone, calls back with its path, and removes it. */
export async function withModel<Result>(
  bytes: Uint8Array,
  use: (path: string) => Promise<Result>,
  beside: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'vitruve-model-'));
  try {
    const path = join(folder, 'model.onnx');
    await writeFile(path, bytes);
    for (const [name, text] of Object.entries(beside)) await writeFile(join(folder, name), text);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An image of one grey. */
export function grey(width: number, height: number, value = 128): Raster {
  return { width, height, data: new Uint8Array(width * height * 3).fill(value) };
}

/** An image that shows nothing. */
export function noise(width: number, height: number): Raster {
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 7919) % 256),
  };
}
