/** Two people write in one note for a long time, often without network, and every word is followed. */
import { children, type DocJson } from '../doc';
import { misplaced } from './check';
import { Client, type Merge, Server } from './clients';
import { type Edit, edit, type Kind, structureKinds } from './edits';
import { Ledger } from './ledger';
import { disordered, misshaped } from './looks';
import { Random } from './random';
import { countWords } from './words';

export interface Run {
  readonly edits: number;
  readonly seed: number;
  readonly merge: Merge;
}

export interface Outcome {
  /** Words that the audit at the end does not find in their place. */
  readonly lost: string[];
  /** Words that a single merge lost or doubled. */
  readonly misplaced: string[];
  /** Words that a single merge put in another order than those who wrote them. */
  readonly disordered: string[];
  /** Words that a single merge gave other marks, or another kind of block, than those who wrote them. */
  readonly misshaped: string[];
  /** The document as each of the clients and the server has it. */
  readonly docs: readonly [first: DocJson, second: DocJson, server: DocJson];
  readonly figures: { merges: number; conflicts: number; written: number; deleted: number; there: number };
}

const growing: readonly Kind[] = ['insert', 'insert', 'append', 'newBlock', 'newBlock'];
const shrinking: readonly Kind[] = ['delete', 'delete', 'deleteBlock'];
const changing: readonly Kind[] = [
  'insert',
  'append',
  'replace',
  'replace',
  'replace',
  'fill',
  'delete',
  'mark',
  'mark',
];
const rare: readonly Kind[] = [...structureKinds, 'link', 'half', 'break', 'retype', 'check', 'relist', 'alt'];

/** Words of a long note. When there are more, rather words are deleted than added; at twice as many, whole blocks. */
const usualLength = 600;

class Writing {
  private words = 0;

  constructor(
    private readonly random: Random,
    private readonly ledger: Ledger,
  ) {}

  /** One edit that changes something; near `place`, where the other one works as well, or anywhere. */
  next(doc: DocJson, place: number): DocJson {
    for (;;) {
      const step = this.step(doc, place);
      const after = edit(doc, step, () => `w${++this.words}`);
      if (after === doc) continue;
      this.ledger.enter(doc, after);
      return after;
    }
  }

  private step(doc: DocJson, place: number): Edit {
    const step = { block: this.random.chance(0.5) ? place : this.random.below(1_000) };
    const rest = { at: this.random.below(1_000), count: this.random.below(1_000) };
    const length = [...countWords(doc).values()].reduce((sum, count) => sum + count, 0);
    if (length > 2 * usualLength) return { kind: 'deleteBlock', block: 0, ...rest };
    return { kind: this.kind(doc, length > usualLength), ...step, ...rest };
  }

  private kind(doc: DocJson, long: boolean): Kind {
    if (this.random.chance(0.15)) return this.random.pick(rare);
    if (children(doc).some(({ type }) => type === 'conflict') && this.random.chance(0.15)) return 'resolve';
    if (this.random.chance(0.5)) return this.random.pick(changing);
    return this.random.pick(long ? shrinking : growing);
  }
}

export function run({ edits, seed, merge }: Run): Outcome {
  const random = new Random(seed);
  const ledger = new Ledger();
  const writing = new Writing(random, ledger);
  const wrong = { misplaced: [] as string[], disordered: [] as string[], misshaped: [] as string[] };
  const figures = { merges: 0, conflicts: 0 };
  const server = new Server({ doc: { type: 'doc', content: [{ type: 'paragraph' }] }, version: 1 });
  const client = () =>
    new Client(server, merge, (versions, merged) => {
      wrong.misplaced.push(...misplaced(versions, merged));
      wrong.disordered.push(...disordered(versions, merged));
      wrong.misshaped.push(...misshaped(versions, merged));
      figures.merges++;
      figures.conflicts += merged.conflicts;
    });
  const clients = [client(), client()] as const;
  const offline = new Map<Client, number>();
  for (let n = 0; n < edits; n++) {
    const who = random.pick(clients);
    who.mine = writing.next(who.mine, Math.floor(n / 100));
    const left = offline.get(who) ?? 0;
    offline.set(who, left - 1);
    if (left > 0) continue;
    if (random.chance(0.05)) {
      if (random.chance(0.2)) who.storeWithoutAnswer();
      offline.set(who, random.below(30));
    } else if (random.chance(0.3)) who.synchronise();
  }
  const [first, second] = clients;
  for (const one of [first, second, first]) one.synchronise();
  const docs = [first.mine, second.mine, server.get().doc] as const;
  return {
    lost: ledger.audit(docs[2]),
    ...wrong,
    docs,
    figures: { ...figures, ...ledger.figures, there: countWords(docs[2]).size },
  };
}
