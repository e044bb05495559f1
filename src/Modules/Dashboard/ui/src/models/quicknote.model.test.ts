import { describe, expect, it } from 'vitest';
import { canStore, notStored, opened, stored, storing, written } from './quicknote.model';

const receipt = { at: new Date('2026-11-24T10:41:00Z'), folder: 'Notes', title: 'Ask Marta' };

describe('a quick note', () => {
  it('begins with the text that was left in this page', () => expect(opened('half a thou').text).toBe('half a thou'));

  it('cannot be stored empty, nor twice at once', () => {
    expect(canStore(written(opened(null), '  \n '))).toBe(false);
    expect(canStore(storing(written(opened(null), 'Ask Marta')))).toBe(false);
  });

  it('keeps its text while it is stored', () => {
    expect(storing(written(opened(null), 'Ask Marta'))).toMatchObject({
      text: 'Ask Marta',
      state: 'storing',
      stored: null,
    });
  });

  it('leaves the field once the server has it, with a receipt', () => {
    const note = stored(storing(written(opened(null), 'Ask Marta')), 'Ask Marta', receipt);
    expect(note).toMatchObject({ text: '', state: 'writing', stored: receipt });
  });

  it('keeps what was typed while it was stored', () => {
    const typing = written(storing(written(opened(null), 'Ask Marta')), 'Ask Marta\nand Ola');
    expect(typing.state).toBe('storing');
    expect(stored(typing, 'Ask Marta', receipt).text).toBe('and Ola');
  });

  it('keeps everything when the words that were sent were rewritten meanwhile', () => {
    const typing = written(storing(written(opened(null), 'Ask Marta')), 'Ask Ola');
    expect(stored(typing, 'Ask Marta', receipt).text).toBe('Ask Ola');
  });

  it('keeps its text and says why when the server has it not, and can be tried again', () => {
    const note = notStored(storing(written(opened(null), 'Ask Marta')), 'the server did not answer in time');
    expect(note).toMatchObject({ text: 'Ask Marta', state: 'failed', why: 'the server did not answer in time' });
    expect(storing(note)).toMatchObject({ state: 'storing', why: null });
  });
});
