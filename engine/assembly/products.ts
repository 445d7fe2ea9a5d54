// AssemblyScript: see scripts/wasm.ts. All places are in the memory that the host lays out. Rows lie one behind the other, and are taken
// four at a time: their number is a multiple of four.

/** Sums of the columns of each row, with the coefficients of each output: `outputs` scores for each row. */
export function multiply(
  values: usize,
  rows: i32,
  columns: i32,
  coefficients: usize,
  outputs: i32,
  scores: usize,
): void {
  const width = (<usize>columns) << 3;
  const pairs = (<usize>columns >> 1) << 4;
  const step = (<usize>outputs) << 3;
  for (let row = 0; row < rows; row += 4, values += width << 2, scores += step << 2) {
    const second = values + width;
    const third = second + width;
    const fourth = third + width;
    for (let output: usize = 0; output < <usize>outputs; output++) {
      const own = coefficients + output * width;
      let a = f64x2.splat(0);
      let b = f64x2.splat(0);
      let c = f64x2.splat(0);
      let d = f64x2.splat(0);
      for (let at: usize = 0; at < pairs; at += 16) {
        const coefficient = v128.load(own + at);
        a = f64x2.add(a, f64x2.mul(coefficient, v128.load(values + at)));
        b = f64x2.add(b, f64x2.mul(coefficient, v128.load(second + at)));
        c = f64x2.add(c, f64x2.mul(coefficient, v128.load(third + at)));
        d = f64x2.add(d, f64x2.mul(coefficient, v128.load(fourth + at)));
      }
      const isOdd = pairs < width;
      const last = isOdd ? load<f64>(own + pairs) : 0;
      const to = scores + (output << 3);
      store<f64>(to, sumOf(a) + (isOdd ? last * load<f64>(values + pairs) : 0));
      store<f64>(to + step, sumOf(b) + (isOdd ? last * load<f64>(second + pairs) : 0));
      store<f64>(to + step * 2, sumOf(c) + (isOdd ? last * load<f64>(third + pairs) : 0));
      store<f64>(to + step * 3, sumOf(d) + (isOdd ? last * load<f64>(fourth + pairs) : 0));
    }
  }
}

/** Adds the columns of each row, times its error of an output, to the sums of that output. */
export function addProducts(
  values: usize,
  rows: i32,
  columns: i32,
  errors: usize,
  outputs: i32,
  sums: usize,
): void {
  const width = (<usize>columns) << 3;
  const pairs = (<usize>columns >> 1) << 4;
  const step = (<usize>outputs) << 3;
  for (let row = 0; row < rows; row += 4, values += width << 2, errors += step << 2) {
    const second = values + width;
    const third = second + width;
    const fourth = third + width;
    for (let output: usize = 0; output < <usize>outputs; output++) {
      const own = sums + output * width;
      const from = errors + (output << 3);
      const a = load<f64>(from);
      const b = load<f64>(from + step);
      const c = load<f64>(from + step * 2);
      const d = load<f64>(from + step * 3);
      for (let at: usize = 0; at < pairs; at += 16) {
        let sum = f64x2.mul(f64x2.splat(a), v128.load(values + at));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(b), v128.load(second + at)));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(c), v128.load(third + at)));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(d), v128.load(fourth + at)));
        v128.store(own + at, f64x2.add(v128.load(own + at), sum));
      }
      if (pairs < width) {
        const first = a * load<f64>(values + pairs) + b * load<f64>(second + pairs);
        const others = c * load<f64>(third + pairs) + d * load<f64>(fourth + pairs);
        store<f64>(own + pairs, load<f64>(own + pairs) + first + others);
      }
    }
  }
}

function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}
