const EXPONENT = 0x1f;
const FRACTION = 0x3ff;
/** Where the fraction and the exponent of a single begin, and what both exponents count from. */
const SINGLE_FRACTION = 23;
const HALF_FRACTION = 10;
const BIAS = 127 - 15;

/**
 * Numbers as the bits of numbers of half precision (IEEE 754 binary16), rounded to the nearest. The libraries that do so value by
 * value take a hundred times as long for an image.
 */
export function toHalves(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  for (let index = 0; index < bits.length; index++) halves[index] = toHalf(bits[index] ?? 0);
  return halves;
}

function toHalf(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> SINGLE_FRACTION) & 0xff) - BIAS;
  const fraction = bits & 0x7fffff;
  if (exponent >= EXPONENT) {
    const isNoNumber = exponent === 0xff - BIAS && fraction !== 0;
    return sign | (EXPONENT << HALF_FRACTION) | (isNoNumber ? 1 : 0);
  }
  // Less than the least normal number: the leading one is written, too, and shifted away with the rest.
  const shift = SINGLE_FRACTION - HALF_FRACTION + (exponent > 0 ? 0 : 1 - exponent);
  if (shift > SINGLE_FRACTION + 1) return sign;
  const whole = exponent > 0 ? (exponent << SINGLE_FRACTION) | fraction : fraction | 0x800000;
  // A carry goes on into the exponent, as it should.
  return sign | ((whole + (1 << (shift - 1))) >>> shift);
}

/** Numbers from the bits of numbers of half precision. */
export function fromHalves(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index++) values[index] = fromHalf(halves[index] ?? 0);
  return values;
}

function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> HALF_FRACTION) & EXPONENT;
  const fraction = half & FRACTION;
  if (exponent === EXPONENT) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
