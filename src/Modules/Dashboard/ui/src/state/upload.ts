import { api } from '@kit/api/client';
import { ApiProblem, problemText } from '@kit/api/problem';
import { readProblem, retryAfterSeconds } from '@kit/api/problem.model';
import { text } from '@kit/i18n/i18n';
import { signal } from '@preact/signals';
import { type OwnPicture, wrongWith } from '../models/background.model';
import { hold, path } from './picture';

/** Ten megabytes over a slow line, ms. */
const uploadLimit = 180_000;

export interface Upload {
  readonly name: string;
  /** 0 to 1. */
  readonly done: number;
}

/** The upload under way. */
export const uploading = signal<Upload | null>(null);
/** What was wrong with the last chosen file, as a sentence. */
export const uploadProblem = signal<string | null>(null);

/** Sends a picture with its progress; true when the server has it. */
export async function upload(file: File): Promise<boolean> {
  const wrong = wrongWith(file);
  uploadProblem.value = wrong === null ? null : text(`errors.${wrong}`);
  if (wrong !== null || uploading.value) return false;
  uploading.value = { name: file.name, done: 0 };
  try {
    const picture = await send(file, (done) => {
      uploading.value = { name: file.name, done };
    });
    hold(picture);
    return true;
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    uploadProblem.value = problemText(failure);
    return false;
  } finally {
    uploading.value = null;
  }
}

/** Deletes the picture and all its sizes; rejects with `ApiProblem`. */
export async function deleteOwn(): Promise<void> {
  await api.delete(path);
  hold(null);
}

/** The one request with progress, which `fetch` cannot tell. */
function send(file: File, progress: (done: number) => void): Promise<OwnPicture> {
  return new Promise((done, stop) => {
    const request = new XMLHttpRequest();
    const fail = (code: string): void => stop(new ApiProblem(readProblem(0, { code }, null)));
    request.open('PUT', path);
    request.responseType = 'json';
    request.timeout = uploadLimit;
    request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onerror = () => fail('network.unreachable');
    request.ontimeout = () => fail('network.timed_out');
    request.onload = () => {
      if (request.status === 200) return done(request.response as OwnPicture);
      const wait = retryAfterSeconds(request.getResponseHeader('retry-after'), Date.now());
      stop(new ApiProblem(readProblem(request.status, request.response, wait)));
    };
    request.send(file);
  });
}
