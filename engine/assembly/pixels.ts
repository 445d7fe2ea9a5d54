// AssemblyScript: see scripts/wasm.ts. Four floats at a time; all places are in the memory that the host lays out.
// Lengths are in pixels. Lines are as long as the next multiple of four pixels.

/** Pixels of three bytes as pixels of four floats, the last of which says nothing. One byte behind them is read. */
export function floats(source: usize, target: usize, length: i32): void {
  for (let x = 0; x < length; x++, source += 3, target += 16) v128.store(target, pixel(source));
}

/** How bright each pixel of three bytes is, as one float each. */
export function brightness(source: usize, target: usize, length: i32): void {
  for (let x = 0; x < length; x++, source += 3, target += 4) {
    const value =
      <f32>load<u8>(source) * 0.299 + <f32>load<u8>(source, 1) * 0.587 + <f32>load<u8>(source, 2) * 0.114;
    store<f32>(target, value);
  }
}

/** Sums floats that lie `step` bytes from each other, each by its part. */
export function weigh(
  source: usize,
  step: usize,
  parts: usize,
  count: i32,
  target: usize,
  length: i32,
): void {
  for (let x = 0; x < length; x += 4, source += 16, target += 16)
    v128.store(target, weighed(source, step, parts, count));
}

/**
 * Adds to pixels of four floats what they are brighter or darker than their surroundings, many times: small differences `low`
 * times, and what is beyond `knee` `high` times, up to a limit.
 */
export function sharpen(
  row: usize,
  bright: usize,
  around: usize,
  length: i32,
  knee: f32,
  low: f32,
  high: f32,
  brightest: f32,
  darkest: f32,
): void {
  const zero = f32x4.splat(0);
  const most = f32x4.splat(255);
  for (let x = 0; x < length; x++, row += 16, bright += 4, around += 4) {
    const difference = load<f32>(bright) - load<f32>(around);
    const size = abs(difference);
    const gain = size < knee ? low * size : low * knee + high * (size - knee);
    const change = difference < 0 ? -min(gain, darkest) : min(gain, brightest);
    v128.store(row, f32x4.max(zero, f32x4.min(most, f32x4.add(v128.load(row), f32x4.splat(change)))));
  }
}

/**
 * A row of pixels of four floats, longer, normalised, and each colour by itself: `lines` holds three lines, `step` bytes from each other.
 * @param from bytes from the start of the row of each of the `count` pixels that one is made of, and `parts` of each.
 * @param form four factors, and four floats to add.
 */
export function stretch(
  row: usize,
  from: usize,
  parts: usize,
  count: i32,
  form: usize,
  lines: usize,
  step: usize,
  length: i32,
): void {
  const factor = v128.load(form);
  const offset = v128.load(form, 16);
  const size = <usize>count * 4;
  for (let x = 0; x < length; x += 4, lines += 16) {
    const a = f32x4.add(f32x4.mul(mixed(row, from, parts, count), factor), offset);
    const b = f32x4.add(f32x4.mul(mixed(row, from + size, parts + size, count), factor), offset);
    const c = f32x4.add(f32x4.mul(mixed(row, from + 2 * size, parts + 2 * size, count), factor), offset);
    const d = f32x4.add(f32x4.mul(mixed(row, from + 3 * size, parts + 3 * size, count), factor), offset);
    from += 4 * size;
    parts += 4 * size;
    spread(a, b, c, d, lines, step);
  }
}

/** The same where the row is as long as it is to be. */
export function separate(row: usize, form: usize, lines: usize, step: usize, length: i32): void {
  const factor = v128.load(form);
  const offset = v128.load(form, 16);
  for (let x = 0; x < length; x += 4, row += 64, lines += 16)
    spread(
      f32x4.add(f32x4.mul(v128.load(row), factor), offset),
      f32x4.add(f32x4.mul(v128.load(row, 16), factor), offset),
      f32x4.add(f32x4.mul(v128.load(row, 32), factor), offset),
      f32x4.add(f32x4.mul(v128.load(row, 48), factor), offset),
      lines,
      step,
    );
}

