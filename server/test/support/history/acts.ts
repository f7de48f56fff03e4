import { array, boolean, constant, constantFrom, integer, nat, oneof, record, tuple, type Arbitrary } from 'fast-check';
import { FAULTS } from '../faulty-link.ts';

/** Numbers name things by their place, modulo how many there are: an act stays possible when others are left out. */
const index = nat({ max: 5 });
const customer = nat({ max: 1 });

const order = record({
  do: constant('order' as const),
  customer,
  variant: nat({ max: 3 }),
  quantity: integer({ min: 1, max: 3 }),
  method: oneof(
    { arbitrary: constant('online' as const), weight: 4 },
    { arbitrary: constant('cod' as const), weight: 1 },
  ),
  taps: integer({ min: 1, max: 3 }),
});
const repeat = record({ do: constant('repeat' as const), order: index });
/** Opens Tiki's sheet, with the newest Tiki order the device knows or an older one, and ends it in some way. */
const sheet = record({
  do: constant('sheet' as const),
  order: index,
  back: oneof({ arbitrary: constant(0), weight: 4 }, { arbitrary: constant(1), weight: 1 }),
  end: constantFrom('pay', 'pay', 'pay', 'fail', 'cancel', 'leave', 'killed', 'silent', 'double', 'open'),
});
/** Presses Pay in a sheet that was left open. */
const payLate = record({ do: constant('pay late' as const), sheet: index });
const cash = record({ do: constant('cash' as const), order: index });
const look = record({ do: constant('look' as const), order: index });
const payAgain = record({
  do: constant('pay again' as const),
  order: index,
  taps: integer({ min: 1, max: 2 }),
});
const cancel = record({ do: constant('cancel' as const), order: index });
/** Somebody else's session tries it. */
const stranger = record({
  do: constant('stranger' as const),
  order: index,
  tries: constantFrom('read', 'payments', 'cancel', 'repeat'),
});
const tiki = record({
  do: constant('tiki' as const),
  order: index,
  act: constantFrom('customer-cancel', 'advance', 'expire'),
});
const fault = record({
  do: constant('fault' as const),
  call: constantFrom('create', 'get', 'cancel', 'ipn', 'ipn', 'complete', 'list'),
  fault: constantFrom(...FAULTS),
});
const late = record({ do: constant('late' as const) });
const forgeAs = (...how: string[]) =>
  record({
    do: constant('forge' as const),
    order: index,
    status: constantFrom('online_paid', 'canceled'),
    how: constantFrom(...how),
  });
const UNSIGNED = ['wrong secret', 'no signature', 'foreign key', 'changed body'];
const forge = forgeAs(...UNSIGNED);
/**
 * Never at the same moment as another act: should the buyer place the order for cash just then, a message that is truly
 * signed and an order that Tiki is processing are all that a real payment shows (tiki-platform.md section 5, step 6).
 */
const forgeSigned = forgeAs('stolen key', 'stolen key, other total');
const replay = record({ do: constant('replay' as const), message: index });
const wait = record({
  do: constant('wait' as const),
  seconds: constantFrom(1, 4, 31, 61, 301, 1_000, 1_801, 3_601, 14_460, 21_600, 90_000),
  sweeps: nat({ max: 2 }),
});
const sweep = record({ do: constant('sweep' as const), times: integer({ min: 1, max: 2 }) });
const crash = record({ do: constant('crash' as const), alone: boolean() });

const one = oneof(
  { arbitrary: order, weight: 6 },
  { arbitrary: repeat, weight: 2 },
  { arbitrary: sheet, weight: 7 },
  { arbitrary: payLate, weight: 2 },
  { arbitrary: cash, weight: 2 },
  { arbitrary: look, weight: 3 },
  { arbitrary: payAgain, weight: 4 },
  { arbitrary: cancel, weight: 2 },
  { arbitrary: stranger, weight: 1 },
  { arbitrary: tiki, weight: 2 },
  { arbitrary: fault, weight: 6 },
  { arbitrary: late, weight: 2 },
  { arbitrary: forge, weight: 1 },
  { arbitrary: replay, weight: 2 },
  { arbitrary: wait, weight: 5 },
  { arbitrary: sweep, weight: 2 },
  { arbitrary: crash, weight: 1 },
);
const together = record({
  do: constant('together' as const),
  acts: array(one, { minLength: 2, maxLength: 3 }),
});

/** One thing that a buyer, Tiki, a stranger, the network or time does. */
const act = oneof(
  { arbitrary: one, weight: 42 },
  { arbitrary: forgeSigned, weight: 1 },
  { arbitrary: together, weight: 7 },
);

/** A history begins with an order, because nothing happens before one. */
export const history = tuple(order, array(act, { minLength: 1, maxLength: 30, size: 'max' })).map(
  ([first, rest]): Act[] => [first, ...rest],
);

type Made<Source> = Source extends Arbitrary<infer Value> ? Value : never;
export type Act = Made<typeof act>;
export type OneAct = Made<typeof one>;

/** One line for people: `pay again order=0 taps=2`. */
export function describeAct(done: Act): string {
  if (done.do === 'together') return `at once: ${done.acts.map(describeAct).join(' | ')}`;
  const { do: name, ...details } = done;
  return [name, ...Object.entries(details).map(([key, value]) => `${key}=${String(value)}`)].join(' ');
}
