import { signal } from '@preact/signals';
import { attribute, escapeXml, IqError, type IqNode, iqRequest, kids, readIq, textOf } from './iq.model';
import { encrypt } from './rsa.model';

/** Who is signed in, with the session of the server; kept for as long as this tab lives. */
export const session = signal<{ readonly sid: string; readonly email: string } | null>(null);

const keptIn = 'webclient.session';

async function send(body: string): Promise<{ readonly sid: string; readonly query: IqNode | undefined }> {
  const response = await fetch('/webmail/server/webmail.php', {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body,
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new IqError('unreachable');
  return readIq(await response.json());
}

/** Asks the server in the name of the person; an ended session leads back to sign-in. */
export async function ask(type: 'get' | 'set', space: string, body: string): Promise<IqNode | undefined> {
  try {
    return (await send(iqRequest(type, session.value?.sid ?? null, space, body))).query;
  } catch (failure) {
    if (failure instanceof IqError && /^(session_|xmlrequest_invalid_sid)/.test(failure.code)) keep(null);
    throw failure;
  }
}

function keep(next: { sid: string; email: string } | null): void {
  session.value = next;
  if (next === null) sessionStorage.removeItem(keptIn);
  else sessionStorage.setItem(keptIn, JSON.stringify(next));
}

/** Takes up the session of this tab, if the server still knows it, else the one of the login cookie. */
export async function resume(): Promise<void> {
  const kept = sessionStorage.getItem(keptIn);
  if (kept !== null) {
    session.value = JSON.parse(kept) as { sid: string; email: string };
    await ask('get', 'folders', `<account uid="${escapeXml(session.value.email)}"/>`).catch(() => undefined);
  }
  if (session.value === null) await resumeByCookie().catch(() => undefined);
  // The one-time token of the address is spent by now; nothing of it stays in the history.
  if (new URLSearchParams(location.search).has('atoken')) history.replaceState(null, '', location.pathname);
}

// Scripts cannot see the login cookie, so the server is asked: an empty `session` means the cookie of the request,
// and the cookie is spent by it.
async function resumeByCookie(): Promise<void> {
  const { sid } = await send(iqRequest('set', null, 'auth', '<session/>'));
  const { query } = await send(iqRequest('get', sid, 'accounts', ''));
  const email = attribute(kids(query, 'ACCOUNT')[0], 'UID');
  if (sid !== '' && email !== '') keep({ sid, email });
}

/** Signs in with the RSA digest of the protocol: the password crosses the wire encrypted even without TLS. */
export async function signIn(email: string, password: string): Promise<void> {
  const name = `<username>${escapeXml(email)}</username>`;
  const { query } = await send(iqRequest('get', null, 'auth', `${name}<method>rsa</method>`));
  const text = `p=${encodeURIComponent(password)}&t=${textOf(query, 'TIMESTAMP')}`;
  const digest = encrypt(text, textOf(query, 'HASHID'), (bytes) => crypto.getRandomValues(bytes));
  const { sid } = await send(iqRequest('set', null, 'auth', `${name}<method>RSA</method><digest>${digest}</digest>`));
  keep({ sid, email });
}

/** Ends the session on the server and here. */
export async function signOut(): Promise<void> {
  await ask('set', 'auth', '').catch(() => undefined);
  keep(null);
}
