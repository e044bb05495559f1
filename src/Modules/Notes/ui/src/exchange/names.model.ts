/** File names of notes and folders, and the paths between them. */

/** A name that every system takes: without signs that separate or command, at most 100 letters. */
export function fileName(title: string, otherwise: string): string {
  const clean = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replaceAll(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
    .replace(/[. ]+$/, '');
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(clean);
  return clean === '' || reserved ? otherwise : clean;
}

/** Gives each path a name of its own: `a.md`, `a (2).md`. */
export function unique(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.');
  const [stem, ending] = dot > path.lastIndexOf('/') + 1 ? [path.slice(0, dot), path.slice(dot)] : [path, ''];
  let free = path;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} (${number})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}

/** Resolves a relative path against the folder of a file; null when it leads outside or elsewhere. */
export function resolved(from: string, path: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#|^\//i.test(path)) return null;
  let decoded = path.split(/[?#]/)[0] ?? '';
  try {
    decoded = decodeURIComponent(decoded);
  } catch {
    // A percent sign that stands for itself.
  }
  const steps = from.split('/').slice(0, -1);
  for (const step of decoded.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null;
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Whether a path of an archive stays inside it. */
export function staysInside(path: string): boolean {
  return !/^[/\\]|^[a-z]:|\\|\0/i.test(path) && !path.split('/').includes('..');
}

/** What systems and programs put beside a person's own files: `.git`, `.DS_Store`, `__MACOSX`. */
export function isHidden(path: string): boolean {
  return path
    .split('/')
    .some((step) => /^\.(?!\.?$)/.test(step) || /^(?:__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(step));
}