/** Lines, each by its part, and nothing behind the end of the target. `lines` holds where they are. */
export function mix(target: usize, lines: usize, parts: usize, count: i32, length: i32): void {
  const end = target + ((<usize>length) << 2);
  const whole = target + ((<usize>length & ~3) << 2);
  const a = load<usize>(lines) - target;
  const b = load<usize>(lines, 4) - target;
  const partA = load<f32>(parts);
  const partB = load<f32>(parts, 4);
  if (count == 2) {
    for (; target < whole; target += 16)
      v128.store(
        target,
        f32x4.add(
          f32x4.mul(v128.load(target + a), f32x4.splat(partA)),
          f32x4.mul(v128.load(target + b), f32x4.splat(partB)),
        ),
      );
    for (; target < end; target += 4)
      store<f32>(target, load<f32>(target + a) * partA + load<f32>(target + b) * partB);
    return;
  }
  const c = load<usize>(lines, 8) - target;
  const d = load<usize>(lines, 12) - target;
  const partC = load<f32>(parts, 8);
  const partD = load<f32>(parts, 12);
  for (; target < whole; target += 16)
    v128.store(
      target,
      f32x4.add(
        f32x4.add(
          f32x4.mul(v128.load(target + a), f32x4.splat(partA)),
          f32x4.mul(v128.load(target + b), f32x4.splat(partB)),
        ),
        f32x4.add(
          f32x4.mul(v128.load(target + c), f32x4.splat(partC)),
          f32x4.mul(v128.load(target + d), f32x4.splat(partD)),
        ),
      ),
    );
  for (; target < end; target += 4)
    store<f32>(
      target,
      load<f32>(target + a) * partA +
        load<f32>(target + b) * partB +
        load<f32>(target + c) * partC +
        load<f32>(target + d) * partD,
    );
}

function pixel(source: usize): v128 {
  const bytes = i16x8.extend_low_i8x16_u(v128.load32_zero(source));
  return f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(bytes));
}

function weighed(source: usize, step: usize, parts: usize, count: i32): v128 {
  let sum = f32x4.splat(0);
  for (let tap = 0; tap < count; tap++, source += step, parts += 4)
    sum = f32x4.add(sum, f32x4.mul(v128.load(source), v128.load32_splat(parts)));
  return sum;
}

function mixed(row: usize, from: usize, parts: usize, count: i32): v128 {
  const two = f32x4.add(
    f32x4.mul(v128.load(row + load<u32>(from)), v128.load32_splat(parts)),
    f32x4.mul(v128.load(row + load<u32>(from, 4)), v128.load32_splat(parts, 4)),
  );
  if (count == 2) return two;
  return f32x4.add(
    two,
    f32x4.add(
      f32x4.mul(v128.load(row + load<u32>(from, 8)), v128.load32_splat(parts, 8)),
      f32x4.mul(v128.load(row + load<u32>(from, 12)), v128.load32_splat(parts, 12)),
    ),
  );
}

/** The first three floats of four pixels, each to its line. */
function spread(a: v128, b: v128, c: v128, d: v128, lines: usize, step: usize): void {
  const ab = i8x16.shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const cd = i8x16.shuffle(c, d, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const third = i8x16.shuffle(a, b, 8, 9, 10, 11, 24, 25, 26, 27, 0, 0, 0, 0, 0, 0, 0, 0);
  const fourth = i8x16.shuffle(c, d, 8, 9, 10, 11, 24, 25, 26, 27, 0, 0, 0, 0, 0, 0, 0, 0);
  v128.store(lines, i8x16.shuffle(ab, cd, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  v128.store(
    lines + step,
    i8x16.shuffle(ab, cd, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
  );
  v128.store(
    lines + 2 * step,
    i8x16.shuffle(third, fourth, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
  );
}
