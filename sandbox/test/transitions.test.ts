import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PLATFORM_STATUSES } from '../../tiki-api/order.ts';
import { TRANSITIONS } from '../src/transitions.ts';

/** Written out by hand from the table in tiki-platform.md section 4: row, from, to, and whether an IPN is documented. */
const SECTION_4 = [
  '1 - draft',
  '2 draft waiting_for_payment',
  '3 draft waiting_for_confirmation',
  '3 waiting_for_confirmation processing',
  '4 draft waiting_for_verification',
  '5 waiting_for_payment online_paid ipn',
  '6 waiting_for_payment waiting_for_verification',
  '6 waiting_for_verification online_paid ipn',
  '7 waiting_for_payment canceled ipn',
  '8 waiting_for_payment canceled ipn',
  '9 waiting_for_verification canceled',
  '10 online_paid processing',
  '11 online_paid canceled',
  '11 processing canceled',
  '11 on_delivery canceled',
  '12 online_paid canceled',
  '13 processing on_delivery',
  '14 online_paid completed',
  '14 on_delivery completed',
  '14 processing completed',
  '15 draft canceled',
  '16 waiting_for_verification processing',
  '17 waiting_for_payment canceled',
  '17 waiting_for_confirmation canceled',
];

test('the table holds rows 1 to 17 of section 4 and nothing else', () => {
  const ours = TRANSITIONS.map(({ row, from, to, ipn }) => `${row} ${from ?? '-'} ${to}${ipn === 'yes' ? ' ipn' : ''}`);
  assert.deepEqual([...new Set(ours)].toSorted(), SECTION_4.toSorted());
});

test('one trigger leads from one status to one other only', () => {
  const keys = TRANSITIONS.map(({ from, trigger }) => `${from} ${trigger}`);
  assert.equal(new Set(keys).size, keys.length);
});

test('completed and canceled have no exits, every other status has one', () => {
  const withExit = new Set(TRANSITIONS.map(({ from }) => from));
  const ends = PLATFORM_STATUSES.filter((status) => !withExit.has(status));
  assert.deepEqual(ends, ['canceled', 'completed']);
});
