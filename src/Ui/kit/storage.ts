/**
 * Choices kept in this browser only (theme, language). A page in a frame may have its storage closed;
 * then the choice holds for as long as the page is open.
 */
export const remembered = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(`icewarp.${key}`);
    } catch {
      return null;
    }
  },

  set(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(`icewarp.${key}`);
      else localStorage.setItem(`icewarp.${key}`, value);
    } catch {
      // Closed storage: nothing to keep the choice in.
    }
  },
};
