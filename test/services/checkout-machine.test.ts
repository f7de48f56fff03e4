import * as fc from 'fast-check';
import { IDLE, mayOrder, next } from '../../services/checkout-machine';
import type { CheckoutEvent, CheckoutState, Purchase } from '../../services/checkout-machine';

const purchase = (quoteId: string, paymentMethod: Purchase['paymentMethod'] = 'online'): Purchase => ({
  quoteId,
  paymentMethod,
  note: '',
  cartLines: [],
});
const attempt = (orderId: string) => ({ orderId, attemptId: `${orderId}a`, platformOrderId: `9${orderId}` });

function after(...events: CheckoutEvent[]): CheckoutState {
  return events.reduce(next, IDLE);
}

const ORDER: CheckoutEvent = { type: 'order', purchase: purchase('q1') };
const PLACED: CheckoutEvent = { type: 'placed', orderId: 'o1' };
const SHEET: CheckoutEvent = { type: 'sheet-opened', attempt: attempt('o1') };

test('the straight way: ordered, placed, paid on the sheet, settled by the server', () => {
  expect(after(ORDER)).toEqual({ step: 'ordering', purchase: purchase('q1'), repeat: false });
  expect(after(ORDER, PLACED)).toEqual({ step: 'asking', orderId: 'o1' });
  expect(after(ORDER, PLACED, SHEET)).toEqual({ step: 'paying', attempt: attempt('o1') });
  expect(after(ORDER, PLACED, SHEET, { type: 'sheet-closed' })).toEqual({ step: 'asking', orderId: 'o1' });
  expect(after(ORDER, PLACED, SHEET, { type: 'sheet-closed' }, { type: 'settled', orderId: 'o1' })).toEqual(IDLE);
});

test('an app killed while it ordered does not know whether there is an order; killed on the sheet it asks about it', () => {
  expect(after(ORDER, { type: 'restart' })).toEqual({ step: 'unanswered', purchase: purchase('q1') });
  expect(after(ORDER, PLACED, SHEET, { type: 'restart' })).toEqual({ step: 'asking', orderId: 'o1' });
});

test('while a request is unanswered only the same purchase can be ordered, and stays the one first sent', () => {
  const unanswered = after(ORDER, { type: 'no-answer' });
  expect(mayOrder(unanswered, purchase('q2'))).toBe(false);
  expect(mayOrder(unanswered, purchase('q1', 'cod'))).toBe(false);
  expect(() => next(unanswered, { type: 'order', purchase: purchase('q2') })).toThrow(
    /order cannot happen in unanswered/,
  );
  const again = next(unanswered, { type: 'order', purchase: { ...purchase('q1'), note: 'another' } });
  expect(again).toEqual({ step: 'ordering', purchase: purchase('q1'), repeat: true });
});

test('a login refused before the first request leaves nothing; before a repeat the question stays open', () => {
  expect(after(ORDER, { type: 'unsent' })).toEqual(IDLE);
  expect(after(ORDER, { type: 'no-answer' }, ORDER, { type: 'unsent' })).toMatchObject({ step: 'unanswered' });
});

test('news of another order, or twice the same, changes nothing', () => {
  const asking = after(ORDER, PLACED);
  expect(next(asking, { type: 'settled', orderId: 'o2' })).toBe(asking);
  expect(next(IDLE, { type: 'settled', orderId: 'o1' })).toBe(IDLE);
});

test('what ends after the buyer was forgotten means nothing', () => {
  for (const type of ['unsent', 'refused', 'no-answer', 'sheet-closed'] as const) {
    expect(after(ORDER, { type: 'forgotten' }, { type })).toEqual(IDLE);
  }
  expect(after(ORDER, { type: 'forgotten' }, PLACED)).toEqual(IDLE);
});

const someEvent: fc.Arbitrary<CheckoutEvent> = fc
  .record({
    type: fc.constantFrom<CheckoutEvent['type']>(
      'order',
      'unsent',
      'refused',
      'no-answer',
      'placed',
      'renewed',
      'sheet-opened',
      'sheet-closed',
      'settled',
      'forgotten',
      'restart',
    ),
    quoteId: fc.constantFrom('q1', 'q2'),
    orderId: fc.constantFrom('o1', 'o2'),
  })
  .map(({ type, quoteId, orderId }) => {
    switch (type) {
      case 'order':
        return { type, purchase: purchase(quoteId) };
      case 'placed':
      case 'renewed':
      case 'settled':
        return { type, orderId };
      case 'sheet-opened':
        return { type, attempt: attempt(orderId) };
      default:
        return { type };
    }
  });

test('in any order of events, a quote that may have become an order leaves only by an answer, and a sheet opens only for a known order', () => {
  fc.assert(
    fc.property(fc.array(someEvent, { maxLength: 30 }), (events) => {
      let state: CheckoutState = IDLE;
      for (const event of events) {
        let then: CheckoutState;
        try {
          then = next(state, event);
        } catch {
          continue; // the table does not have it: nothing changed
        }
        if (state.step === 'unanswered' && then !== state) {
          expect(event.type === 'forgotten' || (then.step === 'ordering' && then.purchase === state.purchase)).toBe(
            true,
          );
        }
        if (state.step === 'ordering' && then.step === 'idle') {
          const known = ['refused', 'forgotten'].includes(event.type) || (event.type === 'unsent' && !state.repeat);
          expect(known).toBe(true);
        }
        if (then.step === 'paying' && state.step !== 'paying') {
          expect(state).toEqual({ step: 'asking', orderId: then.attempt.orderId });
        }
        if (event.type === 'restart') expect(['idle', 'unanswered', 'asking']).toContain(then.step);
        state = then;
      }
    }),
    { numRuns: 500 },
  );
});
