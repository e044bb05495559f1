const prefix = 'icewarp.';

/** Names of what is a person's own, not a choice of looks, begin so: a sign-out destroys it. */
export const own = 'own.';

/**
 * What is kept in this browser only: choices of looks (theme, language), and under `own` what an app shows before the server answers.
 * A page in a frame may have its storage closed; then it holds for as long as the page is open.
 */
export const remembered = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      return null;
    }
  },

  set(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, value);
    } catch {
      // Closed storage: nothing to keep the choice in.
    }
  },

  /** Removes what is a person's own. */
  forget(): void {
    try {
      for (const storage of [localStorage, sessionStorage])
        for (const key of Object.keys(storage)) if (key.startsWith(prefix + own)) storage.removeItem(key);
    } catch {
      // Closed storage: nothing was kept.
    }
  },
};
