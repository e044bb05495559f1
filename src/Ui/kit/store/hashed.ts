/** The same for the same person, without telling who it is. */
export async function hashed(email: string): Promise<string> {
  // Not there without a secure connection; then nothing outlives the page either.
  if (globalThis.crypto?.subtle === undefined) return 'page';
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(email.trim().toLowerCase()));
  return Array.from(new Uint8Array(bytes).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
