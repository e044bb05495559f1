/** Which of the eight colours belongs to a person: the same everywhere, from the id (address) alone. */
export function personColour(id: string): number {
  let hash = 0x811c9dc5;
  for (const unit of id.trim().toLowerCase()) {
    hash ^= unit.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return (hash % 8) + 1;
}

/** Two letters at most, from the name, else from the address. */
export function initials(name: string, address = ''): string {
  const source = name.trim() || address.split('@')[0]?.replaceAll(/[._-]+/g, ' ') || '';
  const words = source
    .replaceAll(/["'(),]/g, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return ((Array.from(first)[0] ?? '') + (Array.from(last)[0] ?? '')).toLocaleUpperCase();
}

/** First name for a greeting: `Astrid` of `Astrid Lund`, the whole name when it is one word or has a comma. */
export function firstName(name: string): string {
  const trimmed = name.trim();
  return trimmed.includes(',') ? trimmed : (trimmed.split(/\s+/)[0] ?? trimmed);
}

/** Which greeting fits the hour. */
export function greeting(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour >= 4 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}
