/**
 * Picks the language of the page. The first that can be spoken wins: what was chosen in this browser, what the
 * person's account says, what the browser prefers, English. `pl-PL` is answered by `pl`.
 */
export function pickLanguage(
  available: readonly string[],
  stored: string | null,
  person: string | null,
  browser: readonly string[],
): string {
  for (const wish of [stored, person, ...browser]) {
    if (wish === null) continue;
    const exact = available.find((language) => language.toLowerCase() === wish.toLowerCase());
    if (exact !== undefined) return exact;
    const base = wish.split('-')[0]?.toLowerCase();
    const near = available.find((language) => language.toLowerCase() === base);
    if (near !== undefined) return near;
  }
  return available.includes('en') ? 'en' : (available[0] ?? 'en');
}

/** `../locales/pl.json` to `pl`. */
export function languageOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
}
