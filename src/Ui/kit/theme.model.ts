export const themes = ['light', 'dark', 'system'] as const;

/** What a person chooses: one of the two looks, or the one of their system. */
export type Theme = (typeof themes)[number];

/** Reads a theme from stored or received text; anything unknown means the system's. */
export function parseTheme(text: unknown): Theme {
  return themes.find((theme) => theme === text) ?? 'system';
}

/** The value of `data-theme` on the root, `null` when the system decides. */
export function rootTheme(theme: Theme): 'light' | 'dark' | null {
  return theme === 'system' ? null : theme;
}
