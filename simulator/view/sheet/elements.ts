/**
 * Resets and default looks. Everything beyond the tag name stands inside `:where()`, so that any rule of an app, even a
 * bare type selector, wins (section 6.1). No global border-box (section 6.4).
 */
export const ELEMENT_RULES = `
html{-webkit-text-size-adjust:100%;-webkit-tap-highlight-color:transparent;-webkit-touch-callout:none;scrollbar-width:none}
body{margin:0;overflow-x:hidden;font:14px/1.5 'Inter Variable','Inter',system-ui,sans-serif;color:var(--gray100);-webkit-font-smoothing:antialiased;-webkit-user-select:none;user-select:none}
page{display:block;min-height:100vh}
:where([hidden]){display:none!important}
:where([tini-still]){touch-action:none}
:where([tini-button]){cursor:pointer}
:where(:focus-visible){outline:2px solid var(--brand);outline-offset:-2px}

view,scroll-view,carousel,carousel-item,form,checkbox-group,radio-group,tini-unknown{display:block}
text{display:inline;white-space:pre-line}
:where(text[tini-selectable]){-webkit-user-select:text;user-select:text}
label{display:inline-block}
:where(scroll-view[tini-scroll=x]){overflow:auto hidden}
:where(scroll-view[tini-scroll=y]){overflow:hidden auto}
:where(scroll-view[tini-scroll=xy]){overflow:auto}
:where(scroll-view){scrollbar-width:none;-webkit-overflow-scrolling:touch}
:where(scroll-view[tini-trap]){overscroll-behavior:contain}

icon{display:inline-block;vertical-align:middle;line-height:0}
tini-glyph{display:inline-block;background-color:currentColor;mask:center/100% 100% no-repeat}

image{display:inline-block;overflow:hidden;width:300px;height:225px;background-size:100% 100%!important;background-position:center!important;background-repeat:no-repeat!important}
image>img{display:block;width:100%;height:100%;opacity:0}
image[tini-mode=widthFix]{height:auto!important}
image[tini-mode=widthFix]>img{height:auto}
image[tini-mode=heightFix]{width:auto!important}
image[tini-mode=heightFix]>img{width:auto}
image[tini-mode=aspectFit]{background-size:contain!important}
image[tini-mode=aspectFill]{background-size:cover!important}
image:not([tini-mode=scaleToFill],[tini-mode^=aspect],[tini-mode$=Fix]){background-size:auto!important}
image[tini-mode^=top]{background-position-y:top!important}
image[tini-mode^=bottom]{background-position-y:bottom!important}
image:is([tini-mode=left],[tini-mode$=' left']){background-position-x:left!important}
image:is([tini-mode=right],[tini-mode$=' right']){background-position-x:right!important}

button{display:block;justify-self:stretch;box-sizing:border-box;margin:0;padding:0 16px;height:48px;border:1px solid var(--background-button-default);border-radius:var(--radius-rounded-4px);background:var(--background-button-default);color:var(--text-button-solid-default);font:500 16px/24px 'Inter Variable','Inter',system-ui,sans-serif;letter-spacing:normal;text-align:center;justify-content:center;align-items:center;cursor:pointer}
button:where([tini-size=medium]){height:40px;padding:0 12px;font-size:14px}
button:where([tini-size=small]){height:32px;padding:0 12px;font-size:14px}
button:where([tini-type=outline]){background:transparent;color:var(--text-button-outlined-default)}
button:where([tini-type=ghost]){background:transparent;border-color:transparent;color:var(--text-button-ghost-default)}
button:where(:active:not(:disabled)){opacity:.8}
button:where(:disabled){cursor:default}
button:where(:disabled:not([aria-busy])){border-color:transparent;background:var(--background-disabled);color:var(--text-disabled)}
button:where([tini-type=outline]:disabled:not([aria-busy])){border-color:var(--border-disabled);background:transparent}
button:where([tini-type=ghost]:disabled:not([aria-busy])){background:transparent}
tini-spinner{display:inline-block;box-sizing:border-box;flex:none;width:18px;height:18px;margin-right:8px;border:2px solid currentColor;border-right-color:transparent;border-radius:50%;vertical-align:-3px;animation:tini-spin .8s linear infinite}
@keyframes tini-spin{to{transform:rotate(1turn)}}

input,textarea{display:block;box-sizing:border-box;width:-webkit-fill-available;margin:0;border:1px solid var(--border-input-default);border-radius:var(--radius-rounded-4px);background:var(--background-input);color:var(--text-input-filled);font:400 16px/24px 'Inter Variable','Inter',system-ui,sans-serif;caret-color:var(--text-input-cursor);-webkit-user-select:text;user-select:text;-webkit-appearance:none;appearance:none}
input{height:44px;padding:0 12px}
textarea{padding:10px 12px;resize:none}
input:where(:focus),textarea:where(:focus){border-color:var(--brand);outline:none}
input:where(:disabled),textarea:where(:disabled){border-color:var(--border-input-disable);background:var(--background-input-disabled);color:var(--text-disabled);opacity:1}
::placeholder{color:var(--tini-placeholder-color,var(--text-input-placeholder));font-size:var(--tini-placeholder-font-size,inherit);font-weight:var(--tini-placeholder-font-weight,inherit);font-style:var(--tini-placeholder-font-style,inherit);text-align:var(--tini-placeholder-text-align,inherit);letter-spacing:var(--tini-placeholder-letter-spacing,inherit);opacity:1}
input::-webkit-search-cancel-button{display:none}
tini-field{display:block;position:relative}
tini-field>textarea{padding-bottom:28px}
tini-count{position:absolute;right:12px;bottom:6px;font-size:12px;line-height:18px;color:var(--gray60);pointer-events:none}

checkbox,radio,switch{display:inline-block;position:relative;vertical-align:middle;--tini-choice-color:var(--background-selection-active)}
.tini-native{cursor:pointer}
.tini-native:disabled{cursor:default}
tini-mark{display:block;box-sizing:border-box;position:relative;width:20px;height:20px;border:1.5px solid var(--gray40);background:var(--white);pointer-events:none}
checkbox>tini-mark{border-radius:var(--radius-rounded-4px)}
radio>tini-mark,switch>tini-mark{border-radius:999px}
.tini-native:checked+tini-mark{border-color:var(--tini-choice-color);background:var(--tini-choice-color)}
checkbox>.tini-native:checked+tini-mark::after{content:'';position:absolute;left:5px;top:1px;width:5px;height:10px;border:solid var(--white);border-width:0 2px 2px 0;transform:rotate(45deg)}
checkbox>.tini-native:checked+tini-mark[tini-glyph=minus]::after{left:3px;top:7.5px;width:11px;height:0;border-width:0 0 2px;transform:none}
radio>.tini-native:checked+tini-mark::after{content:'';position:absolute;inset:4.5px;border-radius:50%;background:var(--white)}
switch>tini-mark{width:44px;height:26px;border:0;background:var(--background-switch-default);transition:background .2s}
switch>tini-mark::after{content:'';position:absolute;left:2px;top:2px;width:22px;height:22px;border-radius:50%;background:var(--background-toggle-default);box-shadow:0 1px 3px rgba(0,0,0,.2);transition:transform .2s}
switch>.tini-native:checked+tini-mark::after{transform:translateX(18px)}
.tini-native:disabled+tini-mark{opacity:.4}
.tini-native:focus-visible+tini-mark{outline:2px solid var(--brand);outline-offset:2px}

progress{display:block;width:100%;height:4px;border:0;border-radius:999px;overflow:hidden;background:var(--tini-progress-rail,var(--background-progress-inactive));appearance:none}
progress::-webkit-progress-bar{background:transparent}
progress::-webkit-progress-value{background:var(--tini-progress-bar,var(--background-progress-active))}

progress:where([tini-active])::-webkit-progress-value{transition:width 1s}
tini-progress{display:flex;align-items:center;gap:8px}
tini-progress>progress{flex:1}

slider{display:block;position:relative;padding:8px 0;--tini-slider-share:0%;--tini-slider-handle-size:24px;--tini-slider-rail-size:4px}
.tini-range{display:block;width:100%;height:var(--tini-slider-handle-size);margin:0;padding:0;border:0;background:transparent;cursor:pointer}
.tini-range::-webkit-slider-runnable-track{height:var(--tini-slider-rail-size);border-radius:999px;background:linear-gradient(var(--tini-slider-active,var(--blue)),var(--tini-slider-active,var(--blue))) 0/var(--tini-slider-share) 100% no-repeat,var(--tini-slider-rail,rgba(0,0,0,.1))}
.tini-range::-webkit-slider-thumb{-webkit-appearance:none;width:var(--tini-slider-handle-size);height:var(--tini-slider-handle-size);margin-top:calc((var(--tini-slider-rail-size) - var(--tini-slider-handle-size))/2);border-radius:50%;background:var(--tini-slider-handle,#fff);box-shadow:0 1px 4px rgba(0,0,0,.3)}
.tini-range:disabled{opacity:.4;background:transparent;cursor:default}
tini-tooltip{position:absolute;left:var(--tini-slider-share);bottom:100%;padding:2px 8px;border-radius:4px;background:var(--gray100);color:var(--white);font-size:12px;transform:translateX(-50%)}

picker{display:block;cursor:pointer}
tini-sheet{position:fixed;z-index:1000;inset:0;display:flex;align-items:flex-end;background:rgba(0,0,0,.4);cursor:default}
tini-panel{display:block;width:100%;padding:16px;border-radius:16px 16px 0 0;background:var(--white)}
tini-title{display:block;min-height:24px;font-size:18px;font-weight:500;text-align:center}
tini-wheel,picker-view-column{display:block;flex:1;min-width:0;height:240px;overflow-y:auto;scroll-snap-type:y mandatory;scrollbar-width:none;text-align:center}
tini-wheel::before,tini-wheel::after,picker-view-column::before,picker-view-column::after{content:'';display:block;height:96px}
tini-row,picker-view-column>*{display:flex;align-items:center;justify-content:center;height:48px;scroll-snap-align:center;color:var(--gray60)}
tini-row[aria-selected=true],picker-view-column>[aria-selected=true]{color:var(--gray100);font-weight:500}
tini-panel>button{width:100%;margin-top:16px}
picker-view{display:flex;position:relative;height:240px;overflow:hidden}
tini-indicator,tini-mask{position:absolute;left:0;right:0;pointer-events:none}
tini-indicator{top:96px;height:48px;border:solid var(--gray20);border-width:1px 0}
tini-mask{top:0;bottom:0;background:linear-gradient(rgba(255,255,255,.9),rgba(255,255,255,0) 40%,rgba(255,255,255,0) 60%,rgba(255,255,255,.9))}

rich-text,recycle-view,recycle-item,recycle-placeholder,recycle-loading,recycle-footer,tini-list,tini-spacer{display:block}
:where(rich-text) img{max-width:100%}
navigator{display:block;cursor:pointer}
video{display:inline-block;width:300px;height:225px;background:#000}
web-view{display:block;position:fixed;inset:0;background:var(--white)}
web-view>iframe{display:block;width:100%;height:100%;border:0}
movable-area{display:block;position:relative;overflow:hidden;width:10px;height:10px}
movable-view{display:inline-block;position:absolute;left:0;top:0;width:10px;height:10px;touch-action:none;cursor:grab}
recycle-view{position:relative;height:100vh;overflow-y:auto;scrollbar-width:none;overflow-anchor:none}
tini-list[tini-grid]{display:flex;flex-wrap:wrap}

carousel{position:relative;overflow:hidden}
tini-slides{display:grid;flex:none;width:100%;grid-template-columns:minmax(0,1fr);height:100%;touch-action:pan-y}
tini-slides[tini-vertical]{touch-action:pan-x}
tini-slides>*{grid-area:1/1;min-width:0}
tini-dots{position:absolute;left:0;right:0;bottom:8px;display:flex;justify-content:center;pointer-events:none}
tini-dots[tini-vertical]{left:auto;right:8px;top:0;bottom:0;flex-direction:column;align-items:center}
tini-dot{width:6px;height:6px;margin:2px;border-radius:3px;background:var(--gray20)}
tini-dot[tini-active]{width:16px;background:var(--brand)}
tini-dots[tini-vertical]>tini-dot[tini-active]{width:6px;height:16px}
tini-arrow{position:absolute;top:50%;width:32px;height:32px;margin-top:-16px;border-radius:50%;background:rgba(255,255,255,.8);font-size:24px;line-height:28px;text-align:center;cursor:pointer}
tini-arrow[tini-step='-1']{left:8px}
tini-arrow[tini-step='1']{right:8px}
`;
