import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { ATTEMPT_STATUSES, ORDER_STATUSES, PAYMENT_METHODS, RESULT_STATES } from '../../contract/orders.ts';
import { PLATFORM_STATUSES } from '../../tiki-api/order.ts';
import { ATTEMPT_TRANSITIONS, mayAttemptGo, mayOrderGo, ORDER_TRANSITIONS, resultOf } from '../src/transitions.ts';
import { judge, type Situation } from '../src/verdict.ts';

const WORDS = [...PLATFORM_STATUSES, 'refunded', 'something_new', '', 'constructor'];
const INTENTS = ['', 'completing', 'canceling'] as const;

function everySituation(): Situation[] {
  return ORDER_STATUSES.flatMap((order) =>
    ATTEMPT_STATUSES.flatMap((attempt) =>
      PAYMENT_METHODS.flatMap((method) =>
        ['', 'unproven_payment', 'total_mismatch'].flatMap((reviewReason) =>
          [true, false].flatMap((agrees) =>
            [true, false].flatMap((outlived) =>
              (['none', 'this', 'other'] as const).flatMap((kept) =>
                INTENTS.map((intent) => ({ order, attempt, method, reviewReason, agrees, outlived, kept, intent })),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

describe('transitions', () => {
  it('completed and canceled orders and abandoned attempts have no exits; a closed attempt only into late money', () => {
    assert.deepEqual([ORDER_TRANSITIONS.completed, ORDER_TRANSITIONS.canceled], [[], []]);
    assert.deepEqual([ATTEMPT_TRANSITIONS.closed, ATTEMPT_TRANSITIONS.abandoned], [['paid'], []]);
  });

  it('the result table answers every combination, and says paid for a paid order only', () => {
    for (const order of ORDER_STATUSES)
      for (const attempt of ATTEMPT_STATUSES)
        for (const word of WORDS) {
          const result = resultOf(order, attempt, word);
          assert.ok(RESULT_STATES.includes(result));
          assert.equal(result === 'paid', order === 'paid');
          assert.equal(result === 'cod_placed', order === 'cod_placed');
        }
  });

  it('what is judged of any word in any situation is a legal move', () => {
    for (const now of everySituation())
      for (const word of WORDS) {
        const verdict = judge(now, word);
        const where = `${JSON.stringify(now)} ${word}`;
        if (verdict.order) assert.ok(mayOrderGo(now.order, verdict.order), where);
        if (verdict.attempt) assert.ok(mayAttemptGo(now.attempt, verdict.attempt), where);
        if (verdict.order === 'review') assert.ok(verdict.reviewReason && verdict.alarm, where);
      }
  });

  it('an order becomes paid by online_paid with our total for a live attempt, by nothing else', () => {
    for (const now of everySituation())
      for (const word of WORDS) {
        if (judge(now, word).order !== 'paid') continue;
        assert.equal(word, 'online_paid');
        assert.ok(now.agrees && ['open', 'closing', 'closed'].includes(now.attempt), JSON.stringify(now));
        assert.notEqual(now.kept, 'other', 'never beside a payment that is kept');
      }
  });

  it('an online order that Tiki moves on without proof of payment goes to review, never to paid or cod_placed', () => {
    const word = fc.constantFrom(
      'waiting_for_payment',
      'waiting_for_confirmation',
      'processing',
      'on_delivery',
      'completed',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const now = start('online');
        for (const told of words) follow(now, told);
        assert.ok(now.order === 'awaiting_payment' || now.order === 'review');
      }),
    );
  });

  it('after any stream of agreeing words an order is paid only if online_paid was among them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAYMENT_METHODS),
        fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }),
        (method, words) => {
          const now = start(method);
          for (const told of words) follow(now, told);
          if (now.order === 'paid') assert.ok(words.includes('online_paid'));
          if (now.order === 'cod_placed') assert.equal(method, 'cod');
        },
      ),
    );
  });
});

function start(method: Situation['method']): Situation {
  const rest = { reviewReason: '', agrees: true, outlived: false, kept: 'none', intent: '' } as const;
  return { order: 'awaiting_payment', attempt: 'open', method, ...rest };
}

function follow(now: Situation, word: string): void {
  const verdict = judge(now, word);
  now.attempt = verdict.attempt ?? now.attempt;
  now.order = verdict.order ?? now.order;
  now.reviewReason = verdict.reviewReason ?? now.reviewReason;
  if (verdict.keep) now.kept = 'this';
}
