/** The built-in pictures and a person's own. */

export const scenes = ['fjord', 'snow', 'spruce', 'dunes', 'night', 'slate'] as const;
export type SceneId = (typeof scenes)[number];

/** The scene of a stored id; one this version does not know is shown as the first. */
export function sceneOf(id: string): SceneId {
  return scenes.find((scene) => scene === id) ?? 'fjord';
}

export const widths = [640, 1280, 1920, 2560] as const;

/** The smallest variant that is sharp in a window of this size; the largest when none is. A picture covers the whole window. */
export function variantFor(windowWidth: number, windowHeight: number, pixelRatio: number, aspect = 16 / 10): number {
  const needed = Math.max(windowWidth, windowHeight * aspect) * Math.min(Math.max(pixelRatio, 1), 2);
  // A tenth of enlargement is not seen behind cards of paper; a variant four times the bytes is felt.
  return widths.find((width) => width * 1.1 >= needed) ?? widths[widths.length - 1] ?? 2560;
}

export const mostBytes = 10 * 1024 * 1024;
const types = ['image/jpeg', 'image/png', 'image/webp'];

/** The code of what is wrong with a chosen file, the same codes as the server's; null when it may be sent. */
export function wrongWith(file: {
  readonly type: string;
  readonly size: number;
}): 'dashboard.background_type' | 'dashboard.background_too_large' | null {
  if (!types.includes(file.type)) return 'dashboard.background_type';
  return file.size > mostBytes ? 'dashboard.background_too_large' : null;
}

export interface OwnPicture {
  readonly version: string;
  /** Its average colour, `#rrggbb`, shown until the picture is there. */
  readonly colour: string;
}

/** The address of one width of the person's own picture; the version lets a browser keep it for good. */
export function ownUrl(picture: OwnPicture, width: number): string {
  return `/api/dashboard/background/${width}?v=${encodeURIComponent(picture.version)}`;
}
