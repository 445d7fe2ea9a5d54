import { existsSync, readFileSync } from 'node:fs';
import { createRequire as requireFrom } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { HeicAnswer, HeicQuestion } from './protocol.ts';

/** A failed call returns this in place of its result. */
interface Failure {
  readonly code: unknown;
  readonly message?: string;
}

/** An image of the file; not more than its address in the library. */
type Handle = Readonly<Record<never, never>>;

interface Channel {
  readonly id: unknown;
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  readonly data: Uint8Array;
}

/** The part of the library that is used; the one that is published types hardly any of it. */
interface Libheif {
  readonly heif_error_code: { readonly heif_error_Ok: unknown };
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
  readonly heif_chroma: Readonly<
    Record<'heif_chroma_interleaved_RGB' | 'heif_chroma_interleaved_RGBA', unknown>
  >;
  readonly heif_channel: { readonly heif_channel_interleaved: unknown };
  heif_context_alloc(): unknown;
  heif_context_read_from_memory(context: unknown, bytes: Uint8Array): Failure;
  heif_js_context_get_primary_image_handle(context: unknown): Handle | Failure;
  heif_image_handle_get_width(handle: Handle): number;
  heif_image_handle_get_height(handle: Handle): number;
  heif_image_handle_has_alpha_channel(handle: Handle): number;
  heif_js_decode_image2(
    handle: Handle,
    space: unknown,
    chroma: unknown,
  ): Promise<{ readonly channels: readonly Channel[] } | Failure>;
}

/** Decodes the main image of a file, turned as the file says. What the library holds goes with its process. */
export async function decodeMain({ bytes, width, height }: HeicQuestion): Promise<HeicAnswer> {
  const library = await loadLibrary();
  const context = library.heif_context_alloc();
  const read = library.heif_context_read_from_memory(context, bytes);
  if (read.code !== library.heif_error_code.heif_error_Ok) return fault(read);
  const handle = library.heif_js_context_get_primary_image_handle(context);
  if ('code' in handle) return fault(handle);
  const size = [library.heif_image_handle_get_width(handle), library.heif_image_handle_get_height(handle)];
  // What was allowed is the size that another decoder read.
  if (size[0] !== width || size[1] !== height)
    return { fault: `${size.join(' × ')} pixels instead of ${width} × ${height}` };
  const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = library.heif_chroma;
  const hasAlpha = library.heif_image_handle_has_alpha_channel(handle) !== 0;
  const decoded = await library.heif_js_decode_image2(
    handle,
    library.heif_colorspace.heif_colorspace_RGB,
    hasAlpha ? rgba : rgb,
  );
  if (!('channels' in decoded)) return fault(decoded);
  const channel = decoded.channels.find(({ id }) => id === library.heif_channel.heif_channel_interleaved);
  if (channel?.width !== width || channel.height !== height) return { fault: '' };
  const channels = hasAlpha ? 4 : 3;
  return { data: withoutGaps(channel, width * channels), channels };
}

/** Rows one after the other. */
function withoutGaps({ data, stride, height }: Channel, rowBytes: number): Uint8Array {
  if (stride === rowBytes) return data.subarray(0, rowBytes * height);
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * stride, y * stride + rowBytes), y * rowBytes);
  return rows;
}

function fault({ message = '' }: Failure): HeicAnswer {
  return { fault: message };
}

/** The library is in files of its own, not in a bundle, so that another build of it may take its place. */
async function loadLibrary(): Promise<Libheif> {
  const shipped = fileURLToPath(new URL('heic/libheif.cjs', import.meta.url));
  const load = requireFrom(import.meta.url);
  const script = existsSync(shipped) ? shipped : load.resolve('libheif-js/libheif-wasm/libheif.js');
  const open = load(script) as (options: { readonly wasmBinary: Buffer }) => Libheif | Promise<Libheif>;
  return open({ wasmBinary: readFileSync(script.replace(/c?js$/u, 'wasm')) });
}
