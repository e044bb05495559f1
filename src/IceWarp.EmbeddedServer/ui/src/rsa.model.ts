/** RSAES-PKCS1-v1_5 without Web Crypto, which has no such cipher and is closed to pages without TLS. */
export function encrypt(
  text: string,
  modulusHex: string,
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array,
): string {
  const modulus = BigInt(`0x${modulusHex}`);
  const size = Math.ceil(modulusHex.length / 2);
  const message = new TextEncoder().encode(text);
  if (message.length > size - 11) throw new RangeError('The text is too long for the key.');
  const padding = Array.from(random(new Uint8Array(size - 3 - message.length)), (byte) => byte || 1);
  const block = [0, 2, ...padding, 0, ...message];
  const number = BigInt(`0x${block.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
  return power(number, 65_537, modulus)
    .toString(16)
    .padStart(size * 2, '0');
}

function power(base: bigint, exponent: number, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
