// turns.test.mjs — what goes on side by side is heard one after the other, and the first as it speaks.
import assert from 'node:assert/strict';
import test from 'node:test';
import { run, step } from '../../../build-scripts/terminal.mjs';
import { say, Turns } from '../../../build-scripts/turns.mjs';

/** Something that ends when it is told to. */
function ending() {
  let end = () => {};
  const ended = new Promise((/** @type {(value: void) => void} */ resolve) => (end = () => resolve()));
  return { end, ended };
}

test('the second in the row is heard when the first has ended, though it spoke and ended before', async () => {
  let heard = '';
  const turns = new Turns((text) => (heard += text));
  const [first, second] = [turns.take(), turns.take()];
  const { end, ended } = ending();
  const slow = first(async () => {
    say('one begins');
    await ended;
    say('one ends');
  });
  await second(async () => say('two'));
  assert.equal(heard, 'one begins\n');
  end();
  await slow;
  assert.equal(heard, 'one begins\none ends\ntwo\n');
});

test('who is first now is heard at once, with what it said before', async () => {
  let heard = '';
  const turns = new Turns((text) => (heard += text));
  const [first, second] = [turns.take(), turns.take()];
  const { end, ended } = ending();
  const later = second(async () => {
    say('two begins');
    await ended;
    say('two goes on');
    assert.equal(heard, 'two begins\ntwo goes on\n');
  });
  await first(async () => {});
  assert.equal(heard, 'two begins\n');
  end();
  await later;
});

test('one that fails has ended, and its error comes through', async () => {
  let heard = '';
  const turns = new Turns((text) => (heard += text));
  const [first, second] = [turns.take(), turns.take()];
  const failing = first(async () => {
    throw new Error('broken');
  });
  await assert.rejects(failing, /broken/);
  await second(async () => say('two'));
  assert.equal(heard, 'two\n');
});

test('another program and its steps are heard in the turn that they belong to', async () => {
  let heard = '';
  const turns = new Turns((text) => (heard += text));
  const [first, second] = [turns.take(), turns.take()];
  await second(async () => {
    await step('A step', async () => {
      await run(['sh', '-c', 'echo out'], { show: true });
      await run(['sh', '-c', 'printf err >&2'], { show: true });
    });
  });
  assert.equal(heard, '');
  await first(async () => say('one'));
  assert.match(heard, /^one\n· A step …\nout\nerr {2}done in/);
});

test('outside of any turn a line goes to the terminal', (context) => {
  const log = context.mock.method(console, 'log', () => {});
  say('a line');
  assert.deepEqual(log.mock.calls[0].arguments, ['a line']);
});
