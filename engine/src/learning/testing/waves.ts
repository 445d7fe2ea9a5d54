import type { Features } from '../trees/bins.ts';

/** Rows whose class depends on four of eight columns: the same as `waves` of `learners.py` makes. */
export function waves(
  seed: number,
  rows: number,
): { readonly features: Features; readonly truth: Uint8Array } {
  const columns = Array.from({ length: 8 }, (_, column) =>
    Float32Array.from({ length: rows }, (_of, row) => noise((row * 8 + column + seed * 1e6) * 12.9898)),
  );
  const truth = Uint8Array.from({ length: rows }, (_, row) => {
    const [a = 0, b = 0, c = 0, d = 0] = columns.map((column) => column[row] ?? 0);
    return a * b * 4 + Math.sin(c * 6) + d + noise(row * 78.233 + seed) > 2 ? 1 : 0;
  });
  return { features: { rows, columns }, truth };
}

function noise(at: number): number {
  const value = Math.sin(at) * 43_758.5453;
  return value - Math.floor(value);
}
