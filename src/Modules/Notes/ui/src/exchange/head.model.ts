/** What stands at the head of a Markdown file: title, tags and pin, as other note apps write them too. */

export interface Head {
  /** Null where the file says nothing of a title. */
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly pinned: boolean;
}

export const noHead: Head = { title: null, tags: [], pinned: false };

export function writeHead(title: string, tags: readonly string[], pinned: boolean): string {
  const lines = [`title: ${JSON.stringify(title)}`];
  if (tags.length > 0) lines.push(`tags: ${JSON.stringify(tags)}`);
  if (pinned) lines.push('pinned: true');
  return `---\n${lines.join('\n')}\n---\n\n`;
}

/** Parts a Markdown file into its head and the rest. */
export function readHead(text: string): { readonly head: Head; readonly body: string } {
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  if (found === null) return { head: noHead, body: text.replace(/^\ufeff/, '') };
  const lines = (found[1] ?? '').split(/\r?\n/);
  const at = (name: string): number => lines.findIndex((line) => line.toLowerCase().startsWith(`${name}:`));
  const field = (name: string): string | null => lines[at(name)]?.slice(name.length + 1).trim() ?? null;
  const title = field('title');
  return {
    head: {
      title: title === null ? null : unquoted(title),
      tags: tagsOf(field('tags') ?? '', lines.slice(at('tags') + 1)),
      pinned: field('pinned') === 'true',
    },
    body: text.slice(found[0].length).replace(/^(?:\r?\n)+/, ''),
  };
}

/** In one line, `[a, "b"]` or `a, b`, or a list below. */
function tagsOf(line: string, below: readonly string[]): readonly string[] {
  const read = line.startsWith('[') ? json(line) : null;
  if (Array.isArray(read)) return read.map(String);
  const end = below.findIndex((each) => !/^\s*-\s/.test(each));
  const listed = below.slice(0, end < 0 ? below.length : end).map((each) => each.replace(/^\s*-\s*/, ''));
  const tags = line === '' ? listed : line.replaceAll(/^\[|\]$/g, '').split(',');
  return tags.map((tag) => unquoted(tag.trim())).filter((tag) => tag !== '');
}

function unquoted(text: string): string {
  if (text.startsWith('"')) return String(json(text) ?? text.replaceAll('"', ''));
  return text.startsWith("'") ? text.replaceAll(/^'|'$/g, '').replaceAll("''", "'") : text;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
