import { constants, generateKeyPairSync, privateDecrypt, randomFillSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { encrypt } from './rsa.model';

it('writes what the holder of the key can read', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex');
  const hex = encrypt('p=zażółć%20&t=1767225600', modulus, (bytes) => randomFillSync(bytes));
  // No padding removed by Node: the block is read as it is.
  const block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, Buffer.from(hex, 'hex'));
  expect([block[0], block[1]]).toEqual([0, 2]);
  expect(block.subarray(block.indexOf(0, 2) + 1).toString('utf8')).toBe('p=zażółć%20&t=1767225600');
});

it('refuses a text longer than the key', () => {
  expect(() => encrypt('x'.repeat(254), 'c'.repeat(512), (bytes) => bytes)).toThrow(RangeError);
});
