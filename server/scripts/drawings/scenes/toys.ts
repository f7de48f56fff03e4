/** The pictures of the category "Đồ chơi gỗ". */
import type { Picture } from '../frame.ts';
import { blocks, rainbow, ringTower, rolyPoly, spinningTops, xylophone } from '../wooden-toys.ts';
import { plane, pullDuck, train, truck } from '../wooden-vehicles.ts';

export const toys: Record<string, Picture> = {
  'xe-tai-go': { ground: 'sky', standsOn: 230, art: truck('#d9ab6e', '#c8503a') },
  'tau-hoa-go': { ground: 'sage', standsOn: 240, art: train('#3f7f95', '#e08a4a') },
  'vit-keo-day': { ground: 'mint', standsOn: 180, art: pullDuck('#f3c44d', '#e8743b') },
  'may-bay-go': { ground: 'butter', standsOn: 0, art: plane('#deb274', '#4f8a8b') },
  'cau-vong-go': {
    ground: 'lilac',
    standsOn: 220,
    art: rainbow(['#d9503f', '#ea8d3f', '#f1c84d', '#7fae5a', '#4f93b0', '#7a68a8']),
  },
  'thap-vong-go': {
    ground: 'cream',
    standsOn: 150,
    art: ringTower(['#4f7fa8', '#5fa37a', '#f1c84d', '#ea8d3f', '#d9503f']),
  },
  'khoi-xep-chu': {
    ground: 'blush',
    standsOn: 210,
    art: blocks(['#d9503f', '#3f7fa8', '#ea9d2f', '#5fa356', '#7a5aa6', '#d95f86']),
  },
  'dan-go-bay-thanh': {
    ground: 'sand',
    standsOn: 0,
    art: xylophone(['#d9503f', '#ea8d3f', '#f1c84d', '#7fae5a', '#4f9aa0', '#4f7fb0', '#7a68a8']),
  },
  'lat-dat-go': { ground: 'mint', standsOn: 120, art: rolyPoly('#d4573f', '#3f8a80') },
  'con-quay-go': { ground: 'blush', standsOn: 180, art: spinningTops('#3f8a9a', '#d9603f') },
};
