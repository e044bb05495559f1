import { api } from '@kit/api/client';
import { dayOf } from '@kit/i18n/dates';
import { timeZone } from '@kit/i18n/i18n';
import { createResource } from '@kit/resource';
import {
  type AgendaAnswer,
  continueWith,
  type FilesAnswer,
  type MailAnswer,
  type NotesAnswer,
  type Recent,
} from './launcher.model';

/** What the launcher shows, each part asked for and failing by itself. */
export function createLauncherParts() {
  const mail = createResource((signal) => api.get<MailAnswer>('/api/dashboard/mail?limit=2', { signal }));
  const recent = createResource<Recent>(async (signal) => {
    const [notes, files] = await Promise.all([
      api.get<NotesAnswer>('/api/dashboard/notes?limit=6', { signal }),
      api.get<FilesAnswer>('/api/dashboard/files?limit=6', { signal }),
    ]);
    return { notes, continued: continueWith(notes, files) };
  });
  const agenda = createResource((signal) => {
    const query = new URLSearchParams({ from: dayOf(new Date()), days: '1', timeZone: timeZone.value });
    return api.get<AgendaAnswer>(`/api/dashboard/agenda?${query}`, { signal });
  });
  const all = [mail, recent, agenda];
  return {
    mail,
    recent,
    agenda,
    refresh: () => {
      for (const part of all) void part.refresh();
    },
    /** Asks again for what changed on the server, by the kinds of a `changed` event. */
    changed: (data: unknown) => {
      const kinds = (data as { kinds?: unknown } | null)?.kinds;
      if (!Array.isArray(kinds)) return;
      if (kinds.includes('mail')) void mail.refresh();
      if (kinds.includes('notes') || kinds.includes('files')) void recent.refresh();
      if (kinds.includes('events')) void agenda.refresh();
    },
    stop: () => {
      for (const part of all) part.stop();
    },
  };
}

export type LauncherParts = ReturnType<typeof createLauncherParts>;
