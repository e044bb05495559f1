/** File names of notes and folders, and what stands at the head of a Markdown file. */

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

export interface Head {
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly pinned: boolean;
}

export function writeHead(title: string, tags: readonly string[], pinned: boolean): string {
  const lines = [`title: ${JSON.stringify(title)}`];
  if (tags.length > 0) lines.push(`tags: [${tags.map((tag) => JSON.stringify(tag)).join(', ')}]`);
  if (pinned) lines.push('pinned: true');
  return `---\n${lines.join('\n')}\n---\n\n`;
}

/** Reads the head of a Markdown file: title, tags and pin, as other note apps write them too. */
export function readHead(text: string): { readonly head: Head; readonly body: string } {
  const found = /^\ufeff?---\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  const none: Head = { title: null, tags: [], pinned: false };
  if (found === null) return { head: none, body: text.replace(/^\ufeff/, '') };
  const lines = (found[1] ?? '').split(/\r?\n/);
  const field = (name: string): string | null => {
    const line = lines.find((each) => each.toLowerCase().startsWith(`${name}:`));
    return line === undefined ? null : line.slice(name.length + 1).trim();
  };
  const listed = lines.slice(lines.findIndex((line) => /^tags:\s*$/i.test(line)) + 1);
  const below = /^tags:\s*$/im.test(found[1] ?? '')
    ? listed.slice(0, listed.findIndex((line) => !/^\s*-\s/.test(line)) >>> 0)
    : [];
  const tags =
    below.length > 0
      ? below.map((line) => line.replace(/^\s*-\s*/, ''))
      : (field('tags') ?? '').replaceAll(/^\[|\]$/g, '').split(',');
  return {
    head: {
      title: unquoted(field('title') ?? '') || null,
      tags: tags.map((tag) => unquoted(tag.trim())).filter((tag) => tag !== ''),
      pinned: field('pinned') === 'true',
    },
    body: text.slice(found[0].length),
  };
}

function unquoted(text: string): string {
  if (text.startsWith('"'))
    try {
      return String(JSON.parse(text));
    } catch {
      return text.replaceAll('"', '');
    }
  return text.startsWith("'") ? text.replaceAll(/^'|'$/g, '').replaceAll("''", "'") : text;
}

/** Resolves a relative path against the folder of a file; null when it leads outside or elsewhere. */
export function resolved(from: string, path: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#|^\//i.test(path)) return null;
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A percent sign that stands for itself.
  }
  const steps = from.split('/').slice(0, -1);
  for (const step of (decoded.split(/[?#]/)[0] ?? '').split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null;
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
