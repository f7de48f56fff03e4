import { button } from './button.ts';
import type { BuiltIn } from './built-in.ts';
import { carousel, carouselItem } from './carousel.ts';
import { checkbox, checkboxGroup, radio, radioGroup, switchElement } from './choices.ts';
import { form } from './form.ts';
import { icon } from './icon.ts';
import { image } from './image.ts';
import { label } from './label.ts';
import { placeholder } from './placeholder.ts';
import { progress } from './progress.ts';
import { scrollView } from './scroll-view.ts';
import { text } from './text.ts';
import { input, textarea } from './text-field.ts';
import { view } from './view.ts';

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
]);

/** How to draw a tag; names that the preview does not know are drawn as placeholders. */
export function builtInOf(tag: string): BuiltIn {
  return BUILT_INS.get(tag) ?? placeholder;
}
