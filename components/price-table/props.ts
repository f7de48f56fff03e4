export interface PriceRow {
  id: string;
  label: string;
  value: string;
  /** The line that counts. */
  strong: boolean;
}

export interface PriceTableProps {
  rows: PriceRow[];
}

export const priceTableProps: PriceTableProps = { rows: [] };
