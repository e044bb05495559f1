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

  /** Removes all whose names begin so: with `own`, what is a person's own. */
  forget(start: string): void {
    each((storage) => remove(storage, start));
  },

  /** Notes whose things these are, here and in this tab; those of anybody else are removed. */
  ownedBy(key: string, person: string): void {
    each((storage) => {
      const before = storage.getItem(prefix + key);
      if (before !== null && before !== person) remove(storage, own);
      storage.setItem(prefix + key, person);
    });
  },

  /** The whole name of a key, as other tabs hear it. */
  nameOf: (key: string): string => prefix + key,
};

function each(act: (storage: Storage) => void): void {
  try {
    act(localStorage);
    act(sessionStorage);
  } catch {
    // Closed storage: nothing was kept.
  }
}

function remove(storage: Storage, start: string): void {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix + start)) storage.removeItem(key);
}
