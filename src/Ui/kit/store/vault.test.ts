import { expect, it } from 'vitest';
import { newKey, seal, unseal } from './vault';

it('gives back what was sealed, and never seals the same twice alike', async () => {
  const key = await newKey();
  const [one, other] = [await seal(key, { text: 'zażółć 🦊' }), await seal(key, { text: 'zażółć 🦊' })];
  expect(await unseal(key, one)).toEqual({ text: 'zażółć 🦊' });
  expect(new Uint8Array(one.data)).not.toEqual(new Uint8Array(other.data));
  expect(one.iv).not.toEqual(other.iv);
});

it('does not let the key be read out', async () => {
  const key = await newKey();
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

it('opens nothing with another key, and nothing that was tampered with', async () => {
  const key = await newKey();
  const sealed = await seal(key, 'words');
  await expect(unseal(await newKey(), sealed)).rejects.toThrow();
  const bytes = new Uint8Array(sealed.data.slice(0));
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await expect(unseal(key, { iv: sealed.iv, data: bytes.buffer })).rejects.toThrow();
});
