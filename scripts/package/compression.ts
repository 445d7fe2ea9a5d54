import zlib from 'node:zlib';

/**
 * Makes archives that this process packs from now on larger, in a tenth of the time: for packages that only a test installs. The
 * library that packs them asks for no level.
 */
export function compressLittle(): void {
  const { DeflateRaw } = zlib;
  Object.defineProperty(zlib, 'DeflateRaw', {
    value: function lightDeflateRaw(options?: zlib.ZlibOptions) {
      return Reflect.construct(DeflateRaw, [{ level: zlib.constants.Z_BEST_SPEED, ...options }]) as unknown;
    },
  });
}
