// serve.test.mjs — which port the page is served on, and what is said when it cannot be.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import test from 'node:test';
import { freePort, parsePort, requireFreePort } from '../../../build-scripts/serve.mjs';
import { Problem } from '../../../build-scripts/terminal.mjs';

test('without PORT the page is on 8080', () => {
  assert.equal(parsePort(undefined), 8080);
  assert.equal(parsePort(''), 8080);
});

test('PORT is respected', () => {
  assert.equal(parsePort('1'), 1);
  assert.equal(parsePort('65535'), 65535);
});

for (const text of ['0', '65536', '-1', '80.5', '8e3', '0x50', 'http', ' 80', '80 ']) {
  test(`PORT='${text}' is an error that says what was given`, () => {
    assert.throws(
      () => parsePort(text),
      (error) => error instanceof Problem && error.message.includes(text),
    );
  });
}

for (const host of ['127.0.0.1', '0.0.0.0']) {
  test(`a port taken on ${host} is an error that says so and how to choose another`, async (context) => {
    const server = createServer();
    const port = await freePort();
    await new Promise((resolve) => server.listen(port, host, () => resolve(undefined)));
    context.after(() => server.close());
    await assert.rejects(requireFreePort(port), {
      message: `Port ${port} is taken by another program. Choose another, for example: PORT=${port + 1} npm start`,
    });
  });
}

test('a free port passes', async () => {
  await requireFreePort(await freePort());
});
