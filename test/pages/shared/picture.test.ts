import { pictureOf } from '../../../pages/shared/picture';

test('a product without a picture is shown with the drawing that stands for one', () => {
  expect(pictureOf('')).toBe('/assets/placeholder.webp');
  expect(pictureOf('https://shop.example/images/a.webp')).toBe('https://shop.example/images/a.webp');
});
