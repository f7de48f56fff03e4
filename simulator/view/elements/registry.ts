import { button } from './button.ts';
import type { BuiltIn } from './built-in.ts';
import { carousel, carouselItem } from './carousel.ts';
import { checkbox, checkboxGroup, radio, radioGroup, switchElement } from './choices.ts';
import { form } from './form.ts';
import { icon } from './icon.ts';
import { image } from './image.ts';
import { label } from './label.ts';
import { movableArea, movableView } from './movable.ts';
import { navigator } from './navigator.ts';
import { notHere } from './not-here.ts';
import { picker } from './picker.ts';
import { pickerView, pickerViewColumn } from './picker-view.ts';
import { placeholder } from './placeholder.ts';
import { progress } from './progress.ts';
import { recycleItem, recyclePart, recycleView } from './recycle-view.ts';
import { richText } from './rich-text.ts';
import { scrollView } from './scroll-view.ts';
import { slider } from './slider.ts';
import { text } from './text.ts';
import { input, textarea } from './text-field.ts';
import { video } from './video.ts';
import { view } from './view.ts';
import { webView } from './web-view.ts';

const BUILT_INS: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ['view', view],
  ['text', text],
  ['image', image],
  ['icon', icon],
  ['button', button],
  ['input', input],
  ['textarea', textarea],
  ['checkbox', checkbox],
  ['checkbox-group', checkboxGroup],
  ['radio', radio],
  ['radio-group', radioGroup],
  ['switch', switchElement],
  ['label', label],
  ['form', form],
  ['progress', progress],
  ['scroll-view', scrollView],
  ['carousel', carousel],
  ['carousel-item', carouselItem],
  ['slider', slider],
  ['picker', picker],
  ['picker-view', pickerView],
  ['picker-view-column', pickerViewColumn],
  ['rich-text', richText],
  ['navigator', navigator],
  ['video', video],
  ['web-view', webView],
  ['movable-area', movableArea],
  ['movable-view', movableView],
  ['recycle-view', recycleView],
  ['recycle-item', recycleItem],
  ['recycle-placeholder', recyclePart('recycle-placeholder')],
  ['recycle-loading', recyclePart('recycle-loading')],
  ['recycle-footer', recyclePart('recycle-footer')],
  ...'ad audio banner-ad canvas cashback game-view image-cropper lottie map player plugin popup share-to-earn'
    .split(' ')
    .map((tag): [string, BuiltIn] => [tag, notHere]),
]);

/** How to draw a tag; names that the preview does not know are drawn as placeholders. */
export function builtInOf(tag: string): BuiltIn {
  return BUILT_INS.get(tag) ?? placeholder;
}
