/** Text as it is compared in a search: small letters, no marks, đ as d. "Cà phê ĐÁ" and "ca phe da" are the same. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .trim();
}
