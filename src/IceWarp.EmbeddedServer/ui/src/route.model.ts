/** One message, as `#message/{folder}/{id}` names it. */
export interface MessageRoute {
  readonly folder: string;
  readonly id: string;
}

/** The message that what follows the page's address names; null for anything else. */
export function readRoute(hash: string): MessageRoute | null {
  const [kind, folder, id, ...more] = hash.split('/').map(decoded);
  return kind === '#message' && folder && id && more.length === 0 ? { folder, id } : null;
}

/** The route of a message. */
export function routeOf({ folder, id }: MessageRoute): string {
  return `#message/${encodeURIComponent(folder)}/${encodeURIComponent(id)}`;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch (failure) {
    if (failure instanceof URIError) return null;
    throw failure;
  }
}
