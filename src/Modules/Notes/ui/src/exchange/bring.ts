import { embedded } from '../editor/pictures';
import { limits } from '../models/note.model';
import type { Given } from './given';
import { resolved } from './names.model';

export interface Brought {
  readonly attachments: readonly File[];
  readonly missing: readonly string[];
}

/** Takes in the files that a note names beside itself. */
export async function bring(
  page: Document,
  path: string,
  all: ReadonlyMap<string, Given>,
  used: Set<string>,
): Promise<Brought> {
  const attachments = new Map<string, File>();
  const missing: string[] = [];
  let room = limits.html - page.body.innerHTML.length;
  const find = (address: string): Given | null => all.get(resolved(path, address) ?? '') ?? null;
  const attach = (given: Given): void => {
    used.add(given.path);
    attachments.set(given.path, asFile(given));
  };
  for (const picture of page.querySelectorAll('img')) {
    const address = picture.getAttribute('src') ?? '';
    const found = find(address);
    if (found === null) {
      missing.push(...leave(picture, address));
      continue;
    }
    used.add(found.path);
    const src = await embedded(typed(found));
    if (src !== null && src.length <= room) {
      room -= src.length;
      picture.setAttribute('src', src);
    } else attach(found);
  }
  for (const link of page.querySelectorAll('a[href]')) {
    const found = find(link.getAttribute('href') ?? '');
    if (found === null) continue;
    if (!/\.(?:md|markdown|mdown|html?|txt)$/i.test(found.path) || link.closest('ul.attachments') !== null)
      attach(found);
  }
  for (const list of page.querySelectorAll('ul.attachments')) list.remove();
  return { attachments: [...attachments.values()], missing };
}

/** A picture elsewhere becomes a link to it: showing a note asks nobody else for anything. What is not there is said. */
function leave(picture: HTMLImageElement, address: string): string[] {
  if (/^data:image\/(?:png|jpeg|webp|gif);base64,/i.test(address)) return [];
  if (/^https?:\/\//i.test(address)) {
    const link = picture.ownerDocument.createElement('a');
    link.href = address;
    link.textContent = picture.alt || address;
    if (picture.closest('a') === null) picture.replaceWith(link);
    else picture.replaceWith(picture.alt);
    return [];
  }
  return [address.slice(0, 200)];
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  avif: 'image/avif',
};

function typed(given: Given): Blob {
  const type = types[given.path.split('.').at(-1)?.toLowerCase() ?? ''] ?? given.file.type;
  return given.file.slice(0, given.file.size, type);
}

function asFile(given: Given): File {
  return new File([given.file], given.path.split('/').at(-1) ?? 'file', {
    type: typed(given).type || 'application/octet-stream',
  });
}
