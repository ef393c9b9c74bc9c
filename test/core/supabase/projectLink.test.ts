import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LinkFiles } from '../../../src/core/supabase/projectLink.ts';
import { readProjectLink } from '../../../src/core/supabase/projectLink.ts';
import { linkedTarget } from '../../../src/core/supabase/targets.ts';

const ref = 'abcdefghijklmnopqrst';
const none: LinkFiles = { projectRef: undefined, linkedProject: undefined, stackLink: undefined };

test('no link', () => assert.equal(readProjectLink(none), undefined));

test('only a reference, as older versions leave it, with or without a line end', () => {
  assert.deepEqual(readProjectLink({ ...none, projectRef: `${ref}\n` }), { ref });
});

test('with the name', () => {
  const link = readProjectLink({ ...none, projectRef: ref, linkedProject: `{"ref":"${ref}","name":"acme"}` });
  assert.ok(link);
  assert.equal(link.name, 'acme');
  assert.equal(linkedTarget(link).label, `acme (${ref})`);
});

test('a name of another project is not used', () => {
  const linkedProject = '{"ref":"zzzzzzzzzzzzzzzzzzzz","name":"parent"}';
  assert.deepEqual(readProjectLink({ ...none, projectRef: ref, linkedProject }), { ref });
});

test('the link of v3’s stack mode', () => {
  const stackLink = `{"project":{"ref":"${ref}","name":"acme"},"active_branch":{},"fetchedAt":"x"}`;
  assert.deepEqual(readProjectLink({ ...none, stackLink }), { ref, name: 'acme' });
});

test('what is no reference is no link', () => {
  for (const projectRef of ['', 'short', ref.toUpperCase(), `${ref}x`, '../../etc/passwd']) {
    assert.equal(readProjectLink({ ...none, projectRef }), undefined, projectRef);
  }
  assert.equal(readProjectLink({ ...none, stackLink: '{"project":' }), undefined);
});
