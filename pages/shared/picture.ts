/** What stands where a product has no picture. */
const PLACEHOLDER = '/assets/placeholder.webp';

export function pictureOf(imageUrl: string): string {
  return imageUrl === '' ? PLACEHOLDER : imageUrl;
}
