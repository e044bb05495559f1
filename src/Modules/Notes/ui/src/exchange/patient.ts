import { ApiProblem } from '@kit/api/problem';
import { mayPass, readProblem, retryAfterSeconds } from '@kit/api/problem.model';

const tries = 4;

/** Asks again for what may pass. Being told to go slower is no failure, however often: many notes are many requests. */
export async function patient<T>(ask: () => Promise<T>, ended: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    ended.throwIfAborted();
    try {
      return await ask();
    } catch (failure) {
      if (!(failure instanceof ApiProblem) || !mayPass(failure.status)) throw failure;
      if (failure.status === 429) attempt = 0;
      else if (attempt >= tries) throw failure;
      await pause((failure.details.retryAfter ?? attempt) * 1000, ended);
    }
  }
}

/** The bytes at an address of ours. */
export async function bytesAt(address: string, ended: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return patient(async () => {
    const answer = await fetch(address, { signal: ended }).catch((failure: unknown) => {
      ended.throwIfAborted();
      throw failure instanceof TypeError ? problem(0, null) : failure;
    });
    if (!answer.ok) throw problem(answer.status, answer.headers.get('retry-after'));
    return new Uint8Array(await answer.arrayBuffer());
  }, ended);
}

function problem(status: number, retryAfter: string | null): ApiProblem {
  return new ApiProblem(readProblem(status, null, retryAfterSeconds(retryAfter, Date.now())));
}

function pause(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((done, stop) => {
    const timer = setTimeout(done, ms);
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      stop(ended.reason);
    });
  });
}
