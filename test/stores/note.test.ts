import { Host, launch, pass } from '../helper/host';

function start(host: Host) {
  const { NoteStore } = launch(host, () => require('../../stores/note') as typeof import('../../stores/note'));
  return new NoteStore();
}

test('a note is kept over a restart, and never longer than 100 characters', async () => {
  const host = new Host();
  start(host).set('x'.repeat(120));
  await pass();
  const note = start(host);
  void note.restore();
  await pass();
  expect(note.text).toBe('x'.repeat(100));
});

test('what was typed since the start stays, whatever was kept', async () => {
  const host = new Host();
  host.storage.set('note.v1', JSON.stringify('old'));
  const note = start(host);
  void note.restore();
  note.set('new');
  await pass();
  expect([note.text, host.stored('note.v1')]).toEqual(['new', 'new']);
});
