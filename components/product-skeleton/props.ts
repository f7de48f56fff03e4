export interface ProductSkeletonProps {
  /** How many empty cards. */
  count: number;
  /** What is being waited for; read out, not shown. */
  label: string;
}

export const productSkeletonProps: ProductSkeletonProps = { count: 6, label: '' };
