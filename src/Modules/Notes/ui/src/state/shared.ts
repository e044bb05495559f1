import { sendSoon } from './here';
import { newNote } from './open';

/** A note begun elsewhere: what another app shared with this one. */
export async function shareTarget(search: URLSearchParams): Promise<boolean> {
  const [title, text, url] = ['title', 'text', 'url'].map((name) => search.get(name)?.trim() ?? '') as [
    string,
    string,
    string,
  ];
  if (title === '' && text === '' && url === '') return false;
  const lines = [...text.split(/\r?\n/), ...(url !== '' && !text.includes(url) ? [url] : [])];
  const html = lines
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${linked(line)}</p>`)
    .join('');
  await newNote({ title: title.slice(0, 512), html, tags: [] });
  sendSoon();
  return true;
}

function linked(line: string): string {
  return escaped(line).replaceAll(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
