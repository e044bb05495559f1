/** Random documents and what two people made of them. */
import fc from 'fast-check';
import type { DocJson } from '../doc';
import type { Versions } from './check';
import { type Edit, edit, type Kind, lookKinds } from './edits';

const script = (kinds: readonly Kind[], maxLength: number): fc.Arbitrary<Edit[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), block: fc.nat(99), at: fc.nat(99), count: fc.nat(99) }), {
    maxLength,
    size: 'max',
  });

function written(doc: DocJson, steps: readonly Edit[], letter: string): DocJson {
  let words = 0;
  const fresh = () => {
    words++;
    return `${letter}${words}`;
  };
  return steps.reduce((made, step) => edit(made, step, fresh), doc);
}

const empty: DocJson = { type: 'doc', content: [{ type: 'paragraph' }] };

const versions = (kinds: readonly Kind[]): fc.Arbitrary<Versions> =>
  fc
    .tuple(script([...Array<Kind>(12).fill('newBlock'), ...lookKinds], 16), script(kinds, 12), script(kinds, 12))
    .map(([first, second, third]) => {
      const base = written(empty, first, 'b');
      return { base, mine: written(base, second, 'm'), theirs: written(base, third, 't') };
    });

/**
 * Checks a property of merges of random versions, or with a seed always of the same ones; `RUNS` in the environment asks for more of them.
 */
export function forAll(kinds: readonly Kind[], property: (versions: Versions) => void, seed?: number): void {
  const check = fc.property(versions(kinds), (all) => {
    property(all);
  });
  fc.assert(check, { numRuns: Number(process.env.RUNS ?? 400), ...(seed !== undefined && { seed }) });
}
