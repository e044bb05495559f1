// @vitest-environment happy-dom
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gathered } from './given';
import { type Bounds, unpacked } from './unpack';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const going = new AbortController().signal;
const most: Bounds = { entries: 5, file: 100_000, all: 250_000 };

async function open(entries: Record<string, Uint8Array>, bounds = most) {
  const { files, left } = await unpacked(
    new Blob([zipSync(entries) as Uint8Array<ArrayBuffer>]),
    'a.zip',
    going,
    bounds,
  );
  return { paths: files.map(({ path }) => path), left, files };
}

describe('an archive', () => {
  it('gives its files, but not what systems put beside them', async () => {
    const entries = { 'x/ż.md': text('one'), 'x/': text(''), '__MACOSX/x/._a': text('-'), 'x/.git/config': text('-') };
    const { paths, left, files } = await open(entries);
    expect([paths, left]).toEqual([['a.zip/x/ż.md'], []]);
    expect(await files[0]?.file.text()).toBe('one');
  });

  it.each(['../../etc/passwd.md', '/etc/x.md', 'C:/x.md', 'a\\..\\..\\x.md', 'x/../../y.md'])(
    'gives nothing whose path leads out: %s',
    async (path) => {
      const { paths, left } = await open({ [path]: text('evil'), 'good.md': text('good') });
      expect(paths).toEqual(['a.zip/good.md']);
      expect(left).toEqual([{ path: `a.zip/${path}`, why: 'import.outside' }]);
    },
  );

  it('is stopped by what comes out of it, not by what it says', async () => {
    const bomb = zipSync({ 'bomb.md': new Uint8Array(5_000_000), 'good.md': text('good') });
    // The sizes in both heads of the first entry: a liar says ten bytes.
    for (const at of [22, bomb.indexOf(0x50, 200)]) new DataView(bomb.buffer).setUint32(at, 10, true);
    const { files, left } = await unpacked(new Blob([bomb as Uint8Array<ArrayBuffer>]), 'a.zip', going, most);
    expect(files.map(({ path }) => path)).not.toContain('a.zip/bomb.md');
    expect(left.map(({ path }) => path)).toContain('a.zip/bomb.md');
  });

  it('has bounds for one file, for all and for how many', async () => {
    const large = new Uint8Array(90_000).fill(65);
    expect((await open({ 'a.md': new Uint8Array(100_001) })).left).toEqual([
      { path: 'a.zip/a.md', why: 'import.fileTooLarge' },
    ]);
    expect((await open({ 'a.md': large, 'b.md': large, 'c.md': large })).left.at(-1)).toEqual({
      path: 'a.zip',
      why: 'import.tooMuch',
    });
    const many = Object.fromEntries([1, 2, 3, 4, 5, 6].map((each) => [`${each}.md`, text('x')]));
    expect(await open(many)).toMatchObject({
      paths: expect.arrayContaining(['a.zip/5.md']),
      left: [{ path: 'a.zip', why: 'import.tooMany' }],
    });
  });

  it.each([
    ['no archive', text('plain words')],
    ['cut off', zipSync({ 'a.md': new Uint8Array(9_000).map((_, at) => (at * 7919) % 251) }).slice(0, 200)],
  ])('that is %s is said to be so', async (_, bytes) => {
    const { files, left } = await unpacked(new Blob([bytes as Uint8Array<ArrayBuffer>]), 'a.zip', going, most);
    expect(files).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
  });

  it('ends when the person stops it', async () => {
    const ended = AbortSignal.abort(new Error('stopped'));
    await expect(
      unpacked(new Blob([zipSync({ 'a.md': text('x') }) as Uint8Array<ArrayBuffer>]), 'a.zip', ended),
    ).rejects.toThrow('stopped');
  });
});

describe('what a person chose', () => {
  const zip = (entries: Record<string, Uint8Array>) => new File([zipSync(entries) as Uint8Array<ArrayBuffer>], 'n.zip');
  const steps = async (file: File) => (await gathered([file], going)).given.map((each) => each.steps.join('/'));

  it('goes where it lay below the one folder that all of it lies in', async () => {
    expect(await steps(zip({ 'Notes/a.md': text('a'), 'Notes/Quay/b.md': text('b') }))).toEqual(['', 'Quay']);
    expect(await steps(zip({ 'One/a.md': text('a'), 'Two/b.md': text('b') }))).toEqual(['One', 'Two']);
    expect(await steps(zip({ 'a.md': text('a'), 'Two/b.md': text('b') }))).toEqual(['', 'Two']);
    const chosen = Object.defineProperty(new File(['x'], 'a.md'), 'webkitRelativePath', { value: 'Top/In/a.md' });
    expect(await steps(chosen)).toEqual(['In']);
  });
});
