/** Which entry of a menu has the focus next. */
export function nextEntry(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The next entry whose label starts with the letter, after the present one; `null` when there is none. */
export function entryByLetter(letter: string, at: number, labels: readonly string[]): number | null {
  if (Array.from(letter).length !== 1 || letter === ' ') return null;
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= labels.length; step++) {
    const index = (at + step) % labels.length;
    if (labels[index]?.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
