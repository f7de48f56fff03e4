/** Text as it is searched: lower case, Vietnamese marks removed, đ as d, words of a-z and 0-9 separated by one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** A province as the fee table knows it: folded, without "Tỉnh", "Thành phố" or "TP". */
export function foldProvince(name: string): string {
  return fold(name).replace(/^(thanh pho|tinh|tp) /, '');
}
