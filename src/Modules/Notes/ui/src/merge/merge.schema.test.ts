import { it } from 'vitest';
import { merge } from './merge.model';
import { allKinds } from './proof/edits';
import { checkValid } from './proof/valid';
import { forAll } from './proof/versions';

it('makes documents the editor can open', () => {
  forAll(allKinds, ({ base, mine, theirs }) => {
    for (const doc of [base, mine, theirs, merge(base, mine, theirs).doc]) checkValid(doc);
  });
});
