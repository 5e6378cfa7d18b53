import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { letOthersRun } from './clock';

it('serves a message between two slices that wait at the same time', async () => {
  const { port1, port2 } = new MessageChannel();
  const happened: string[] = [];
  port2.on('message', () => happened.push('message'));
  const first = letOthersRun().then(() => {
    happened.push('first slice');
    port1.postMessage('a scan');
  });
  const second = letOthersRun().then(() => happened.push('second slice'));
  await Promise.all([first, second]);
  port1.close();
  expect(happened).toEqual(['first slice', 'message', 'second slice']);
});
