/** Who acts, and the reason that is logged with it; both required and shown to colleagues. */
export interface Actor {
  who: string;
  why: string;
}

/** Part of a list, and where the next part begins; null at its end. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
