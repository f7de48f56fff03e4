export interface SkeletonProps {
  /** What is on its way: a product page, a list of orders, one order. */
  kind: 'product' | 'orders' | 'order';
  /** What is being waited for; read out, not shown. */
  label: string;
}

export const skeletonProps: SkeletonProps = { kind: 'order', label: '' };
