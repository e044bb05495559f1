/** The addresses of Notes (`/api/notes`), one function each. Failures are `ApiProblem`. */
import { type Answer, api, request } from '@kit/api/client';
import { ApiProblem } from '@kit/api/problem';
import { language, timeZone } from '@kit/i18n/i18n';
import type { Content, Detail, Folder, Summary } from '../models/note.model';

const base = '/api/notes';
const of = (id: string): string => `${base}/${encodeURIComponent(id)}`;
const quoted = (version: string): string => `"${version}"`;

/** A large note over a slow line takes its time. */
const longLimit = 60_000;

export interface Page {
  readonly notes: readonly Summary[];
  readonly total: number;
  readonly next: string | null;
  readonly state: string;
}

export interface Changes {
  readonly changed: readonly Summary[];
  readonly total: number;
  readonly state: string;
  readonly ids: readonly string[] | null;
}

export interface Share {
  readonly email: string;
  readonly name: string;
  readonly rights: 'read' | 'write' | 'full';
}

export interface Known {
  readonly email: string;
  readonly name: string;
}

export interface Deleted {
  readonly id: string;
  readonly title: string;
  readonly deletedAt?: string;
  readonly folder?: string;
}

export interface Asked {
  readonly folder?: string;
  readonly tag?: string;
  readonly q?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** For whom the server writes names of days and times. */
const reader = () => ({ language: language(), timeZone: timeZone.value });

export const notesApi = {
  folders: async (signal?: AbortSignal): Promise<readonly Folder[]> =>
    (await api.get<{ folders: Folder[] }>(`${base}/folders`, { ...(signal && { signal }) })).folders,
  addFolder: (name: string, parentId: string | null): Promise<Folder> =>
    api.post(`${base}/folders`, { name, ...(parentId !== null && { parentId }) }),
  renameFolder: async (id: string, name: string): Promise<Folder> =>
    (await request<Folder>('PATCH', `${base}/folders/${encodeURIComponent(id)}`, { name })).data,
  deleteFolder: (id: string): Promise<void> => api.delete(`${base}/folders/${encodeURIComponent(id)}`),
  shares: async (folder: string): Promise<readonly Share[]> =>
    (await api.get<{ shares: Share[] }>(`${base}/folders/${encodeURIComponent(folder)}/shares`)).shares,
  saveShares: async (folder: string, shares: readonly Share[]): Promise<readonly Share[]> =>
    (
      await api.put<{ shares: Share[] }>(`${base}/folders/${encodeURIComponent(folder)}/shares`, {
        shares: shares.map(({ email, rights }) => ({ email, rights })),
      })
    ).shares,
  people: async (q: string, signal: AbortSignal): Promise<readonly Known[]> =>
    (await api.get<{ people: Known[] }>(`${base}/people?q=${encodeURIComponent(q)}`, { signal })).people,

  list: (asked: Asked, signal?: AbortSignal): Promise<Page> => {
    const parameters = new URLSearchParams(
      Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return api.get(`${base}/?${parameters}`, { ...(signal && { signal }), limit: 30_000 });
  },
  changes: (state: string, ids: boolean): Promise<Changes> =>
    api.get(`${base}/changes?state=${encodeURIComponent(state)}&ids=${ids}`, { limit: 30_000 }),

  read: (id: string, signal?: AbortSignal): Promise<Detail> =>
    api.get(of(id), { ...(signal && { signal }), limit: longLimit }),
  /** The note unless it is still the one of a version (304): null then. */
  readUnless: async (id: string, version: string | null, signal?: AbortSignal): Promise<Detail | null> => {
    try {
      const headers = version === null ? {} : { 'if-none-match': quoted(version) };
      return (await request<Detail>('GET', of(id), undefined, { ...(signal && { signal }), headers, limit: longLimit }))
        .data;
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 304) return null;
      throw failure;
    }
  },
  create: (key: string, folderId: string | null, content: Content, pinned: boolean): Promise<Answer<Detail>> =>
    request(
      'POST',
      `${base}/`,
      { ...(folderId !== null && { folderId }), ...content, pinned },
      { headers: { 'idempotency-key': key }, limit: longLimit },
    ),
  save: async (id: string, version: string, content: Content): Promise<Detail> =>
    (await request<Detail>('PUT', of(id), content, { ifMatch: quoted(version), limit: longLimit })).data,
  pin: (id: string, pinned: boolean): Promise<unknown> => api.put(`${of(id)}/pin`, { pinned }),
  move: (id: string, folderId: string): Promise<Summary> => api.post(`${of(id)}/move`, { folderId }),
  remove: (id: string): Promise<void> => api.delete(of(id)),

  trash: async (): Promise<readonly Deleted[]> => (await api.get<{ notes: Deleted[] }>(`${base}/trash`)).notes,
  restore: (id: string): Promise<Summary> => api.post(`${base}/trash/${encodeURIComponent(id)}/restore`),
  destroy: (id: string): Promise<void> => api.delete(`${base}/trash/${encodeURIComponent(id)}`),

  removeAttachment: (id: string, attachment: string): Promise<void> =>
    api.delete(`${of(id)}/attachments/${encodeURIComponent(attachment)}`),
  fromMessage: (messageId: string): Promise<Detail> =>
    api.post(`${base}/from-message`, { messageId, ...reader() }, { limit: longLimit }),
  minutes: (eventId: string): Promise<Detail> =>
    api.post(`${base}/minutes`, { eventId, ...reader() }, { limit: longLimit }),
  send: (id: string, to: readonly string[], subject: string, comment: string): Promise<unknown> =>
    api.post(`${of(id)}/send`, { to, subject, ...(comment !== '' && { comment }) }, { limit: longLimit }),
};

export const attachmentAddress = (note: string, attachment: string, inline = false): string =>
  `${of(note)}/attachments/${encodeURIComponent(attachment)}${inline ? '?inline=true' : ''}`;

export const printAddress = (note: string): string => `${of(note)}/print?${new URLSearchParams(reader())}`;

export const uploadAddress = (note: string, name: string): string =>
  `${of(note)}/attachments?name=${encodeURIComponent(name)}`;
