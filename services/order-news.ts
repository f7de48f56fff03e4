import type { OrderSummary, OrderView } from '../contract/orders';
import { reportOrders } from './analytics';
import type { OrderedLine } from './checkout-machine';
import { takeBoughtLines } from './checkout-memory';

/** To be told whenever the server has said something about orders. Answers the cart lines that they newly bought. */
export async function orderNews(orders: (OrderSummary | OrderView)[]): Promise<OrderedLine[]> {
  const bought = await takeBoughtLines(orders);
  await reportOrders(orders);
  return bought;
}
