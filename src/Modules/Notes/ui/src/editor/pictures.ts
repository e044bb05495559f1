/** Pictures are embedded, so that every other client shows them and they are there offline; they are made small before. */

const longestEdge = 1600;
const kept = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** A picture file as a `data:` address, at most 1600 px; null for what is no picture this browser can read. */
export async function embedded(file: Blob): Promise<string | null> {
  if (!file.type.startsWith('image/')) return null;
  // A moving picture would stand still after drawing it; a small one is taken as it is.
  if (file.type === 'image/gif' && file.size <= 1_000_000) return dataAddress(file);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, longestEdge / Math.max(bitmap.width, bitmap.height));
  // What was made small here once is not made worse by going out and in again.
  const small = file.size <= 400_000 || file.type === 'image/webp';
  if (scale === 1 && kept.includes(file.type) && small) return dataAddress(file);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  return dataAddress(webp);
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((done, stop) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => stop(reader.error);
    reader.readAsDataURL(blob);
  });
}
