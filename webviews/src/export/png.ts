/** Pixels per CSS pixel: sharp on today's screens and on paper. */
const DENSITY = 2;
/** The longest side that browsers paint, in pixels; a larger picture gets fewer pixels per CSS pixel. */
const LONGEST = 12_000;

/** Paints an SVG file, twice as dense as on an ordinary screen. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const density = Math.min(DENSITY, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = new OffscreenCanvas(
      Math.max(Math.round(image.naturalWidth * density), 1),
      Math.max(Math.round(image.naturalHeight * density), 1),
    );
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The bytes in base64. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
