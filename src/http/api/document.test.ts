import assert from 'node:assert/strict';
import test from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { apiDocument, createApi } from './document.ts';

const document = apiDocument(createApi(), '1.2.3');
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  (['get', 'post', 'put', 'delete'] as const).flatMap((method) => {
    const operation = item?.[method];
    return operation ? [{ name: `${method} ${path}`, operation }] : [];
  }),
);

test('the document passes the recommended rules of a linter', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const source = JSON.stringify(document);
  const problems = await lintFromString({ source, config });
  assert(source.length > 10_000, 'the linter read something');
  const told = problems.map(
    ({ ruleId, severity, message, location }) =>
      `${severity} ${ruleId}: ${message} at ${location[0]?.pointer}`,
  );
  assert.deepEqual(told, []);
});

test('the linter sees a fault', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const source = JSON.stringify({ ...document, paths: { '/x': { get: { responses: {} } } } });
  assert((await lintFromString({ source, config })).length > 0);
});

test('every operation says in two languages what it does, who may, and how it refuses', (t) => {
  t.diagnostic(`${operations.length} operations`);
  assert(operations.length >= 21);
  for (const { name, operation } of operations) {
    assert.match(operation.summary ?? '', /.+ · .+/, name);
    assert(operation.operationId, name);
    assert('x-action' in operation, name);
    assert(operation.responses?.['429'], name);
    assert(operation.security, name);
  }
});
