/** The address of the sign-in page that leads back to where the person was. */
export function signInAddress(place: string): string {
  return place === '/' || place === '' ? '/' : `/?return=${encodeURIComponent(place)}`;
}

/**
 * Where to go after sign-in: the path named in the address, if it is one of this host; `null` when there is none.
 * Everything that a browser could read as another host is refused (`//x`, `/\x`, `https:`).
 */
export function nextPlace(search: string): string | null {
  const next = new URLSearchParams(search).get('return');
  if (next === null || !next.startsWith('/') || !URL.canParse(next, 'http://host.invalid')) return null;
  const inside = new URL(next, 'http://host.invalid');
  if (inside.host !== 'host.invalid') return null;
  const place = inside.pathname + inside.search + inside.hash;
  return place === '/' ? null : place;
}
