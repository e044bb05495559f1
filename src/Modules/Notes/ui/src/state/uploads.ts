/** Files on their way to the server as attachments of a note. */
import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';
import { signal } from '@preact/signals';
import { uploadAddress } from '../api/wire';
import { limits } from '../models/note.model';

export interface Upload {
  readonly key: number;
  readonly note: string;
  readonly file: File;
  /** 0 to 1. */
  readonly progress: number;
  /** Why it stopped; null while it goes on. */
  readonly problem: ApiProblem | null;
}

export const uploads = signal<readonly Upload[]>([]);

const running = new Map<number, XMLHttpRequest>();
let keys = 0;

const patch = (key: number, change: Partial<Upload>): void => {
  uploads.value = uploads.value.map((upload) => (upload.key === key ? { ...upload, ...change } : upload));
};

/** Sends a file; resolves when the server has it, or when it stopped and stays in the list with its reason. */
export async function upload(note: string, file: File): Promise<void> {
  const key = ++keys;
  uploads.value = [...uploads.value, { key, note, file, progress: 0, problem: null }];
  try {
    if (file.size > limits.attachment) throw problem(413, { code: 'notes.attachment_too_large' });
    await sent(key, note, file);
    letGo(key);
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    patch(key, { problem: failure });
  }
}

export async function uploadAgain(stopped: Upload): Promise<void> {
  letGo(stopped.key);
  await upload(stopped.note, stopped.file);
}

/** Takes a file off the list; one that is on its way is stopped. */
export function letGo(key: number): void {
  running.get(key)?.abort();
  uploads.value = uploads.value.filter((upload) => upload.key !== key);
}

/** `fetch` does not tell how far it is. */
function sent(key: number, note: string, file: File): Promise<void> {
  const request = new XMLHttpRequest();
  running.set(key, request);
  const ended = new Promise<void>((done, stop) => {
    request.open('POST', uploadAddress(note, file.name));
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) =>
      patch(key, { progress: event.lengthComputable ? event.loaded / event.total : 0 });
    request.onload = () => (request.status < 300 ? done() : stop(problem(request.status, request.response)));
    request.onerror = () => stop(problem(0, { code: 'network.unreachable' }));
    request.onabort = () => done();
    request.send(file);
  });
  return ended.finally(() => running.delete(key));
}

function problem(status: number, body: unknown): ApiProblem {
  return new ApiProblem(readProblem(status, body, null));
}
